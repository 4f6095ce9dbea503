/** What somebody wrote of a stand, held against what the house has. */
import type { Stand, StandContent, StandFigure } from "../../shared/exhibition.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import type { Shelves } from "./ports.ts";

/** `detail`: the id of the figure or the film's clip, or the file's name. */
export type ContentProblem =
  | { readonly code: "TOO_LARGE" }
  | { readonly code: "UNKNOWN_FIGURE" | "UNKNOWN_FILE" | "UNKNOWN_FILM"; readonly detail: string };

/**
 * Figures of the library say what the library says. What the stand had already may stay, also when the library has it no more:
 * one deleted figure must not keep the rest from being saved (EB31).
 * @param of `stand`: `null` when it is new
 */
export function settled(
  content: StandContent,
  of: { readonly meeting: string; readonly stand: Stand | null },
  shelves: Shelves,
  mostBytes: number,
): Result<StandContent, ContentProblem> {
  const { meeting, stand } = of;
  const before = stand === null ? [] : [stand.draft, ...(stand.published === null ? [] : [stand.published])];
  const hadFiles = new Set(before.flatMap(filesOf));
  const unknown = filesOf(content).find((file) => !hadFiles.has(file) && !shelves.hasFile(file));
  if (unknown !== undefined) return refuse({ code: "UNKNOWN_FILE", detail: unknown });
  const film = content.film?.clipId;
  const hadFilm = before.some((one) => one.film?.clipId === film);
  if (film !== undefined && !hadFilm && !shelves.hasFilm(meeting, film)) {
    return refuse({ code: "UNKNOWN_FILM", detail: film });
  }
  const had = before.flatMap(({ figures }) => figures);
  const figures: StandFigure[] = [];
  for (const figure of content.figures) {
    const now = figureNow(figure, had, shelves);
    if (now === null) return refuse({ code: "UNKNOWN_FIGURE", detail: figure.figureId ?? "" });
    figures.push(now);
  }
  const whole = { ...content, figures };
  return Buffer.byteLength(JSON.stringify(whole)) > mostBytes ? refuse({ code: "TOO_LARGE" }) : accept(whole);
}

function figureNow(figure: StandFigure, had: readonly StandFigure[], { figureOf }: Shelves): StandFigure | null {
  const { figureId } = figure;
  if (figureId === undefined) return { content: figure.content };
  const content = figureOf(figureId) ?? had.find((one) => one.figureId === figureId)?.content;
  return content === undefined ? null : { figureId, content };
}

const filesOf = ({ cover, gallery, documents }: StandContent): readonly string[] => [
  ...(cover === undefined ? [] : [cover.image.file]),
  ...gallery.map(({ image }) => image.file),
  ...documents.map(({ file }) => file.file),
];
