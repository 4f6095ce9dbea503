import { expect, test } from "vitest";
import type { CardOf } from "../../../../shared/cards/index.ts";
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
