/** How far an act on air has come to viewers. Pure. Rules CR73, CR74. */
import { lagAt, seenBy } from "../../shared/audience.ts";
import type { AudienceSummary } from "../../shared/protocol.ts";
import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import { MOST_RECALL_MS } from "../../shared/timeline/take-back.ts";

export type Sight =
  | { readonly phase: "nobody" }
  /** Nobody has seen it. `medianIn`: when half of them have; `null`: that is not known. */
  | { readonly phase: "ahead"; readonly firstIn: Millis; readonly medianIn: Millis | null }
  /** `medianIn` is `null` once half of them have. */
  | {
      readonly phase: "coming";
      readonly people: number;
      readonly of: number;
      readonly medianIn: Millis | null;
    }
  | { readonly phase: "seen"; readonly people: number };

/** The server must hear of a recall, and the fastest viewer too (TL45): it takes 250 ms for the one and we leave as much for the other. */
const RECALL_WAY_MS = 500;

/** @param at the frame of the act; `audience` is `null` until it is told, and then nothing is said. */
export function sightOf(at: ProgramTime, audience: AudienceSummary | null, now: ProgramTime): Sight | null {
  if (audience === null) return null;
  const { firstLagMs } = audience;
  if (firstLagMs === null) return { phase: "nobody" };
  const age = millis(now - at);
  const median = lagAt(audience, 0.5);
  const medianIn = median === null || median <= age ? null : millis(median - age);
  if (age < firstLagMs) return { phase: "ahead", firstIn: millis(firstLagMs - age), medianIn };
  const { people, of } = seenBy(audience, age);
  return of > 0 && people === of ? { phase: "seen", people } : { phase: "coming", people, of, medianIn };
}

/** Until when an act can be recalled as if it had never been; what is already past: it cannot. */
export const recallableUntil = (at: ProgramTime, audience: AudienceSummary | null): ProgramTime =>
  // Nobody is there, or it is not known: the server decides, and what it did is said.
  programTime(at + Math.min((audience?.firstLagMs ?? 0) - RECALL_WAY_MS, MOST_RECALL_MS));
