/** An account's form: what anybody who may see it reads, and apart from it what is secret and leaves this page once. Pure. Rule FD170. */

import type { ToldTargetKind } from "../../../shared/feeds/told-targets.ts";
import { type TargetKindName, type TargetMode, type ToldTarget, targetModes } from "../../../shared/feeds.ts";
import { dollarsTyped, microsIn, numberIn } from "./money.ts";
import { proxyWith } from "./proxy-typed.ts";
import { fieldsOfWay, hasFourKeys, isFilled, isNeeded, type XWay } from "./x-ways.ts";

/** Everything as it is typed. `field.{name}`: of what the network asks for. */
export type OpenFields = Readonly<
  Record<"name" | "mode" | "posts" | "money" | "baseUrl" | "proxy" | `field.${string}`, string>
>;

export interface AccountDraft {
  readonly kind: TargetKindName;
  readonly way: XWay;
  readonly open: OpenFields;
  /** By the field's name; `proxyUser`, `proxyPassword` beside them. Empty: what is kept stays. */
  readonly secrets: Readonly<Record<string, string>>;
}

export type Mistake = "needed" | "badUrl" | "badPosts" | "badMoney" | "badField";
/** By the name of the input. */
export type Mistakes = Readonly<Record<string, Mistake>>;

export interface AccountForm {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly baseUrl: string | null;
  readonly proxy: string | null;
  readonly mode: TargetMode;
  readonly budget: { readonly posts: number | null; readonly micros: number | null };
}

const MOST_POSTS = 100_000;
const MOST_DOLLARS = 1_000_000;

export const blankDraft = (kind: TargetKindName): AccountDraft => ({
  ...{ kind, way: "browser", secrets: {} },
  open: { name: "", mode: targetModes[0], posts: "", money: "", baseUrl: "", proxy: "" },
});

export const draftOf = (target: ToldTarget): AccountDraft => ({
  ...{ kind: target.kind, secrets: {}, open: openOf(target) },
  way: hasFourKeys(target) || !target.open["clientId"] ? "keys" : "browser",
});

export const openOf = ({ name, mode, budget, baseUrl, proxy, open }: ToldTarget): OpenFields => ({
  ...{ name, mode, money: dollarsTyped(budget.micros), baseUrl: baseUrl ?? "", proxy: proxy ?? "" },
  posts: budget.posts === null ? "" : String(budget.posts),
  ...Object.fromEntries(Object.entries(open).map(([field, value]) => [`field.${field}`, value])),
});

/** What only a person can put right; the rest each network's own server-side rules say. */
export function mistakesIn(draft: AccountDraft, kind: ToldTargetKind, kept: ToldTarget | null): Mistakes {
  const { name, posts, money, baseUrl, proxy } = draft.open;
  const found: Record<string, Mistake> = {};
  if (name.trim() === "") found["name"] = "needed";
  for (const field of fieldsOfWay(draft.kind, kind.fields, draft.way)) {
    const typed = typedIn(draft, field.name, field.isSecret).trim();
    const isThere = typed !== "" || (field.isSecret && isFilled(kept, field.name) && !isMoved(draft, kind, kept));
    if (!isThere && isNeeded(draft.kind, field)) found[`field.${field.name}`] = "needed";
  }
  if (posts.trim() !== "" && !isWhole(numberIn(posts), MOST_POSTS)) found["posts"] = "badPosts";
  if (money.trim() !== "" && !(numberIn(money) <= MOST_DOLLARS)) found["money"] = "badMoney";
  if (baseUrl.trim() !== "" && !isWebAddress(baseUrl)) found["baseUrl"] = "badUrl";
  if (proxy.trim() !== "" && !isWebAddress(proxy)) found["proxy"] = "badUrl";
  return found;
}

/** It is to be called somewhere else: its keys are not sent there, and are typed anew. */
export function isMoved({ open }: AccountDraft, { fields }: ToldTargetKind, kept: ToldTarget | null): boolean {
  if (kept === null) return false;
  if (open.baseUrl.trim() !== (kept.baseUrl ?? "")) return true;
  return fields.some(
    ({ name, isPlace }) => isPlace === true && (open[`field.${name}`] ?? "").trim() !== (kept.open[name] ?? ""),
  );
}

export function formOf(draft: AccountDraft, { fields }: ToldTargetKind): AccountForm {
  const { name, mode, posts, money, baseUrl, proxy } = draft.open;
  const asked = fieldsOfWay(draft.kind, fields, draft.way).flatMap((field) => {
    const value = typedIn(draft, field.name, field.isSecret).trim();
    // A secret that is not typed is not sent: it stays as it is.
    return field.isSecret && value === "" ? [] : [[field.name, value] as const];
  });
  const { proxyUser = "", proxyPassword = "" } = draft.secrets;
  return {
    name: name.trim(),
    fields: Object.fromEntries(asked),
    baseUrl: baseUrl.trim() === "" ? null : baseUrl.trim(),
    proxy: proxy.trim() === "" ? null : proxyWith(proxy.trim(), proxyUser, proxyPassword),
    mode: targetModes.find((one) => one === mode) ?? targetModes[0],
    budget: {
      posts: posts.trim() === "" ? null : numberIn(posts),
      micros: money.trim() === "" ? null : microsIn(money),
    },
  };
}

const typedIn = ({ open, secrets }: AccountDraft, name: string, isSecret: boolean): string =>
  (isSecret ? secrets[name] : open[`field.${name}`]) ?? "";

const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value <= most;

const isWebAddress = (typed: string): boolean =>
  URL.canParse(typed.trim()) && /^https?:$/u.test(new URL(typed.trim()).protocol);
