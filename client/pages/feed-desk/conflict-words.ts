/** Fields of a highlight that two people changed, in words. Pure. */
import type { ImageRef } from "../../../shared/cards/field.ts";
import type { ToldTarget } from "../../../shared/feeds.ts";
import { targetName } from "../../control/highlights/feed-words.ts";
import { fieldName } from "../../control/highlights/field-names.ts";
import { draftOf, type HighlightDraft, type HighlightField } from "../../control/highlights/highlight-draft.ts";
import type { HighlightConflict } from "../../control/highlights/highlight-form.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import { formatTimeWithSeconds } from "../../i18n/format.ts";
import { t } from "./strings.ts";
import type { TwoValues } from "./two-versions.ts";

export function conflictWords(
  { theirs, mine, fields }: HighlightConflict,
  targets: readonly ToldTarget[],
): readonly TwoValues[] {
  const other = draftOf(theirs);
  return fields.map((field) => ({
    field,
    name: fieldName(field, mine.kind),
    mine: valueWords(field, mine, targets),
    theirs: valueWords(field, other, targets),
  }));
}

function valueWords(field: HighlightField, draft: HighlightDraft, targets: readonly ToldTarget[]): string {
  switch (field) {
    case "portrait":
    case "picture":
      return sizeOf(draft[field]);
    case "moment":
      return draft.moment === null
        ? ""
        : [draft.moment.from, draft.moment.until].map((at) => formatTimeWithSeconds(at)).join("–");
    case "targets":
      return (draft.targets ?? targets.map(({ id }) => id)).map((id) => targetName(id, targets)).join(", ");
    case "style":
      return t(`style.${draft.style}`);
    case "kind":
      return feed(`kind.${draft.kind}`);
    default:
      return draft[field];
  }
}

const sizeOf = (picture: ImageRef | null): string =>
  picture === null ? "" : `${picture.widthPx}×${picture.heightPx}, ${picture.file.slice(0, 8)}`;
