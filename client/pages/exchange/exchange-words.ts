/** Why something did not come in or go out, in words. Pure. */
import type { SheetProblem } from "../../../shared/sheet.ts";
import type { ApiProblem } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { t } from "./strings.ts";

/** Why a row cannot be taken, and what is allowed instead. */
export function rowWords({ code, allowed = "", column }: SheetProblem): string {
  switch (code) {
    case "TOO_LONG":
    case "BAD_NUMBER":
    case "BAD_CHOICE":
    case "UNKNOWN_KIND":
    case "TOO_MANY_ROWS":
      return t(`sheet.${code}`, { allowed });
    case "UNKNOWN_COLUMN":
      return column === undefined ? t("sheet.UNKNOWN_SHEET") : t("sheet.UNKNOWN_COLUMN");
    default:
      return t(`sheet.${code}`);
  }
}

const sheetCodes = [
  "NOT_A_SHEET",
  "TOO_LARGE",
  "TOO_SLOW",
  "ENCRYPTED",
  "EMPTY",
  "BUSY",
  "BAD_ROWS",
  "STALE",
  "TOO_MANY",
  "MEETING_CLOSED",
  "STORE_FULL",
  "STORE_UNAVAILABLE",
  "UNKNOWN_MEETING",
] as const;

/** Why a spreadsheet was not read, or nothing of it taken in. */
export function sheetWords(problem: ApiProblem): string {
  if (problem.code === "CANCELLED") return t("CANCELLED");
  const known = sheetCodes.find((code) => code === problem.code);
  return known === undefined ? apiWords(problem) : t(`why.${known}`);
}

const plainCodes = [
  "EMPTY",
  "TOO_LARGE",
  "NO_ROOM",
  "BUSY",
  "NOT_AN_ARCHIVE",
  "ENCRYPTED",
  "TOO_HEAVY",
  "BROKEN",
  "NEWER_FORMAT",
  "LIBRARY_FULL",
  "STORE_FULL",
  "STORE_UNAVAILABLE",
] as const;
const detailedCodes = ["FOREIGN_ENTRY", "BAD_CONTENT", "MISSING_FILE", "BAD_FILE", "SLUG_TAKEN", "BAD_SLUG"] as const;

/** Why a meeting's file was not taken in. */
export function archiveWords(problem: ApiProblem): string {
  if (problem.code === "CANCELLED") return t("CANCELLED");
  const plain = plainCodes.find((code) => code === problem.code);
  if (plain !== undefined) return t(`archive.${plain}`);
  const detailed = detailedCodes.find((code) => code === problem.code);
  return detailed === undefined ? apiWords(problem) : t(`archive.${detailed}`, { detail: problem.detail ?? "" });
}

/** Why a meeting was not given out. */
export function exportWords(problem: ApiProblem): string {
  const { code, detail = "" } = problem;
  if (code === "MISSING_FILE" || code === "BAD_FILE") return t(`export.${code}`, { detail });
  return code === "TOO_LARGE" ? t("export.TOO_LARGE") : apiWords(problem);
}
