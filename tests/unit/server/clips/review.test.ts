import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Clip } from "../../../../shared/clips.ts";
import { accept, refuse } from "../../../../shared/result.ts";
import { millis } from "../../../../shared/time.ts";
import { someMedia } from "../../../support/clip-builders.ts";
import { aClipHouse, anOrder, otherReporter, reporter } from "../../../support/clip-house.ts";
import { filmBytes } from "../../../support/film-bytes.ts";
import { anActor } from "../../../support/ledger-builders.ts";
import { rundown } from "../../../support/ledgers-at-hand.ts";
import { patience } from "../../../support/patience.ts";

const [irina, oleg] = [anActor("moderator", "account-irina"), anActor("moderator", "account-oleg")];
const [fromMs, toMs] = [millis(5_000), millis(25_000)];

/** A house with a clip that can be looked at. */
async function aReview() {
  const house = await aClipHouse();
  await house.arrived();
  const { desk } = house;
  const version = () => house.now().version;
  return {
    ...house,
    approve: (by = irina) => desk.approve("meeting", "clip-0001", version(), by),
    edit: (change: Partial<Parameters<typeof desk.edit>[2]>) =>
      desk.edit("meeting", "clip-0001", { version: version(), ...change }),
    askForTwo: () => house.send(rundown, { type: "set-rules", needsSecondPerson: true }, { role: "producer" }),
  };
}

const codeOf = (outcome: { ok: true } | { ok: false; problem: { code: string } }) =>
  outcome.ok ? "done" : outcome.problem.code;

test("[BZ5] approved by one person a clip is for everybody, where the meeting does not ask for two", async () => {
  const { desk, approve, now } = await aReview();
  expect(desk.approved("meeting")).toEqual([]);
  expect(codeOf(approve())).toBe("done");
  expect(now()).toMatchObject({ state: "approved", approvals: [irina.id] });
  expect(desk.approved("meeting")).toMatchObject([{ id: "clip-0001", durationMs: 40_000, hasCaptions: false }]);
  expect(codeOf(approve())).toBe("WRONG_STATE");
});

test("[BZ5] the list for everybody is read once for a crowd, and again after each change", async () => {
  const { desk, approve, edit, now, clips } = await aReview();
  approve();
  const before = desk.approved("meeting");
  const { of } = clips;
  clips.of = () => {
    throw new Error("read again");
  };
  expect(desk.approved("meeting")).toBe(before);
  clips.of = of;
  edit({ title: "Другое" });
  expect(desk.approved("meeting")).toMatchObject([{ title: "Другое" }]);
  desk.return("meeting", "clip-0001", now().version, "Тихо");
  expect(desk.approved("meeting")).toEqual([]);
  approve();
  expect(desk.approved("meeting")).toHaveLength(1);
  await desk.forgetMeeting("meeting");
  expect(desk.approved("meeting")).toEqual([]);
});

test("[BZ6] where the meeting asks for two, they are two accounts", async () => {
  const { approve, askForTwo, now, desk } = await aReview();
  await askForTwo();
  expect([codeOf(approve()), now().state, codeOf(approve())]).toEqual(["done", "review", "SECOND_PERSON"]);
  expect(desk.approvedClip("meeting", "clip-0001")).toBe(null);
  expect([codeOf(approve(oleg)), now().state, now().approvals]).toEqual(["done", "approved", [irina.id, oleg.id]]);
});

test("[BZ6] what was changed after the first approval is approved anew, and what is for everybody comes back", async () => {
  const { approve, askForTwo, edit, now } = await aReview();
  await askForTwo();
  approve();
  edit({ quotation: "Нас ждут" });
  expect(now().approvals).toEqual([]);
  approve();
  approve(oleg);
  edit({ title: "Нас ждут везде" });
  expect([now().state, now().approvals]).toEqual(["review", []]);
});

test("[BZ6] who sent a file is not its second person", async () => {
  const { desk, askForTwo, arrived } = await aReview();
  await askForTwo();
  const film = { sort: "film", id: "film-0001", title: "Год музея", bytes: 1_000, type: "video/mp4" } as const;
  const clip = await arrived(film, { sort: "account", id: irina.id, name: irina.name });
  expect(codeOf(desk.approve("meeting", clip.id, clip.version, irina))).toBe("SECOND_PERSON");
});

