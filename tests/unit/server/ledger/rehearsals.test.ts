import { expect, test } from "vitest";
import { Ledgers } from "../../../../server/ledger/ledgers.ts";
import { silentLog } from "../../../../server/log.ts";
import type { LedgerId } from "../../../../shared/ids.ts";
import { millis } from "../../../../shared/time.ts";
import type { SystemCommand } from "../../../../shared/timeline/orders.ts";
import { aCue, aFigure, anActor, aSlide, aSpeaker } from "../../../support/ledger-builders.ts";
import { ledgersAtHand, rundown, timeline } from "../../../support/ledgers-at-hand.ts";
import { patience } from "../../../support/patience.ts";

const rehearsal: LedgerId = "rehearsal:meeting";
const moderator = anActor("moderator");
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? "accepted" : outcome.refusal?.code;
const shown = (record: { readonly showings: readonly { readonly card: { readonly id: string } }[] } | null) =>
  record?.showings.map(({ card }) => card.id);

/** A planned meeting with one cue. */
async function planned() {
  const at = ledgersAtHand();
  const programme = [{ id: "item-0001", title: "Открытие" }];
  await at.ledgers.createMeeting({ slug: "meeting", title: "Итоги", programme }, anActor("system"), "plan-of-it");
  const cue = aCue();
  await at.send(rundown, { type: "add", cue });
  return { ...at, cue };
}

async function rehearsed() {
  const at = await planned();
  expect(await at.ledgers.beginRehearsal("meeting", moderator)).toEqual({ ok: true, seq: 2 });
  return at;
}

test("[SH1] a rehearsal is a record of its own, open, with the meeting's title and programme", async () => {
  const { ledgers } = await rehearsed();
  const { title, programme, phase } = ledgers.rehearsalOf("meeting") ?? {};
  expect([title, programme?.[0]?.title, phase]).toEqual(["Итоги", "Открытие", "open"]);
  expect(ledgers.recordOf("meeting")?.phase).toBe("planned");
});

test("[SH1] what is taken in it stands in it alone, and is taken back by the same rules", async () => {
  const { ledgers, cue, send } = await rehearsed();
  expect(codeOf(await send(rehearsal, { type: "take", cueId: cue.id }))).toBe("accepted");
  expect([shown(ledgers.rehearsalOf("meeting")), shown(ledgers.recordOf("meeting"))]).toEqual([["speaker-1"], []]);
  expect(codeOf(await send(rehearsal, { type: "undo" }))).toBe("accepted");
  expect(codeOf(await send(rehearsal, { type: "take", cueId: "cue-none" }))).toBe("UNKNOWN_CUE");
  expect(codeOf(await send(rehearsal, { type: "take", cueId: cue.id }, { role: "editor" }))).toBe("NOT_ALLOWED");
});

test("[SH8] a rehearsal has viewers of its own, so that a recall can be tried while they have seen nothing", async () => {
  const { ledgers, cue, send, clock } = await rehearsed();
  const take = async () => {
    const outcome = await send(rehearsal, { type: "take", cueId: cue.id });
    return outcome.ok ? outcome.seq : 0;
  };
  const early = await take();
  clock.advance(3_900);
  expect(codeOf(await send(rehearsal, { type: "recall", act: early }))).toBe("accepted");
  expect([ledgers.rehearsalOf("meeting")?.revoked, shown(ledgers.rehearsalOf("meeting"))]).toEqual([
    { act: early, isUnseen: true },
    [],
  ]);

  const late = await take();
  clock.advance(4_100);
  expect(codeOf(await send(rehearsal, { type: "recall", act: late }))).toBe("accepted");
  expect(shown(ledgers.rehearsalOf("meeting"))).toEqual(["speaker-1"]);
});

test("[SH1] [TL43] [TL47] what the air refuses, a rehearsal refuses", async () => {
  const { send, cue } = await rehearsed();
  const { alt: _alt, ...undescribed } = aSlide();
  const slide = aCue(undescribed);
  await send(rundown, { type: "add", cue: slide });
  expect(codeOf(await send(rehearsal, { type: "take", cueId: slide.id }))).toBe("NO_ALTERNATIVE");
  await send(rundown, { type: "set-rules", needsSecondPerson: true }, { role: "producer" });
  expect(codeOf(await send(rehearsal, { type: "take", cueId: cue.id }))).toBe("SECOND_PERSON");
});

