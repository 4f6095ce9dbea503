import type { CardOf } from "../../../shared/cards/index.ts";
import { programTime } from "../../../shared/time.ts";
import { formatTime } from "../../i18n/format.ts";
import type { PagePhase } from "./phase.ts";
import { t } from "./strings.ts";

/** `В эфире: Итоги 2025 года — Эфир коллегии`, `Перерыв до 11:55: …` (VW7). */
export function documentTitle(phase: PagePhase, title: string, pause: CardOf<"break"> | null = null): string {
  const whole = title === "" ? t("product") : `${title} — ${t("product")}`;
  if (phase === "connecting") return whole;
  const until = phase === "break" ? pause?.until : undefined;
  const state = until === undefined ? t(`tag.${phase}`) : t("breakTitle", { time: formatTime(programTime(until)) });
  return `${state}: ${whole}`;
}
