import { expect, onTestFinished, test } from "vitest";
import type { AppendProblem, Entry } from "../../../../server/ledger/event-log.ts";
import { silentLog } from "../../../../server/log.ts";
import { clockworkOver } from "../../../../server/wiring/clockwork.ts";
import type { LedgerId } from "../../../../shared/ids.ts";
import type { Cue } from "../../../../shared/rundown/plan.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { anActor, aSlide, aSpeaker } from "../../../support/ledger-builders.ts";
import { ledgersAtHand, rundown, timeline } from "../../../support/ledgers-at-hand.ts";
import { ManualAlarm } from "../../../support/manual-alarm.ts";
import { MemoryLog } from "../../../support/memory-log.ts";

const minute = 60_000;
const rehearsal: LedgerId = "rehearsal:meeting";

const agenda = (number: number): Cue => ({
  id: `item-cue-${number}`,
  card: { kind: "agenda", id: `item-card-${number}`, title: `Пункт ${number}`, itemId: `item-000${number}` },
});
const slide = (id: string, afterMs: number, alt: string | null = "Таблица"): Cue => {
  const { alt: _alt, ...undescribed } = aSlide({ id: `slide-${id}` });
  return { id: `cue-of-${id}`, card: alt === null ? undescribed : { ...undescribed, alt }, afterMs };
};

/** Keeps who did what, too. */
class LogOfActors extends MemoryLog {
  readonly actors: string[] = [];

  override append(entries: readonly Entry[]): AppendProblem | null {
    this.actors.push(...entries.map(({ actorId }) => actorId));
    return super.append(entries);
  }
}

/** A planned meeting whose two items begin 10 and 20 minutes from now, and a house that plays it by the clock. */
async function aHouse(more: readonly Cue[] = []) {
  const log = new LogOfActors();
  const at = { ...ledgersAtHand({ log }), log };
  const { ledgers, clock, send } = at;
  const alarm = new ManualAlarm(clock);
  const start = clock.now();
  const programme = [1, 2].map((number) => ({
    id: `item-000${number}`,
    title: `Пункт ${number}`,
    startsAt: programTime(start + number * 10 * minute),
  }));
  await ledgers.createMeeting({ slug: "meeting", title: "Итоги", programme }, anActor("system"), "plan-of-it");
  for (const cue of [agenda(1), ...more, agenda(2)]) await send(rundown, { type: "add", cue });
  const run = () => {
    const stop = clockworkOver({ ledgers, clock, alarm, log: silentLog, encoderDelayOf: () => millis(0) });
    onTestFinished(stop);
    return stop;
  };
  /** What the house took or a hand did has been decided and told, and looked at again. */
  const settled = async () => {
    for (let turn = 0; turn < 6; turn += 1) await new Promise((next) => setImmediate(next));
  };
  return {
    ...at,
    alarm,
    run,
    settled,
    /** Minutes pass, one after the other. */
    pass: async (minutes: number) => {
      for (let passed = 0; passed < minutes * 2; passed += 1) {
        alarm.pass(minute / 2);
        await settled();
      }
    },
    shown: (ledger: "timeline" | "rehearsal" = "timeline") =>
      (ledger === "timeline" ? ledgers.recordOf("meeting") : ledgers.rehearsalOf("meeting"))?.showings.map(
        ({ card, from }) => [card.id, (from - start) / minute],
      ),
    isOn: () => ledgers.planOf("meeting")?.clock.isOn,
  };
}

async function aPlayedMeeting(more: readonly Cue[] = []) {
  const house = await aHouse(more);
  const stop = house.run();
  await house.send(rundown, { type: "run-clock", isOn: true });
  await house.send(timeline, { type: "open" });
  await house.settled();
  return { ...house, stop };
}

test("[SH10] an open meeting is played at its planned moments, as «Часы»", async () => {
  const { pass, shown, log } = await aPlayedMeeting([slide("a", 2 * minute)]);
  await pass(25);
  expect(shown()).toEqual([
    ["item-card-1", 10],
    ["slide-a", 12],
    ["item-card-2", 20],
  ]);
  expect(log.actors.slice(-3)).toEqual(["clock", "clock", "clock"]);
});

test("[SH10] a meeting that is not open is not played, nor one whose clock is off", async () => {
  const { run, send, pass, shown } = await aHouse();
  run();
  await send(rundown, { type: "run-clock", isOn: true });
  await pass(12);
  expect(shown()).toEqual([]);
  await send(rundown, { type: "run-clock", isOn: false });
  await send(timeline, { type: "open" });
  await pass(12);
  expect(shown()).toEqual([]);
});

test.each([
  ["take", { type: "take", cueId: "cue-of-b" }],
  ["clear", { type: "clear", layer: "chapter" }],
  ["blackout", { type: "blackout" }],
  ["undo", { type: "undo" }],
] as const)("[SH12] a %s by hand takes over in the same commit, and nothing else changes", async (_what, command) => {
  const { pass, send, shown, isOn, log, ledgers } = await aPlayedMeeting([slide("a", minute), slide("b", 2 * minute)]);
  await pass(11);
  const commits = log.commits.length;
  expect(await send(timeline, command)).toMatchObject({ ok: true });
  expect([log.commits.length - commits, log.commits.at(-1), isOn()]).toEqual([1, 2, false]);
  const after = shown();
  const acts = ledgers.recordOf("meeting")?.acts.length;
  await pass(12);
  expect([shown(), ledgers.recordOf("meeting")?.acts.length]).toEqual([after, acts]);
});

