import type { StandContent, StandFilm } from "../../../shared/exhibition.ts";
import { t } from "./strings.ts";
import { filmProblem } from "./upload-words.ts";

const useless: ReadonlySet<StandFilm["state"]> = new Set(["failed", "returned", "rejected", "withdrawn", "gone"]);

/** Nobody will see it, whatever becomes of the stand. */
export const isOfNoUse = ({ state }: Pick<StandFilm, "state">): boolean => useless.has(state);

/** Why, and what to do. */
export function uselessFilm({ state, problem }: Pick<StandFilm, "state" | "problem">): string {
  if (state === "failed") return t("film.useless", { why: filmProblem(problem ?? "CONVERSION_FAILED") });
  return state === "returned" || state === "rejected" ? t("film.refused") : t("film.gone");
}

/** The film that is named in the form is of no use. */
export const isFilmless = (known: StandFilm | null, film: StandContent["film"]): boolean =>
  known !== null && known.clipId === film?.clipId && isOfNoUse(known);
