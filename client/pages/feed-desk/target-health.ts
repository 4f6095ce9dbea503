/** How a target does, in words. Pure. Rule FD154. */
import type { FeedDesk, ToldTarget } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { formatTime } from "../../i18n/format.ts";
import { t } from "./strings.ts";

export interface TargetHealth {
  /** `bad`: nothing goes there until somebody does something. */
  readonly tone: "ok" | "wait" | "bad" | "off";
  readonly words: string;
}

export function healthOf(
  { id, paused, isKilled, gateUntil }: ToldTarget,
  { settings, spent }: Pick<FeedDesk, "settings" | "spent">,
  now: ProgramTime,
): TargetHealth {
  if (paused !== null) return { tone: "bad", words: t(`health.${paused.why}`) };
  if (isKilled) return { tone: "bad", words: t("health.killed") };
  const rule = settings.targets[id];
  if (rule === undefined) return { tone: "off", words: t("health.unused") };
  const { posts, micros } = spent[id] ?? { posts: 0, micros: 0 };
  const isSpent =
    (rule.budget.posts !== null && posts >= rule.budget.posts) ||
    (rule.budget.micros !== null && rule.budget.micros > 0 && micros >= rule.budget.micros);
  if (isSpent) return { tone: "bad", words: t("health.budget") };
  if (gateUntil !== null && gateUntil > now)
    return { tone: "wait", words: t("health.gate", { time: formatTime(gateUntil) }) };
  return { tone: "ok", words: t("health.ok") };
}
