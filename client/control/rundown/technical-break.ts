/** Which card «Технический перерыв» takes. Pure. Rule RD26 in docs/spec/rundown.md. */
import type { Cue } from "../../../shared/rundown/plan.ts";

const technical = /^\s*(?:технич|technical)/iu;

/**
 * The rundown's own technical break: never the lunch break, which is another thing to tell the public.
 * @param now what says a time of return that has passed is not ready
 */
export function technicalBreakOf(
  cues: readonly Cue[],
  now: number,
): { readonly cue: Cue | null; readonly isReady: boolean } {
  const breaks = cues.flatMap((cue) =>
    cue.card.kind === "break" && technical.test(cue.card.reason) ? [{ cue, until: cue.card.until }] : [],
  );
  const ready = breaks.find(({ until }) => until === undefined || until > now);
  const found = ready ?? breaks[0];
  return { cue: found?.cue ?? null, isReady: ready !== undefined };
}
