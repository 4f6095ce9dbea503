/** Which stand the meeting shows on a frame. Pure (EB64). */
import type { ProgramTime } from "../../../shared/time.ts";
import { programAt } from "../../../shared/timeline/at.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";

export interface LedStand {
  readonly standId: string;
  /** As it stood on the plan when the card was made. */
  readonly number: number | null;
  readonly title: string;
  /** Of a guided walk; `null`: shown by itself. */
  readonly walk: { readonly name: string; readonly step: number; readonly of: number } | null;
}

/** `null`: none, or a card that names no stand of this exhibition. @param at `null`: no frame was seen yet */
export function ledStandAt(record: MeetingRecord, at: ProgramTime | null): LedStand | null {
  if (at === null || record.phase !== "open") return null;
  const card = programAt(record, at).stage?.card;
  if (card?.kind !== "stand" || card.standId === undefined) return null;
  const { standId, number, title, walk, walkStep, walkOf } = card;
  const isWalk = walkStep !== undefined && walkOf !== undefined;
  return {
    standId,
    number: number ?? null,
    title,
    walk: isWalk ? { name: walk ?? "", step: walkStep, of: walkOf } : null,
  };
}

export const isSameLed = (one: LedStand | null, other: LedStand | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
