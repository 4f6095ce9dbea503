import type { Ledgers } from "../ledger/ledgers.ts";
import type { Filler } from "../playout/stage-state.ts";
import { onMeetingsChanged } from "./meeting-changes.ts";
import type { Sample } from "./sample.ts";
import type { Stagehouse } from "./stagehouse.ts";

interface Parts {
  readonly house: Pick<Stagehouse, "fill">;
  readonly ledgers: Pick<Ledgers, "meetings" | "listen">;
  readonly stages: readonly string[];
  readonly sample: Pick<Sample, "slug">;
  /** Films that are shown between rounds of the slate. */
  readonly films: { hasAny(stage: string): boolean };
}

export interface Fillers {
  /** There are films, or there are none any more. */
  chooseAgain(): void;
}

/**
 * Chooses what stands on each stage while no encoder does. The sample's clip belongs to the sample: during a real
 * meeting it would be mistaken for it, so the slate stands there (PO28). So it does where it has films to show in between (PO45).
 */
export function fillStages({ house, ledgers, stages, sample, films }: Parts): Fillers {
  const fillerOf = (index: number): Filler => {
    const meetings = ledgers.meetings();
    const isSampleThere = meetings.some(({ slug }) => slug === sample.slug);
    const isRealOpen = meetings.some((meeting) => meeting.phase === "open" && !meeting.sample);
    const hasFilms = films.hasAny(stages[index] ?? "");
    return index === 0 && isSampleThere && !isRealOpen && !hasFilms ? "loop" : "slate";
  };
  const last: Filler[] = [];
  const apply = () => {
    for (const [index, stage] of stages.entries()) {
      const filler = fillerOf(index);
      if (last[index] !== filler) house.fill(stage, filler);
      last[index] = filler;
    }
  };
  onMeetingsChanged(ledgers, apply);
  apply();
  return { chooseAgain: apply };
}
