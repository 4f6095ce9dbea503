import type { Field, FileRef, ImageRef } from "../../shared/cards/field.ts";
import { say } from "../i18n/say.ts";
import { t } from "./card-strings.ts";
import { fileFacts } from "./file-field.ts";
import { type MeetingClock, timeOf } from "./meeting-clock.ts";
import type { TableDraft } from "./table-draft.ts";

/** What a field of a draft holds, as text to compare with another; an empty one says so. */
export function valueWords(field: Field, value: unknown, clock: MeetingClock): string {
  if (value === undefined || value === "") return t("nothing");
  // A field's draft holds nothing but what its own control made.
  switch (field.sort) {
    case "image": {
      const { widthPx, heightPx } = value as ImageRef;
      return `${widthPx} × ${heightPx}`;
    }
    case "file": {
      const file = value as FileRef;
      return `${file.name} (${fileFacts(file)})`;
    }
    case "table":
      return tableWords(value as TableDraft);
    case "choice":
      return say(field.of[String(value)] ?? { ru: String(value), en: String(value) });
    case "flag":
      return t("yes");
    case "moment":
      return timeOf(Number(value), clock);
    default:
      return String(value);
  }
}

const tableWords = ({ columns, rows }: TableDraft): string =>
  [["", ...columns], ...rows.map(({ label, cells }) => [label, ...cells])].map((line) => line.join(" | ")).join("\n");
