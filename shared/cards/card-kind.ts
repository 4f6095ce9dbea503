import type { RefusalCode } from "../refusals.ts";
import type { Millis } from "../time.ts";
import type { CardWith, Fields, Said } from "./field.ts";

/** Where a card stands. One card a layer at a time, so an overlay survives a slide change; `chapter`: the item that is on. */
export const layers = ["stage", "lower-third", "side", "chapter"] as const;
export type Layer = (typeof layers)[number];

/** What a card kind must say of itself. The server has no other code per kind. */
export interface CardKind<Kind extends string, F extends Fields> {
  readonly kind: Kind;
  /** The layer a take puts it on. */
  readonly layer: Layer;
  /** `Слайд`, `Слайды`, `Новый слайд`. */
  readonly said: { readonly one: Said; readonly many: Said; readonly create: Said };
  /** In the order of the form. */
  readonly fields: F;
  /** One line that stands for the card in lists, logs and page titles. */
  readonly label: (card: CardWith<Kind, F>) => string;
  /** The line under it in lists; absent when the card says nothing more. */
  readonly note: (card: CardWith<Kind, F>) => string | undefined;
  /** The whole card in words: reading aloud, pages without script, search, feeds. */
  readonly words: (card: CardWith<Kind, F>) => string;
  /** Why the card must not go on air as it is. */
  readonly unready?: (card: CardWith<Kind, F>) => RefusalCode | null;
  /** How long a take shows it; absent or `null`: until something ends it. */
  readonly lasts?: (card: CardWith<Kind, F>) => Millis | null;
}

/** A kind as a value; its cards' type follows from its fields. */
export const cardKind = <const Kind extends string, const F extends Fields>(
  kind: CardKind<Kind, F>,
): CardKind<Kind, F> => kind;

/** Joins what is there: absent parts leave no empty sentence. */
export const sentences = (...parts: readonly (string | undefined | false)[]): string =>
  parts
    .filter((part): part is string => part !== undefined && part !== false && part !== "")
    .map((part) => part.replace(/[.\s]+$/u, ""))
    .join(". ");
