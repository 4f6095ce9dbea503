import { createHash } from "node:crypto";
import type { Highlight, HighlightContent, Rendered, ShareShape } from "../../../shared/feeds.ts";

/** Everything that somebody sees before they approve, and that leaves if they do (ADR 30). */
export interface Seen {
  readonly id: string;
  readonly code: string;
  readonly rev: number;
  readonly isRehearsal: boolean;
  readonly content: HighlightContent;
  readonly targets: Highlight["targets"];
  readonly correction: Highlight["correction"];
  readonly rendered: readonly Rendered[];
  /** Names of the share images are hashes of their bytes. */
  readonly images: Readonly<Partial<Record<ShareShape, string>>>;
}

/** SHA-256, hex. The same values give the same hash, in whatever order their names stand. */
export const approvalHash = (seen: Seen): string => createHash("sha256").update(canonical(seen)).digest("hex");

/** JSON with its names in order and without those that have no value (after RFC 8785). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`);
  return `{${pairs.join(",")}}`;
}
