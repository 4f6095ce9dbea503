import type { CardKindName } from "../../shared/cards/index.ts";

/** `line`: one line; `text`: several; `number`: a whole one; `image`: an uploaded picture. */
export interface CardField {
  readonly name: FieldName;
  readonly sort: "line" | "text" | "number" | "image";
  readonly isRequired?: true;
  readonly hint?: "field.topic.hint" | "field.alt.hint" | "field.value.hint" | "field.comparison.hint";
  /** Half a row wide. */
  readonly isShort?: true;
}

export type FieldName =
  | ("name" | "post" | "organisation" | "topic" | "portrait")
  | ("title" | "image" | "alt" | "number" | "of")
  | ("value" | "unit" | "label" | "comparison" | "period" | "source");

/** What the form of each kind asks for. A new kind is one more entry; its schema judges what was written. */
export const cardFields = {
  speaker: [
    { name: "name", sort: "line", isRequired: true },
    { name: "post", sort: "line", isRequired: true },
    { name: "organisation", sort: "line" },
    { name: "topic", sort: "line", hint: "field.topic.hint" },
    { name: "portrait", sort: "image" },
  ],
  slide: [
    { name: "title", sort: "line", isRequired: true },
    { name: "image", sort: "image", isRequired: true },
    { name: "alt", sort: "text", isRequired: true, hint: "field.alt.hint" },
    { name: "number", sort: "number", isShort: true },
    { name: "of", sort: "number", isShort: true },
  ],
  figure: [
    { name: "value", sort: "line", isRequired: true, isShort: true, hint: "field.value.hint" },
    { name: "unit", sort: "line", isShort: true },
    { name: "label", sort: "line", isRequired: true },
    { name: "comparison", sort: "line", hint: "field.comparison.hint" },
    { name: "period", sort: "line", isShort: true },
    { name: "source", sort: "line", isShort: true },
  ],
} as const satisfies Record<CardKindName, readonly CardField[]>;

export const fieldsOf = (kind: CardKindName): readonly CardField[] => cardFields[kind];
