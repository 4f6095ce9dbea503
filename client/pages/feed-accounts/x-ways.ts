/** X is connected by four keys, or in the browser. Which fields are whose. Pure. Rules FD165, FD170. */

import type { ToldTargetField } from "../../../shared/feeds/told-targets.ts";
import type { ToldTarget } from "../../../shared/feeds.ts";

export const xWays = ["browser", "keys"] as const;
export type XWay = (typeof xWays)[number];

const browserFields: readonly string[] = ["clientId", "clientSecret"];

/** A network has one way, and X two: only the chosen one's fields are asked for. */
export const fieldsOfWay = (kind: string, fields: readonly ToldTargetField[], way: XWay): readonly ToldTargetField[] =>
  kind === "x" ? fields.filter(({ name }) => browserFields.includes(name) === (way === "browser")) : fields;

/** One of X's ways is needed whole, whatever its fields say of themselves. A client secret only confidential apps have. */
export const isNeeded = (kind: string, { name, isOptional }: ToldTargetField): boolean =>
  kind === "x" ? name !== "clientSecret" : isOptional !== true;

/** Four keys go first where an account has both. */
export const hasFourKeys = ({ filled }: Pick<ToldTarget, "filled">): boolean => filled.includes("accessSecret");

export const isByBrowser = ({ kind, open, filled }: Pick<ToldTarget, "kind" | "open" | "filled">): boolean =>
  kind === "x" && Boolean(open["clientId"]) && !hasFourKeys({ filled });

/** Its app is known, and nobody has said yes at X. */
export const isUnconnected = (target: Pick<ToldTarget, "kind" | "open" | "filled">): boolean =>
  isByBrowser(target) && !target.filled.includes("refreshToken");

/** What a browser left behind is no key of the four, though one is called the same. */
export const isFilled = (target: Pick<ToldTarget, "kind" | "filled"> | null, name: string): boolean => {
  if (target === null || !target.filled.includes(name)) return false;
  return target.kind !== "x" || name !== "accessToken" || hasFourKeys(target);
};
