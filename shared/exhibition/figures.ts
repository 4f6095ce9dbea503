/** Figures of the library on stands: copies that are corrected with it. Pure (EB30–EB32). */
import type { StandContent, StandFigure } from "../exhibition.ts";
import type { ProgramTime } from "../time.ts";
import { type FigureContent, withFigure } from "../timeline/figure-correction.ts";

/** What a stand says after the library's figure was changed. @param at `null`: nobody has read it yet, so nobody was misled */
export function withCorrectedFigure(
  content: StandContent,
  figureId: string,
  figure: FigureContent,
  at: ProgramTime | null,
): StandContent {
  if (!namesFigure(content, figureId)) return content;
  return { ...content, figures: content.figures.map((one) => corrected(one, figureId, figure, at)) };
}

export const namesFigure = ({ figures }: StandContent, figureId: string): boolean =>
  figures.some((figure) => figure.figureId === figureId);

/** What was told of a correction stays told when the stand is published anew with the same number. */
export function withNotedCorrections(draft: StandContent, published: StandContent | null): StandContent {
  const figures = draft.figures.map((figure) => {
    const { corrected: _, ...plain } = figure;
    const before = published?.figures.find(
      ({ figureId, content }) =>
        figureId !== undefined && figureId === figure.figureId && content.value === figure.content.value,
    );
    return before?.corrected === undefined ? plain : { ...plain, corrected: before.corrected };
  });
  return { ...draft, figures };
}

/** By the rule of cards: a number that was read is corrected in sight, a better label is not (TL40). */
function corrected(one: StandFigure, figureId: string, figure: FigureContent, at: ProgramTime | null): StandFigure {
  if (one.figureId !== figureId) return one;
  const noted = one.corrected === undefined ? {} : { corrected: one.corrected };
  const card = withFigure(
    { kind: "figure", id: "of-a-stand", figureId, ...one.content, ...noted },
    figureId,
    figure,
    at,
  );
  const note = card.kind === "figure" ? card.corrected : undefined;
  return { figureId, content: figure, ...(note === undefined ? {} : { corrected: note }) };
}
