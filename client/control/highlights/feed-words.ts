/** Highlights and targets as lists name them. Pure. */
import type { Highlight, ToldTarget } from "../../../shared/feeds.ts";
import { t } from "./strings.ts";

const SHORT = 60;

/** A line's worth of what it says. */
export function titleOf({ content }: Pick<Highlight, "content">): string {
  const { big = "", unit = "", text, who } = content;
  const words = [[big, unit].filter(Boolean).join(" "), text.replaceAll(/\s+/gu, " ").trim()]
    .filter(Boolean)
    .join(": ");
  if (words === "") return who?.name ?? t("untitled");
  return words.length <= SHORT ? words : `${words.slice(0, SHORT).replace(/[\s,.;:–—-]*\S*$/u, "")}…`;
}

/** As people call it; where there are two of a kind, its account tells them apart. */
export function targetName(id: string, targets: readonly ToldTarget[]): string {
  if (id === "own") return t("target.own");
  const target = targets.find((one) => one.id === id);
  if (target === undefined) return id;
  return target.name === "" ? t(`target.${target.kind}`) : target.name;
}
