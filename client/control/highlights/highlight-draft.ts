/** What is being written of a highlight, field by field. Pure. Rules FD140–FD143. */
import type { ImageRef } from "../../../shared/cards/field.ts";
import {
  type CorrectionStyle,
  type Highlight,
  type HighlightContent,
  type HighlightKind,
  MOST_HIGHLIGHT_TEXT,
  MOST_TAGS,
} from "../../../shared/feeds.ts";
import type { WrittenHighlight } from "./feed-api.ts";

export interface HighlightDraft {
  readonly kind: HighlightKind;
  readonly text: string;
  readonly big: string;
  readonly unit: string;
  readonly name: string;
  readonly post: string;
  readonly place: string;
  readonly portrait: ImageRef | null;
  /** As typed: `коллегия2026, уход`. */
  readonly tags: string;
  readonly sourceWords: string;
  readonly picture: ImageRef | null;
  readonly alt: string;
  readonly moment: HighlightContent["moment"];
  /** `null`: all that the meeting uses. */
  readonly targets: readonly string[] | null;
  /** What a correction says of itself. */
  readonly note: string;
  readonly style: CorrectionStyle;
}
export type HighlightField = keyof HighlightDraft;
/** Fields that are a line or some lines of text. */
export type TextField = Extract<
  HighlightField,
  "text" | "big" | "unit" | "name" | "post" | "place" | "tags" | "sourceWords" | "alt" | "note"
>;

/** As the server's schema has them. */
export const most: Readonly<Record<TextField, number>> = {
  text: MOST_HIGHLIGHT_TEXT,
  ...{ big: 200, unit: 40, name: 200, post: 200, place: 200 },
  ...{ tags: 400, sourceWords: 200, alt: 1_000, note: 400 },
};

const [LEAST_TAG, MOST_TAG] = [2, 60];

/** Whose words, or what number, each kind has; all have words, tags and an alternative. */
const ofKind: Readonly<Record<HighlightKind, readonly HighlightField[]>> = {
  quote: ["name", "post", "place", "portrait"],
  figure: ["big", "unit", "sourceWords"],
  slide: ["picture", "sourceWords"],
  clip: ["name", "post", "place"],
  award: ["big", "name", "post", "place", "portrait"],
  decision: ["big", "sourceWords"],
  photo: ["picture"],
  note: ["sourceWords"],
  live: [],
  digest: [],
};

export const has = (kind: HighlightKind, field: HighlightField): boolean => ofKind[kind].includes(field);

export function draftOf({ content, targets, correction }: Highlight): HighlightDraft {
  const { kind, text, alt, moment, who } = content;
  return {
    ...{ kind, text, alt, moment, targets },
    ...{ big: content.big ?? "", unit: content.unit ?? "", sourceWords: content.sourceWords ?? "" },
    ...{ name: who?.name ?? "", post: who?.post ?? "", place: who?.place ?? "", portrait: who?.portrait ?? null },
    ...{ tags: content.tags.join(", "), picture: content.picture ?? null },
    ...{ note: correction?.note ?? "", style: correction?.style ?? "reply" },
  };
}

/** What is sent: of fields that the kind does not have, what stood there stays. */
export function writtenOf(draft: HighlightDraft, base: Highlight): WrittenHighlight {
  const { kind, moment, targets, note, style } = draft;
  const content: HighlightContent = {
    kind,
    text: draft.text.trim(),
    ...filled("big", draft.big),
    ...filled("unit", draft.unit),
    ...whoOf(draft),
    tags: tagsIn(draft.tags),
    ...filled("sourceWords", draft.sourceWords),
    ...(draft.picture === null ? {} : { picture: draft.picture }),
    alt: draft.alt.trim(),
    ...(base.content.clipId === undefined ? {} : { clipId: base.content.clipId }),
    moment,
    ...(base.content.members === undefined ? {} : { members: base.content.members }),
  };
  return { content, targets, ...(base.rev > 1 ? { correction: { note: note.trim(), style } } : {}) };
}

/** Letters and digits only: of all else targets make other tags than we do. */
export function tagsIn(typed: string): readonly string[] {
  const words = typed.split(/[\s,;]+/u).map((word) => word.replaceAll(/[^\p{L}\p{Nd}]/gu, ""));
  // Digits alone are a tag nowhere.
  const tags = words
    .filter((word) => /\p{L}/u.test(word) && word.length >= LEAST_TAG)
    .map((word) => word.slice(0, MOST_TAG));
  const seen = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
  return [...seen.values()].slice(0, MOST_TAGS);
}

const filled = <Name extends string>(name: Name, text: string): { readonly [K in Name]?: string } =>
  // One key, and it is that.
  (text.trim() === "" ? {} : { [name]: text.trim() }) as { readonly [K in Name]?: string };

function whoOf({ name, post, place, portrait }: HighlightDraft): Pick<HighlightContent, "who"> {
  // Without a name it is nobody's: then the server says what is missing.
  if (name.trim() === "") return {};
  return {
    who: {
      name: name.trim(),
      ...filled("post", post),
      ...filled("place", place),
      ...(portrait === null ? {} : { portrait }),
    },
  };
}
