/** Settings that two people changed at once, in words. Pure. */
import type { ToldTarget } from "../../../shared/feeds.ts";
import { targetName } from "../../control/highlights/feed-words.ts";
import { draftOf, type SettingsDraft, type TargetRule, targetKey } from "./settings-draft.ts";
import type { SettingsConflict } from "./settings-form.ts";
import { t } from "./strings.ts";
import type { TwoValues } from "./two-versions.ts";

const names = {
  hashtags: () => t("hashtags"),
  hold: () => t("hold"),
  twoPeople: () => t("twoPeople"),
  waitForViewers: () => t("waitForViewers"),
  stale: () => t("stale"),
  isLive: () => t("live"),
  liveEnd: () => t("liveEnd"),
  closingDigest: () => t("closingDigest"),
} as const;

export function settingsConflict(
  { theirs, mine, fields }: SettingsConflict,
  targets: readonly ToldTarget[],
): readonly TwoValues[] {
  const other = draftOf(theirs);
  return fields.map((field) => ({
    field,
    name: nameOf(field, targets),
    mine: wordsOf(mine[field]),
    theirs: wordsOf(other[field]),
  }));
}

function nameOf(field: keyof SettingsDraft, targets: readonly ToldTarget[]): string {
  const target = targetKey(field);
  if (target !== null) return targetName(target.slice("target:".length), targets);
  // All that is no target's.
  return names[field as keyof typeof names]();
}

function wordsOf(value: SettingsDraft[keyof SettingsDraft] | undefined): string {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (value === "edit" || value === "remove") return t(`liveEnd.${value}`);
  if (typeof value === "string") return value;
  return value === null || value === undefined ? t("health.unused") : ruleWords(value);
}

const ruleWords = ({ mode, posts, money, correction }: TargetRule): string =>
  [
    t(`mode.${mode}`),
    posts === "" ? "" : `${t("budgetPosts")}: ${posts}`,
    money === "" ? "" : `${t("budgetMoney")}: ${money}`,
    t(`style.${correction}`),
  ]
    .filter(Boolean)
    .join(". ");