test("[BZ4] two who work on one clip: the second is told that it is another one by now", async () => {
  const { desk, now, edit } = await aReview();
  const { version } = now();
  edit({ title: "Первая правка" });
  expect(codeOf(desk.edit("meeting", "clip-0001", { version, title: "Вторая" }))).toBe("STALE");
  expect(codeOf(desk.approve("meeting", "clip-0001", version, irina))).toBe("STALE");
  expect(codeOf(desk.approve("another", "clip-0001", now().version, irina))).toBe("UNKNOWN_CLIP");
});

test("[BZ7] a clip goes back with a reason, and comes to the reviewers again when its reporter has said otherwise", async () => {
  const { desk, now } = await aReview();
  desk.return("meeting", "clip-0001", now().version, "Не слышно имени");
  expect(now()).toMatchObject({ state: "returned", note: "Не слышно имени", approvals: [] });
  expect(codeOf(desk.amend(otherReporter, "clip-0001", { title: "Чужое" }))).toBe("UNKNOWN_CLIP");
  expect(codeOf(desk.amend(reporter, "clip-0001", { title: "Ирина Ветрова, музей" }))).toBe("done");
  expect(now()).toMatchObject({ state: "review", title: "Ирина Ветрова, музей", note: "Не слышно имени" });
});

test("[BZ7] a returned clip's file may be sent anew: what was made of the first is gone", async () => {
  const { desk, now, files, arrived } = await aReview();
  desk.return("meeting", "clip-0001", now().version, "Темно");
  expect(codeOf(await desk.register("meeting", reporter, anOrder({ isAnew: true, bytes: 2_000 })))).toBe("done");
  expect([now().state, now().media, now().note, await files()]).toEqual(["receiving", null, null, []]);
  expect((await arrived(anOrder({ bytes: 2_000 }))).state).toBe("review");
});

test("[BZ16] what is trimmed away is cut off before anybody sees it, by whoever approves", async () => {
  const { desk, edit, approve, now, workshop } = await aReview();
  edit({ trim: { fromMs, toMs } });
  expect([now().state, now().media?.durationMs]).toEqual(["review", 40_000]);
  approve();
  expect([now().state, desk.approved("meeting")]).toEqual(["converting", []]);
  await desk.idle();
  expect([now().state, now().media?.durationMs, desk.cutOf("clip-0001")]).toEqual([
    "approved",
    20_000,
    { fromMs, toMs },
  ]);
  edit({ trim: null });
  expect(now().state).toBe("converting");
  await desk.idle();
  expect([now().state, now().media?.durationMs]).toEqual(["approved", 40_000]);
  expect(workshop.asked.filter((what) => what.startsWith("cut"))).toEqual([
    "cut clip-0001 5000-25000",
    "cut clip-0001 all",
  ]);
});

test("[BZ16] a cut that fails brings the clip back to the reviewers, whole and with its problem", async () => {
  const { desk, edit, approve, now, workshop } = await aReview();
  edit({ trim: { fromMs, toMs } });
  workshop.answer = () => Promise.resolve(refuse("CONVERSION_FAILED"));
  approve();
  await desk.idle();
  expect(now()).toMatchObject({ state: "review", problem: "CONVERSION_FAILED", approvals: [], media: someMedia });
});

test.each([[{ fromMs: 0, toMs: 41_000 }], [{ fromMs: 10_000, toMs: 10_900 }], [{ fromMs: 20_000, toMs: 10_000 }]])(
  "[BZ17] a trim outside the film, or to less than a second, is refused: %j",
  async (trim) => {
    const { edit, now } = await aReview();
    expect([codeOf(edit({ trim })), now().trim]).toEqual(["BAD_TRIM", null]);
  },
);

test("[BZ21] captions that cannot be read are refused with their line", async () => {
  const { edit, now } = await aReview();
  const outcome = edit({ captions: "WEBVTT\n\n00:01,000 --> 00:02,000\nраз" });
  expect(outcome).toEqual({ ok: false, problem: { code: "BAD_CAPTIONS", detail: "3 BAD_TIME" } });
  edit({ captions: "Раз.\nДва." });
  expect(now().captions).toMatch(/^WEBVTT\n\n00:00:00\.000 --> /);
  edit({ captions: null });
  expect(now().captions).toBe(null);
});

