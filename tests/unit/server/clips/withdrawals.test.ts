import { expect, test } from "vitest";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { accept } from "../../../../shared/result.ts";
import { millis } from "../../../../shared/time.ts";
import { someMedia } from "../../../support/clip-builders.ts";
import { aClipHouse, anOrder, reporter } from "../../../support/clip-house.ts";
import { everyCard } from "../../../support/every-card.ts";
import { aCue, anActor, aSlide } from "../../../support/ledger-builders.ts";
import { rundown, timeline } from "../../../support/ledgers-at-hand.ts";
import { patience } from "../../../support/patience.ts";

const irina = anActor("moderator", "account-irina");
const blitz: CardOf<"blitz"> = { ...everyCard.blitz, clipId: "clip-0001", name: "Ирина Ветрова" };
const again: CardOf<"blitz"> = { ...blitz, id: "blitz-card-2" };
const slide = aSlide();

/** A clip that is for everybody, on air now, planned for later, and in what a rehearsal shows. */
async function onAir() {
  const house = await aClipHouse();
  await house.arrived();
  house.desk.edit("meeting", "clip-0001", {
    version: house.now().version,
    quotation: "Нас ждут",
    captions: "Нас ждут",
  });
  house.desk.approve("meeting", "clip-0001", house.now().version, irina);
  for (const card of [slide, blitz, again]) await house.send(rundown, { type: "add", cue: aCue(card) });
  for (const card of [slide, blitz]) await house.send(timeline, { type: "take", cueId: `cue-${card.id}` });
  return house;
}

test("[BZ8] withdrawn consent leaves a record that it was done, and nothing of the person", async () => {
  const { desk, now, files, droppedImages, withdrawn } = await onAir();
  const poster = now().media?.poster?.file;
  const done = await desk.withdraw("meeting", "clip-0001", irina);
  expect(done).toMatchObject({ ok: true, value: { state: "withdrawn", title: "", quotation: "", subject: null } });
  expect(now()).toMatchObject({ media: null, captions: null, trim: null, approvals: [] });
  expect(now().consent).toMatchObject({ name: "", words: "Я согласна на показ записи.", withdrawnBy: irina.id });
  expect([await files(), droppedImages, withdrawn]).toEqual([[], [poster], ["clip-0001"]]);
  expect(desk.approvedClip("meeting", "clip-0001")).toBe(null);
  // Said again it is done already.
  expect((await desk.withdraw("meeting", "clip-0001", irina)).ok).toBe(true);
});

test("[BZ9] its cards go from the plan, from the air and from the record, also of a meeting that is closed", async () => {
  const { desk, ledgers, send } = await onAir();
  await send(timeline, { type: "close" });
  await desk.withdraw("meeting", "clip-0001", irina);
  expect(ledgers.planOf("meeting")?.cues.map(({ card }) => card.id)).toEqual([slide.id]);
  expect(ledgers.recordOf("meeting")?.showings.map(({ card }) => card.id)).toEqual([slide.id]);
  expect(JSON.stringify([ledgers.recordOf("meeting"), ledgers.planOf("meeting")])).not.toContain("Ветрова");
});

test("[BZ9] what a full disk or a crash left of it goes later", async () => {
  const house = await onAir();
  const { desk, log, reopen, ledgers, withdrawn, workshop } = house;
  log.nextProblem = "full";
  await desk.withdraw("meeting", "clip-0001", irina);
  expect([house.now().state, ledgers.planOf("meeting")?.cues.length]).toEqual(["withdrawn", 2]);
  await desk.close();
  const next = await reopen();
  await expect.poll(() => withdrawn.length, patience).toBe(2);
  expect(ledgers.planOf("meeting")?.cues.map(({ card }) => card.id)).toEqual([slide.id]);
  expect([next.clip("clip-0001")?.state, workshop.asked]).toEqual([
    "withdrawn",
    ["convert clip-0001", "shapes clip-0001"],
  ]);
});

test("[BZ8] a crash between the clip and its consent leaves nobody's name", async () => {
  const house = await onAir();
  const { consents, desk, reopen, now } = house;
  const { withdraw } = consents;
  consents.withdraw = () => {
    throw new Error("full");
  };
  await desk.withdraw("meeting", "clip-0001", irina);
  expect(now()).toMatchObject({ state: "withdrawn", consent: { name: "Ирина Ветрова" } });
  await desk.close();
  consents.withdraw = withdraw;
  await reopen();
  await expect.poll(() => now().consent?.name, patience).toBe("");
});

test("[BZ9] cards that were copied into another meeting go too", async () => {
  const { desk, ledgers, openMeeting, send } = await onAir();
  await openMeeting({ slug: "next" });
  for (const card of [slide, blitz]) await send("rundown:next", { type: "add", cue: aCue(card) });
  await send("timeline:next", { type: "take", cueId: `cue-${blitz.id}` });
  await desk.withdraw("meeting", "clip-0001", irina);
  expect(ledgers.planOf("next")?.cues.map(({ card }) => card.id)).toEqual([slide.id]);
  expect(JSON.stringify([ledgers.recordOf("next"), ledgers.planOf("next")])).not.toContain("Ветрова");
});

test("[BZ8] posters that it had before it was cut, and of a file sent before, go with it", async () => {
  const { desk, arrived, workshop, droppedImages, now } = await aClipHouse();
  const poster = (film: number) => `${String(film).repeat(32)}.jpg`;
  let films = 0;
  workshop.answer = () => {
    films += 1;
    return Promise.resolve(accept({ ...someMedia, poster: { file: poster(films), widthPx: 1280, heightPx: 720 } }));
  };
  await arrived();
  desk.return("meeting", "clip-0001", now().version, "Тихо");
  await arrived(anOrder({ isAnew: true }));
  desk.edit("meeting", "clip-0001", { version: now().version, trim: { fromMs: millis(1_000), toMs: millis(9_000) } });
  desk.approve("meeting", "clip-0001", now().version, irina);
  await desk.idle();
  expect(now()).toMatchObject({ state: "approved", media: { poster: { file: poster(3) } } });
  await desk.withdraw("meeting", "clip-0001", irina);
  expect(droppedImages).toEqual([poster(1), poster(2), poster(3)]);
});

test("[BZ8] consent may be withdrawn while the file still comes", async () => {
  const { desk, folders, now } = await aClipHouse();
  await desk.register("meeting", reporter, anOrder());
  await folders.begin("clip-0001");
  await desk.withdraw("meeting", "clip-0001", irina);
  expect([now().state, await folders.received("clip-0001")]).toEqual(["withdrawn", null]);
  expect(await desk.intake.admit(reporter, "clip-0001", 1_000)).toEqual({
    ok: false,
    problem: { code: "WRONG_STATE" },
  });
});

test("with its meeting go its clips and their files", async () => {
  const { desk, files, consents } = await onAir();
  await desk.forgetMeeting("meeting");
  expect([desk.all("meeting"), await files(), consents.byClip("clip-0001")]).toEqual([[], [], null]);
});
