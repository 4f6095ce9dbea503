import { expect, test } from "vitest";
import { newestTake, takeOn, undoWords, unseenShowings } from "../../../../client/control/take-back-words.ts";
import type { Card } from "../../../../shared/cards/index.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import type { TimelineEvent } from "../../../../shared/timeline/events.ts";
import { emptyRecord, fold } from "../../../../shared/timeline/reduce.ts";
import { anAudience } from "../../../support/told-health.ts";

const figure = (id: string): Card => ({ kind: "figure", id, value: id, label: "число" });
const taken = (id: string, more: { until?: number } = {}): TimelineEvent => ({
  type: "card.taken",
  card: figure(id),
  layer: "side",
  ...(more.until === undefined ? {} : { until: programTime(more.until) }),
});
const speaker: TimelineEvent = {
  type: "card.taken",
  card: { kind: "speaker", id: "speaker-1", name: "Андрей Лебедев", post: "директор" },
  layer: "lower-third",
};
const cleared: TimelineEvent = { type: "card.cleared", layer: "side" };
/** One event a second, from 1 s on. */
const after = (...events: readonly TimelineEvent[]) =>
  fold(
    emptyRecord,
    events.map((event, index) => ({ seq: index + 1, at: programTime(1000 * (index + 1)), event })),
  );
const now = programTime(60_000);

test.each([
  ["the card before comes back", after(taken("one"), taken("two")), "Вернётся: one: число"],
  ["onto an empty layer it comes off", after(taken("one")), "Снимется: one: число"],
  ["what was cleared comes back", after(taken("one"), cleared), "Вернётся: one: число"],
  [
    "what has ended by itself meanwhile does not",
    after(taken("one", { until: 30_000 }), taken("two")),
    "Снимется: two: число",
  ],
  ["there is nothing", after(), null],
])("[CR75] undo says that %s", (_name, record, words) => {
  expect(undoWords(record, now)?.replaceAll("\u00a0", " ") ?? null).toBe(words);
});

test("[CR75] undoing a blackout brings back all that it cleared", () => {
  const record = after(
    taken("one"),
    speaker,
    { type: "card.cleared", layer: "lower-third", as: "blackout" },
    { type: "card.cleared", layer: "side", as: "blackout", joins: true },
  );

  expect(undoWords(record, now)).toBe("Вернётся: Андрей Лебедев, one: число");
});

test("[CR73] the newest take that still stands is taken back, not one that another replaced or that was cleared", () => {
  expect(newestTake(after(taken("one"), speaker, cleared), now)?.act.seq).toBe(2);
  expect(newestTake(after(taken("one"), cleared), now)).toBeNull();
});

test("[CR73] what an undo put back is no take: it is cleared", () => {
  const restored: TimelineEvent = { type: "card.taken", card: figure("one"), layer: "side", undoes: 2 };

  expect(takeOn(after(taken("one"), cleared, restored), "side", now)).toBeNull();
});

test("[CR73] only what the fastest viewer has not seen is offered to be recalled", () => {
  const audience = anAudience({ firstLagMs: millis(2_000) });
  const record = after(taken("one"), speaker);

  expect([...unseenShowings(record, audience, programTime(3_000))]).toEqual([[2, 3_500]]);
});
