import type { PagePhase } from "./phase.ts";
import { t } from "./strings.ts";

/** `В эфире: Итоги 2025 года — Эфир коллегии` (VW7). */
export function documentTitle(phase: PagePhase, title: string): string {
  const whole = title === "" ? t("product") : `${title} — ${t("product")}`;
  return phase === "connecting" ? whole : `${t(`tag.${phase}`)}: ${whole}`;
}
