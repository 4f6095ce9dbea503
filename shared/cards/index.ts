/** The table of card kinds. A new kind is one file here, one Lit element, and one line in each of the two tables. */
import type { RefusalCode } from "../refusals.ts";
import type { Millis } from "../time.ts";
import { agenda } from "./agenda.ts";
import { award } from "./award.ts";
import { blitz } from "./blitz.ts";
import { pause } from "./break.ts";
import type { CardKind, Layer } from "./card-kind.ts";
import { chart } from "./chart.ts";
import { decision } from "./decision.ts";
import type { CardWith, Fields } from "./field.ts";
import { figure } from "./figure.ts";
import { handout } from "./handout.ts";
import { notice } from "./notice.ts";
import { quote } from "./quote.ts";
import { slide } from "./slide.ts";
import { speaker } from "./speaker.ts";
import { stand } from "./stand.ts";
import { tour } from "./tour.ts";

/** In the order the control room lists them. */
export const cardKinds = {
  slide,
  speaker,
  figure,
  chart,
  quote,
  award,
  decision,
  agenda,
  break: pause,
  notice,
  handout,
  tour,
  stand,
  blitz,
} as const;

export type CardKindName = keyof typeof cardKinds;
export type CardOf<Name extends CardKindName> =
  (typeof cardKinds)[Name] extends CardKind<infer Kind, infer F> ? CardWith<Kind, F> : never;
export type Card = { [Name in CardKindName]: CardOf<Name> }[CardKindName];

export type AnyKind = CardKind<string, Fields>;

// Object.keys says `string[]` for lack of exact types; the table is a constant with these keys alone.
export const cardKindNames = Object.keys(cardKinds) as readonly CardKindName[];

/**
 * The kind of a card. A page may be older than the server whose card it was sent: then `null`.
 * Kinds are values of different types; here, once, they are seen as one.
 */
export const kindOf = ({ kind }: { readonly kind: string }): AnyKind | null =>
  Object.hasOwn(cardKinds, kind) ? (cardKinds[kind as CardKindName] as unknown as AnyKind) : null;

type Asked = CardWith<string, Fields>;
// A card of the table is a card of its own kind's fields: what `kindOf` found is asked about its own cards only.
const asked = (card: Card): Asked => card as unknown as Asked;

/** One line that stands for the card; empty for a kind that this page has not heard of. */
export const labelOf = (card: Card): string => kindOf(card)?.label(asked(card)) ?? "";
export const noteOf = (card: Card): string | undefined => kindOf(card)?.note(asked(card));
/** The whole card in words. */
export const wordsOf = (card: Card): string => kindOf(card)?.words(asked(card)) ?? "";
export const layerOf = ({ kind }: { readonly kind: CardKindName }): Layer => cardKinds[kind].layer;
export const unreadyOf = (card: Card): RefusalCode | null => kindOf(card)?.unready?.(asked(card)) ?? null;
export const lastsOf = (card: Card): Millis | null => kindOf(card)?.lasts?.(asked(card)) ?? null;
