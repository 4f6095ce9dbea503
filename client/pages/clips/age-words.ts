import { between, type ProgramTime } from "../../../shared/time.ts";
import { t } from "./strings.ts";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** `5 мин назад`, to the largest whole unit. */
export function ageWords(at: ProgramTime, now: ProgramTime): string {
  const passed = between(at, now);
  if (passed < MINUTE) return t("justNow");
  if (passed < HOUR) return t("ago", { age: t("minutes", { count: Math.floor(passed / MINUTE) }) });
  if (passed < DAY) return t("ago", { age: t("hours", { count: Math.floor(passed / HOUR) }) });
  return t("ago", { age: t("days", { count: Math.floor(passed / DAY) }) });
}
