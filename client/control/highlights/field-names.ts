import type { HighlightKind } from "../../../shared/feeds.ts";
import type { HighlightField } from "./highlight-draft.ts";
import { t } from "./strings.ts";

const ofText = ["quote", "figure", "decision", "award"] as const;
const ofBig = ["figure", "decision", "award"] as const;

/** What a field is called: of some kinds it is something of its own. */
export function fieldName(field: HighlightField, kind: HighlightKind): string {
  const text = ofText.find((one) => one === kind);
  if (field === "text" && text !== undefined) return t(`text.${text}`);
  const big = ofBig.find((one) => one === kind);
  if (field === "big" && big !== undefined) return t(`big.${big}`);
  return t(field);
}