test("[SH3] a rehearsal is not planned, opened, closed or put away by people", async () => {
  const { send } = await rehearsed();
  const commands = [
    { type: "plan", title: "Другое", programme: [] },
    { type: "open" },
    { type: "close" },
    { type: "archive" },
  ] as const;
  const outcomes = await Promise.all(commands.map((command) => send(rehearsal, command, { role: "admin" })));
  expect(outcomes.map(codeOf)).toEqual(["BAD_SHAPE", "BAD_SHAPE", "BAD_SHAPE", "BAD_SHAPE"]);
});

test("[SH2] only a planned meeting is rehearsed, and only by who runs it", async () => {
  const { ledgers, send } = await planned();
  expect(codeOf(await ledgers.beginRehearsal("meeting", anActor("editor")))).toBe("NOT_ALLOWED");
  const elsewhere = { ...moderator, meetings: ["another"] };
  expect(codeOf(await ledgers.beginRehearsal("meeting", elsewhere))).toBe("NOT_ALLOWED");
  expect(codeOf(await ledgers.beginRehearsal("nothing", moderator))).toBe("UNKNOWN_MEETING");
  await send(timeline, { type: "open" });
  expect(codeOf(await ledgers.beginRehearsal("meeting", moderator))).toBe("MEETING_ALREADY_OPEN");
  await send(timeline, { type: "close" });
  expect(codeOf(await ledgers.beginRehearsal("meeting", moderator))).toBe("MEETING_CLOSED");
});

test("[SH2] a second rehearsal begins with nothing of the first, under a new epoch", async () => {
  const { ledgers, send, cue } = await rehearsed();
  await send(rehearsal, { type: "take", cueId: cue.id }, { id: "command-x" });
  const first = ledgers.catchUp({ ledger: rehearsal, epoch: null, since: 0 });
  await ledgers.beginRehearsal("meeting", moderator);
  const second = ledgers.catchUp({ ledger: rehearsal, epoch: null, since: 0 });
  const epochOf = (it: typeof first) => (it?.kind === "snapshot" ? it.snapshot.epoch : null);
  expect(epochOf(second)).not.toBe(epochOf(first));
  expect(shown(ledgers.rehearsalOf("meeting"))).toEqual([]);
  expect(await send(rehearsal, { type: "take", cueId: cue.id }, { id: "command-x" })).toEqual({ ok: true, seq: 3 });
});

test("[SH4] what was prepared before a rehearsal, or in it, is not prepared after the change", async () => {
  const { ledgers, send, cue } = await planned();
  const armed = () => ledgers.planOf("meeting")?.armed?.cueId ?? null;
  await send(rundown, { type: "arm", id: cue.id });
  await ledgers.beginRehearsal("meeting", moderator);
  expect(armed()).toBeNull();
  await send(rundown, { type: "arm", id: cue.id });
  ledgers.endRehearsal("meeting", moderator);
  expect(armed()).toBeNull();
});

test("[SH2] the end forgets all of it, also on the disk, and says so", async () => {
  const { ledgers, log, send, cue } = await rehearsed();
  const said: unknown[] = [];
  ledgers.listen({ rehearsed: (change) => said.push(change) });
  await send(rehearsal, { type: "take", cueId: cue.id });
  expect(codeOf(ledgers.endRehearsal("meeting", anActor("editor")))).toBe("NOT_ALLOWED");
  expect(codeOf(ledgers.endRehearsal("meeting", moderator))).toBe("accepted");
  expect([ledgers.headOf(rehearsal), ledgers.catchUp({ ledger: rehearsal, epoch: null, since: 0 })]).toEqual([
    null,
    null,
  ]);
  expect(codeOf(await send(rehearsal, { type: "take", cueId: cue.id }))).toBe("UNKNOWN_LEDGER");
  expect(log.ledgers().map(({ id }) => id)).toEqual([timeline, rundown]);
  expect(said).toEqual([{ slug: "meeting", isOn: false }]);
  expect(codeOf(ledgers.endRehearsal("meeting", moderator))).toBe("accepted");
});

