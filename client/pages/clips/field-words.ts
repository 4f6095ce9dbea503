import type { ClipField } from "./clip-draft.ts";
import { t } from "./strings.ts";

const names = {
  title: "clipTitle",
  quotation: "quotation",
  name: "name",
  post: "post",
  place: "place",
  item: "item",
  trim: "trim",
  captions: "captions",
} as const satisfies Record<ClipField, string>;

/** What a field of a clip is called on the page. */
export const fieldWords = (field: ClipField): string => t(names[field]);
