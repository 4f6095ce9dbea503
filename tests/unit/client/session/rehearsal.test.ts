import { expect, test } from "vitest";
import { MeetingSession } from "../../../../client/session/meeting-session.ts";
import type { LedgerId } from "../../../../shared/ids.ts";
import { programTime } from "../../../../shared/time.ts";
import { emptyRecord, fold } from "../../../../shared/timeline/reduce.ts";
import { aTimeline } from "./a-timeline.ts";
import { FakeTransport } from "./fake-transport.ts";
import { ManualSurroundings } from "./manual-surroundings.ts";

const timeline: LedgerId = "timeline:primer";
const rehearsal: LedgerId = "rehearsal:primer";
const planned = fold(emptyRecord, aTimeline(1));
const rehearsed = fold(emptyRecord, aTimeline(4));

function aRoom() {
  const transport = new FakeTransport();
  const surroundings = new ManualSurroundings();
  const session = new MeetingSession({
    slug: "primer",
    viewerId: "viewer-1",
    followRundown: true,
    transport,
    surroundings,
  });
  session.open();
  const { hearer } = transport.line;
  hearer.connected();
  hearer.snapshot({ ledger: timeline, epoch: "t", seq: 1, state: planned });
  return {
    session,
    transport,
    none: () => hearer.refused({ ledger: rehearsal, refusal: { code: "UNKNOWN_LEDGER" } }),
    snapshot: (epoch = "r") => hearer.snapshot({ ledger: rehearsal, epoch, seq: 4, state: rehearsed }),
    tick: (heads: Readonly<Record<LedgerId, number>>) =>
      hearer.tick({ now: programTime(surroundings.now()), heads, people: 0, signal: "loop" }),
    sent: () => transport.line.commands.map(({ envelope }) => [envelope.ledger, envelope.command.type]),
  };
}

test("[SH6] a room that comes while a rehearsal is on is in it", () => {
  const { session, snapshot } = aRoom();
  expect([session.state.isRehearsal, session.state.record]).toEqual([false, planned]);
  snapshot();
  expect([session.state.isRehearsal, session.state.record]).toEqual([true, rehearsed]);
});

test("[SH6] a room joins a rehearsal by the tick that names it, asking once", () => {
  const { session, none, tick, transport, snapshot } = aRoom();
  none();
  expect(session.state.refusal).toBeNull();
  tick({ [timeline]: 1, [rehearsal]: 4 });
  tick({ [timeline]: 1, [rehearsal]: 4 });
  expect(transport.line.follows).toEqual([{ ledger: rehearsal, epoch: null, since: 0 }]);
  snapshot();
  expect(session.state.isRehearsal).toBe(true);
});

test("[SH6] a room leaves with the rehearsal's end, however it learns of it", () => {
  for (const end of ["refused", "tick"] as const) {
    const { session, none, tick, snapshot } = aRoom();
    snapshot();
    if (end === "refused") none();
    else tick({ [timeline]: 1 });
    expect([end, session.state.isRehearsal, session.state.record]).toEqual([end, false, planned]);
  }
});

test("[SH2] the next rehearsal is followed from nothing", () => {
  const { session, none, tick, snapshot, transport } = aRoom();
  snapshot("first");
  none();
  tick({ [timeline]: 1, [rehearsal]: 2 });
  expect(transport.line.follows.at(-1)).toEqual({ ledger: rehearsal, epoch: null, since: 0 });
  snapshot("second");
  expect(session.state.record).toEqual(rehearsed);
});

test("[SH3] acts go to the rehearsal while one is on; what the meeting is goes to the meeting", () => {
  const { session, none, snapshot, sent } = aRoom();
  void session.command("timeline", { type: "blackout" });
  snapshot();
  void session.command("timeline", { type: "take", cueId: "cue-00001" });
  void session.command("rundown", { type: "arm", id: null });
  void session.command("timeline", { type: "open" });
  none();
  void session.command("timeline", { type: "undo" });
  expect(sent()).toEqual([
    [timeline, "blackout"],
    [rehearsal, "take"],
    ["rundown:primer", "arm"],
    [timeline, "open"],
    [timeline, "undo"],
  ]);
});