test("[SH12] a refused act takes nothing over", async () => {
  const { send, isOn } = await aPlayedMeeting();
  expect(await send(timeline, { type: "take", cueId: "cue-none" })).toMatchObject({ ok: false });
  expect(await send(timeline, { type: "take", cueId: "item-cue-1" }, { role: "editor" })).toMatchObject({ ok: false });
  expect(isOn()).toBe(true);
});

test("[SH12] given back, it goes on from the next planned moment", async () => {
  const { pass, send, shown, settled } = await aPlayedMeeting([slide("a", minute), slide("b", 3 * minute)]);
  await pass(11);
  await send(timeline, { type: "blackout" });
  await pass(1);
  const before = shown();
  await send(rundown, { type: "run-clock", isOn: true });
  await settled();
  expect(shown()).toEqual(before);
  await pass(10);
  expect(shown()?.slice(before?.length)).toEqual([
    ["slide-b", 13],
    ["item-card-2", 20],
  ]);
});

test("[SH12] given back where no item is on, the due one begins, also when the clock had begun it before", async () => {
  const { pass, send, shown, settled } = await aPlayedMeeting();
  await pass(10);
  await send(timeline, { type: "clear", layer: "chapter" });
  await pass(2);
  await send(rundown, { type: "run-clock", isOn: true });
  await settled();
  expect(shown()).toEqual([
    ["item-card-1", 10],
    ["item-card-1", 12],
  ]);
});

test("[SH11] a restart neither repeats nor misses", async () => {
  const { pass, run, stop, shown, settled, alarm } = await aPlayedMeeting([
    slide("a", minute),
    slide("b", 2 * minute),
    { id: "cue-of-c", card: aSpeaker({ id: "speaker-c" }), afterMs: 2 * minute },
    slide("d", 3 * minute),
  ]);
  await pass(11);
  stop();
  alarm.stall(2.5 * minute);
  run();
  await settled();
  expect(shown()).toEqual([
    ["item-card-1", 10],
    ["slide-a", 11],
    ["speaker-c", 13.5],
    ["slide-d", 13.5],
  ]);
});

test("[SH11] what was due of an item that is over is not shown any more", async () => {
  const { pass, run, stop, shown, settled, alarm } = await aPlayedMeeting([slide("a", minute)]);
  await pass(10);
  stop();
  alarm.stall(15 * minute);
  run();
  await settled();
  expect(shown()).toEqual([
    ["item-card-1", 10],
    ["item-card-2", 25],
  ]);
});

test("[SH13] a slide without words is passed over once, and taken when it has them", async () => {
  const { pass, shown, send } = await aPlayedMeeting([slide("a", minute, null), slide("b", 4 * minute)]);
  await pass(13);
  expect(shown()).toEqual([["item-card-1", 10]]);
  const { afterMs: _marked, ...described } = slide("a", minute);
  await send(rundown, { type: "edit", cue: described });
  await pass(2);
  expect(shown()?.map(([id]) => id)).toEqual(["item-card-1", "slide-a", "slide-b"]);
});

test("[SH13] a full disk is asked again while the cue is due", async () => {
  const { pass, shown, log } = await aPlayedMeeting();
  await pass(9);
  log.nextProblem = "full";
  await pass(2);
  expect(shown()?.map(([id]) => id)).toEqual(["item-card-1"]);
});

test("[SH13] an edit of the plan holds from then on", async () => {
  const { pass, send, shown } = await aPlayedMeeting([slide("a", minute), slide("b", 2 * minute)]);
  await pass(10);
  await send(rundown, { type: "mark-cue", id: "cue-of-a", isSkipped: true });
  await send(rundown, { type: "mark-cue", id: "cue-of-b", afterMs: 5 * minute });
  await pass(6);
  expect(shown()).toEqual([
    ["item-card-1", 10],
    ["slide-b", 15],
  ]);
});

test("[SH14] in a rehearsal the plan begins when the clock is switched on, and goes no further than it", async () => {
  const { ledgers, run, send, pass, shown, settled, isOn } = await aHouse([slide("a", 2 * minute)]);
  run();
  await ledgers.beginRehearsal("meeting", anActor("moderator"));
  await send(rundown, { type: "run-clock", isOn: true });
  await settled();
  await pass(3);
  expect([shown("rehearsal"), shown()]).toEqual([
    [
      ["item-card-1", 0],
      ["slide-a", 2],
    ],
    [],
  ]);
  expect(await send(rehearsal, { type: "blackout" })).toMatchObject({ ok: true });
  expect(isOn()).toBe(false);
  await send(rundown, { type: "run-clock", isOn: true });
  ledgers.endRehearsal("meeting", anActor("moderator"));
  expect(isOn()).toBe(false);
});
