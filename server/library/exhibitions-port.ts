import type { StandContent } from "../../shared/exhibition.ts";
import type { FigureContent } from "../../shared/timeline/figure-correction.ts";

/** What the library asks of exhibitions: their stands show its figures. Implemented in server/exhibition/figure-keeper.ts. */
export interface Exhibitions {
  /** All stands say so when it returns. Told twice, it changes nothing. */
  correct(figureId: string, figure: FigureContent): void;
  standsOf(meeting: string): readonly { readonly draft: StandContent; readonly published: StandContent | null }[];
}

/** A house without exhibitions. */
export const noExhibitions: Exhibitions = { correct: () => {}, standsOf: () => [] };