test("[BZ18] what was shown to everybody is not dropped without a word; anything else is, with its files and consent", async () => {
  const { desk, approve, now, consents, files } = await aReview();
  approve();
  expect(codeOf(await desk.drop("meeting", "clip-0001"))).toBe("WRONG_STATE");
  desk.reject("meeting", "clip-0001", now().version, null);
  expect(codeOf(await desk.dropOwn(otherReporter, "clip-0001"))).toBe("UNKNOWN_CLIP");
  expect(codeOf(await desk.dropOwn(reporter, "clip-0001"))).toBe("done");
  expect([desk.clip("clip-0001"), consents.byClip("clip-0001"), await files()]).toEqual([null, null, []]);
});

test("[BZ15] films are made one at a time, and one that is dropped meanwhile is given up", async () => {
  const { desk, workshop, folders } = await aClipHouse();
  const { promise, resolve } = Promise.withResolvers<void>();
  workshop.answer = async () => {
    await promise;
    return { ok: true, value: someMedia };
  };
  for (const id of ["clip-0001", "clip-0002"]) {
    await desk.register("meeting", reporter, anOrder({ id }));
    await folders.begin(id);
    writeFileSync(folders.incomingOf(id), filmBytes(1_000));
    await desk.intake.arrived(id);
  }
  expect(workshop.asked).toEqual(["convert clip-0001"]);
  await desk.dropOwn(reporter, "clip-0001");
  expect(workshop.signals[0]?.aborted).toBe(true);
  resolve();
  await desk.idle();
  const states = desk.all("meeting").map(({ id, state }: Clip) => [id, state]);
  expect([states, workshop.asked]).toEqual([[["clip-0002", "review"]], ["convert clip-0001", "convert clip-0002"]]);
});

test("[BZ15] shapes for feeds give way to a film, and are begun again after it", async () => {
  const { approve, arrived, workshop, now } = await aReview();
  const asked = new Set<AbortSignal>();
  workshop.shapes = ({ clipId, signal }) => {
    workshop.asked.push(`shapes ${clipId}`);
    asked.add(signal);
    if (asked.size > 1) return Promise.resolve(accept(["9x16", "1x1"]));
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof refuse<"CONVERSION_FAILED">>>();
    signal.addEventListener("abort", () => resolve(refuse("CONVERSION_FAILED")));
    return promise;
  };
  approve();
  await expect.poll(() => asked.size, patience).toBe(1);
  expect((await arrived(anOrder({ id: "clip-0002" }))).state).toBe("review");
  expect([...asked].map(({ aborted }) => aborted)).toEqual([true, false]);
  expect(now().media?.shapes).toEqual(["9x16", "1x1"]);
  expect(workshop.asked).toContain("convert clip-0002");
});

test("[BZ15] what takes too long is given up and says so, with nothing left on the disk", async () => {
  const { workshop, arrived, files } = await aClipHouse({ limits: { deadlineMs: millis(20) } });
  workshop.answer = () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof refuse<"CONVERSION_FAILED">>>();
    workshop.signals.at(-1)?.addEventListener("abort", () => resolve(refuse("CONVERSION_FAILED")));
    return promise;
  };
  expect([(await arrived()).problem, await files()]).toEqual(["TOOK_TOO_LONG", []]);
});

test("[BZ19] a stand's film is for everybody with its stand, and stands in no list of interviews", async () => {
  const { desk, arrived } = await aClipHouse();
  const film = { sort: "film", id: "film-0001", title: "Год музея", bytes: 1_000, type: "video/mp4" } as const;
  await arrived(film, { sort: "pass", id: "pass-stand", meeting: "meeting", name: "Музей" });
  expect(codeOf(desk.acceptFilm("meeting", "film-0001", irina))).toBe("done");
  expect([desk.approvedClip("meeting", "film-0001")?.title, desk.approved("meeting")]).toEqual(["Год музея", []]);
});