test("[SH2] opening the meeting ends its rehearsal before anybody is told that it is open", async () => {
  const { ledgers, send, cue } = await rehearsed();
  const [, late] = await Promise.all([
    send(timeline, { type: "open" }),
    send(rehearsal, { type: "take", cueId: cue.id }),
  ]);
  expect(codeOf(late)).toBe("accepted");
  expect(codeOf(await send(rehearsal, { type: "take", cueId: cue.id }))).toBe("UNKNOWN_LEDGER");
  expect([ledgers.rehearsalOf("meeting"), shown(ledgers.recordOf("meeting"))]).toEqual([null, []]);
});

test("[SH1] what is planned anew is planned in the rehearsal too", async () => {
  const { ledgers, send } = await rehearsed();
  await send(timeline, { type: "plan", title: "Итоги года", programme: [] });
  await expect.poll(() => ledgers.rehearsalOf("meeting")?.title, patience).toBe("Итоги года");
});

test("[SH5] a restart goes on with a rehearsal, unless the meeting was opened meanwhile", async () => {
  const { log, clock, send, cue, ledgers } = await rehearsed();
  await send(rehearsal, { type: "take", cueId: cue.id });
  const start = () => new Ledgers({ log, clock, encoderDelayOf: () => millis(0), logger: silentLog });
  expect(start().rehearsalOf("meeting")).toEqual(ledgers.rehearsalOf("meeting"));
  const opened = [{ seq: 2, at: clock.now(), event: { type: "meeting.opened" } }];
  log.append([{ ledger: timeline, epoch: "epoch", commandId: "open-it-now", actorId: "someone", events: opened }]);
  expect(start().rehearsalOf("meeting")).toBeNull();
  expect(log.ledgers().map(({ id }) => id)).not.toContain(rehearsal);
});

test("[SH5] a rehearsal that nobody ended is over after a day", async () => {
  const { ledgers, clock } = await rehearsed();
  clock.advance(23 * 3_600_000);
  ledgers.endOldRehearsals();
  expect(ledgers.rehearsalOf("meeting")).not.toBeNull();
  clock.advance(2 * 3_600_000);
  ledgers.endOldRehearsals();
  expect(ledgers.rehearsalOf("meeting")).toBeNull();
});

test("[SH2] a rehearsal that could not be written is none", async () => {
  const { ledgers, log } = await planned();
  log.nextProblem = "full";
  expect(codeOf(await ledgers.beginRehearsal("meeting", moderator))).toBe("STORE_FULL");
  expect(ledgers.rehearsalOf("meeting")).toBeNull();
  expect(codeOf(await ledgers.beginRehearsal("meeting", moderator))).toBe("accepted");
});

test("[SH1] the card of a rehearsal is a copy, as on air", async () => {
  const { ledgers, send, cue } = await rehearsed();
  await send(rehearsal, { type: "take", cueId: cue.id });
  await send(rundown, { type: "edit", cue: { id: cue.id, card: aSpeaker({ name: "Борис Орлов" }) } });
  expect(ledgers.rehearsalOf("meeting")?.showings[0]?.card).toEqual(aSpeaker());
});

test("[SH1] [TL40] a corrected figure is corrected in the rehearsal, by the house", async () => {
  const { ledgers, send } = await rehearsed();
  const figure = aCue(aFigure({ figureId: "figure-of-library" }));
  await send(rundown, { type: "add", cue: figure });
  await send(rehearsal, { type: "take", cueId: figure.id });
  const corrected = {
    type: "correct-figure",
    figureId: "figure-of-library",
    figure: { value: "3 050", label: "домов" },
  };
  const submission = { id: "correct-it-1", ledger: rehearsal, command: corrected as SystemCommand };
  expect(codeOf(await ledgers.submit(submission, anActor("system")))).toBe("accepted");
  expect(ledgers.rehearsalOf("meeting")?.showings[0]?.card).toMatchObject({ value: "3 050" });
});
