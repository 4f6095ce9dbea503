import { createHash } from "node:crypto";
import type { Highlight, HighlightApproval } from "../../../../shared/feeds.ts";

/** Who makes and approves what people have approved piece by piece, or by a setting. */
export const house: HighlightApproval["by"] = { id: "efir", name: "Efir" };

/** The same things, the same id: what was made before a crash is found after it. */
export const idOf = (sort: "live" | "digest" | "decisions", ...of: readonly string[]): string =>
  `${sort}-${createHash("sha256").update(JSON.stringify(of)).digest("base64url").slice(0, 20)}`;

export const isOfDecisions = ({ id }: Pick<Highlight, "id">): boolean => id.startsWith("decisions-");

/** Nobody but the house has approved it, and nobody has taken it into their own hands. */
export const isOurs = ({ madeBy, approvals, state }: Highlight): boolean =>
  madeBy.id === house.id &&
  (state === "approved" || state === "released") &&
  approvals.every(({ by }) => by.id === house.id);
