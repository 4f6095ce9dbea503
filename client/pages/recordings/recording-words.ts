import type { Broadcast } from "../../../shared/recordings.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { ApiProblem } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { formatDate, formatNumber, formatTime } from "../../i18n/format.ts";
import { t } from "./strings.ts";

const MIB = 1024 ** 2;
const units = [
  { name: "size.TB", bytes: MIB ** 2 },
  { name: "size.GB", bytes: 1024 * MIB },
] as const;

/** `1,8 ГБ`, `640 МБ`: as Windows counts, and as the server's settings do. */
export function sizeWords(bytes: number): string {
  const unit = units.find((one) => bytes >= one.bytes);
  if (unit === undefined) return t("size.MB", { value: formatNumber(Math.ceil(bytes / MIB)) });
  return t(unit.name, { value: formatNumber(Math.round((bytes / unit.bytes) * 10) / 10) });
}

/** `30 января 2026 г., 10:30–11:42`: what a broadcast is called. */
export const broadcastName = ({ from, until }: Broadcast): string =>
  t("broadcast", { date: formatDate(from), span: until === null ? formatTime(from) : spanWords(from, until) });

/** Between word joiners: a span stays on one line. */
const DASH = "\u2060–\u2060";

function spanWords(from: ProgramTime, until: ProgramTime): string {
  const isSameDay = formatDate(from) === formatDate(until);
  return `${formatTime(from)}${DASH}${isSameDay ? formatTime(until) : `${formatDate(until)}, ${formatTime(until)}`}`;
}

const worded = ["ON_AIR", "UNKNOWN_RECORDING", "BUSY"] as const;

/** Why a recording was not deleted or sent. */
export function problemWords(problem: ApiProblem): string {
  const known = worded.find((code) => code === problem.code);
  return known === undefined ? apiWords(problem) : t(`problem.${known}`);
}
