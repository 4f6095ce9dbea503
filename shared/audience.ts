/** What the audience's lags say of a card: who has seen it, and when the rest will. Pure. Rules CR50–CR59. */
import type { AudienceSummary } from "./protocol.ts";
import { type Millis, millis } from "./time.ts";

type Lags = Pick<AudienceSummary, "lags">;

/**
 * How many of those who play have had a card on their screens, `age` after its `at`. Never too many: people of a step that
 * the age is still within are not counted. A card ahead of the clock (`age` below 0) nobody has seen.
 */
export function seenBy({ lags }: Lags, age: Millis): { readonly people: number; readonly of: number } {
  const seen = lags.filter(([upTo]) => upTo <= age);
  return { people: count(seen), of: count(lags) };
}

/**
 * So long after its `at` a card has been seen by `share` (0 to 1) of those who play: 0.5 is the median viewer, 0.9 where
 * the slowest tenth begins. Rounded up to the step's end. `null`: nobody plays.
 */
export function lagAt({ lags }: Lags, share: number): Millis | null {
  const wanted = Math.max(1, Math.ceil(share * count(lags)));
  let people = 0;
  for (const [upTo, more] of lags) {
    people += more;
    if (people >= wanted) return millis(upTo);
  }
  return null;
}

const count = (lags: Lags["lags"]): number => lags.reduce((sum, [, people]) => sum + people, 0);

/** Who watches a rehearsal: three who are not there, so that a recall and the meter can be tried (TL45). */
export const rehearsedAudience: AudienceSummary = {
  people: 3,
  playing: 3,
  firstLagMs: millis(4_000),
  medianLagMs: millis(6_000),
  p90LagMs: millis(9_000),
  p95LagMs: millis(9_000),
  lags: [
    [millis(4_000), 1],
    [millis(6_000), 1],
    [millis(9_000), 1],
  ],
};
