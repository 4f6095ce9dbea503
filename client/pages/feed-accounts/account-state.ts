/** How an account does, and what a person does next, in words. Pure. Rule FD168. */
import type { ToldTarget } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { formatDayAndTime, formatTime } from "../../i18n/format.ts";
import { t } from "./strings.ts";
import { isByBrowser, isUnconnected } from "./x-ways.ts";

export interface AccountState {
  /** `bad`: nothing goes there until somebody does something. `wait`: soon, or by somebody's wish. */
  readonly tone: "ok" | "wait" | "bad" | "off";
  readonly words: string;
  /** Empty: nothing is to be done. */
  readonly next: string;
}

const DAY_MS = 20 * 3_600_000;

/** @param mayManage what only an admin can do is told to others as that */
export function stateOf(target: ToldTarget, now: ProgramTime, mayManage: boolean): AccountState {
  const { paused, isKilled, gateUntil, account, checkedAt } = target;
  const manager = (next: string) => (mayManage ? next : t("askAdmin"));
  if (paused?.why === "SECRETS_UNREADABLE")
    return { tone: "bad", words: t("state.SECRETS_UNREADABLE"), next: manager(t("next.SECRETS_UNREADABLE")) };
  if (isUnconnected(target)) return { tone: "wait", words: t("state.unconnected"), next: manager(t("next.connect")) };
  if (paused?.why === "AUTH")
    return {
      tone: "bad",
      words: t("state.AUTH"),
      next: manager(t(isByBrowser(target) ? "next.connect" : "next.AUTH")),
    };
  if (paused?.why === "NO_MONEY") return { tone: "bad", words: t("state.NO_MONEY"), next: manager(t("next.NO_MONEY")) };
  if (paused !== null) return { tone: "wait", words: t("state.BY_HAND"), next: t("next.BY_HAND") };
  if (isKilled) return { tone: "wait", words: t("state.killed"), next: t("next.killed") };
  if (gateUntil !== null && gateUntil > now)
    return { tone: "wait", words: t("state.gate", { time: whenOf(gateUntil, now) }), next: t("next.gate") };
  if (checkedAt === null) return { tone: "off", words: t("state.unchecked"), next: manager(t("next.unchecked")) };
  const words = account === null ? t("state.ok") : t("state.okAs", { account });
  return { tone: "ok", words, next: "" };
}

const whenOf = (at: ProgramTime, now: ProgramTime): string =>
  at - now > DAY_MS ? formatDayAndTime(at) : formatTime(at);
