/** A feed's settings as a form has them: numbers as typed, targets one by one. Pure. Rules FD152, FD153. */
import { type CorrectionStyle, type FeedDesk, type FeedSettings, targetModes } from "../../../shared/feeds.ts";
import { millis } from "../../../shared/time.ts";
import { tagsIn } from "../../control/highlights/highlight-draft.ts";

export interface TargetRule {
  readonly mode: FeedSettings["targets"][string]["mode"];
  /** Empty: no bound. */
  readonly posts: string;
  /** US dollars; empty: no bound. */
  readonly money: string;
  readonly correction: CorrectionStyle;
}

export interface SettingsDraft {
  readonly hashtags: string;
  /** Seconds. */
  readonly hold: string;
  readonly twoPeople: boolean;
  readonly waitForViewers: boolean;
  /** Minutes. */
  readonly stale: string;
  readonly isLive: boolean;
  readonly liveEnd: FeedSettings["live"]["atEnd"];
  readonly closingDigest: boolean;
  /** `null`: it is not used. */
  readonly [target: `target:${string}`]: TargetRule | null | undefined;
}
export type NumberName = "hold" | "stale" | "posts" | "money";

/** Least and most, in the form's own units; as the server's schema has them. */
export const bounds: Readonly<Record<NumberName, readonly [number, number]>> = {
  ...{ hold: [0, 600], stale: [1, 1_440] },
  ...{ posts: [0, 10_000], money: [0, 1_000] },
};

export function draftOf({ settings, targets }: Pick<FeedDesk, "settings" | "targets">): SettingsDraft {
  const { hashtags, holdMs, twoPeople, waitForViewers, staleAfterMs, live, closingDigest } = settings;
  // One that was removed stays until somebody saves: it is not in the list.
  const rules = targets.map(({ id }) => [`target:${id}`, ruleOf(settings.targets[id])] as const);
  return {
    ...{ hashtags: hashtags.join(", "), hold: String(holdMs / 1000), stale: String(staleAfterMs / 60_000) },
    ...{ twoPeople, waitForViewers, isLive: live.isOn, liveEnd: live.atEnd, closingDigest },
    ...Object.fromEntries(rules),
  };
}

const ruleOf = (rule: FeedSettings["targets"][string] | undefined): TargetRule | null =>
  rule === undefined
    ? null
    : {
        ...{ mode: rule.mode, correction: rule.correction },
        posts: rule.budget.posts === null ? "" : String(rule.budget.posts),
        money: rule.budget.micros === null ? "" : String(rule.budget.micros / 1_000_000),
      };

/** What is not written: the switches, which have buttons of their own. */
export function settingsOf(draft: SettingsDraft, before: FeedSettings): FeedSettings {
  const rules = Object.keys(draft).flatMap((key) => {
    const name = targetKey(key);
    const rule = name === null ? null : draft[name];
    if (name === null || rule === null || rule === undefined) return [];
    const budget = { posts: count(rule.posts), micros: micros(rule.money) };
    return [[name.slice("target:".length), { mode: rule.mode, correction: rule.correction, budget }] as const];
  });
  return {
    ...before,
    ...{ hashtags: tagsIn(draft.hashtags), twoPeople: draft.twoPeople, waitForViewers: draft.waitForViewers },
    ...{ holdMs: millis(Math.round(numberIn(draft.hold) * 1000)), closingDigest: draft.closingDigest },
    staleAfterMs: millis(Math.round(numberIn(draft.stale) * 60_000)),
    live: { isOn: draft.isLive, atEnd: draft.liveEnd },
    targets: Object.fromEntries(rules),
  };
}

/** Fields with a number that is none, or too small or large: `hold`, `target:x1.money`. */
export function wrongNumbers(draft: SettingsDraft): readonly string[] {
  const general = (["hold", "stale"] as const).filter((name) => !isWithin(name, draft[name]));
  const ofTargets = Object.keys(draft).flatMap((key) => {
    const name = targetKey(key);
    const rule = name === null ? null : draft[name];
    if (rule === null || rule === undefined) return [];
    return (["posts", "money"] as const)
      .filter((one) => rule[one].trim() !== "" && !isWithin(one, rule[one]))
      .map((one) => `${key}.${one}`);
  });
  return [...general, ...ofTargets];
}

function isWithin(name: NumberName, typed: string): boolean {
  const [least, top] = bounds[name];
  const value = numberIn(typed);
  return value >= least && value <= top && (name !== "posts" || Number.isInteger(value));
}

/** A comma is a point to whoever types it. */
const numberIn = (typed: string): number =>
  typed.trim() === ""
    ? Number.NaN
    : Number(
        typed
          .trim()
          .replaceAll(/[\s\u00a0]/gu, "")
          .replace(",", "."),
      );
const count = (typed: string): number | null => (typed.trim() === "" ? null : Math.round(numberIn(typed)));
const micros = (typed: string): number | null => (typed.trim() === "" ? null : Math.round(numberIn(typed) * 1_000_000));

export const targetKey = (key: string): `target:${string}` | null =>
  key.startsWith("target:") ? `target:${key.slice("target:".length)}` : null;

/** For a target that was not used before. */
export const firstRule: TargetRule = { mode: targetModes[0], posts: "", money: "", correction: "reply" };
