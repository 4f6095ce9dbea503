import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Submission } from "../../../../server/ledger/decide-on.ts";
import { Ledgers } from "../../../../server/ledger/ledgers.ts";
import { silentLog } from "../../../../server/log.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createEventLog } from "../../../../server/store/event-log.ts";
import type { LedgerId } from "../../../../shared/ids.ts";
import { millis } from "../../../../shared/time.ts";
import { aCue, anActor } from "../../../support/ledger-builders.ts";
import { rundown, timeline } from "../../../support/ledgers-at-hand.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

test("[SH12] a press that was heard in a rehearsal takes the clock over on air too, and the store goes on", async () => {
  const log = createEventLog(openDatabase(":memory:"));
  const ledgers = new Ledgers({ log, clock: new ManualClock(), encoderDelayOf: () => millis(0), logger: silentLog });
  const moderator = anActor("moderator");
  const send = (ledger: LedgerId, command: Submission["command"], id: string = randomUUID()) =>
    ledgers.submit({ id, ledger, command }, moderator);
  const cue = aCue();
  const takeOver = async (ledger: LedgerId) => {
    await send(rundown, { type: "run-clock", isOn: true });
    const { ok } = await send(ledger, { type: "take", cueId: cue.id }, "press-of-a-panel");
    return { ok, isClockOn: ledgers.planOf("meeting")?.clock.isOn, isWritable: ledgers.isWritable };
  };
  const takenOver = { ok: true, isClockOn: false, isWritable: true };

  await ledgers.createMeeting({ slug: "meeting", title: "Итоги", programme: [] }, anActor("system"), "plan-of-it");
  await send(rundown, { type: "add", cue });
  await ledgers.beginRehearsal("meeting", moderator);
  expect(await takeOver("rehearsal:meeting")).toEqual(takenOver);
  await send(timeline, { type: "open" });
  expect(await takeOver(timeline)).toEqual(takenOver);
});
