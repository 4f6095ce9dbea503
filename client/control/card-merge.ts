/** Two versions of one card, field by field. Pure. Rules CR28–CR29 in docs/spec/control.md. */
import type { Field } from "../../shared/cards/field.ts";
import type { CardKindName } from "../../shared/cards/index.ts";
import { withoutUndefined } from "../../shared/without-undefined.ts";
import { type CardDraft, fieldsOf, sameValues } from "./card-draft.ts";

export type Side = "mine" | "theirs";
export type Choices = Readonly<Record<string, Side>>;

export interface Compared {
  readonly name: string;
  readonly field: Field;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly isSame: boolean;
}

/** Every field that either of them fills in. What forms do not show follows the other's version. */
export function compared(kind: CardKindName, mine: CardDraft, theirs: CardDraft): readonly Compared[] {
  return fieldsOf(kind).flatMap(([name, field]) => {
    if (field.sort === "ref" || field.sort === "correction") return [];
    const both = { mine: mine[name], theirs: theirs[name] };
    if (both.mine === undefined && both.theirs === undefined) return [];
    return [{ name, field, ...both, isSame: sameValues(both.mine, both.theirs) }];
  });
}

/** What only one of the two has changed since `base` is that one's; what both have changed, mine: it is what I am looking at. */
export const firstChoices = (base: CardDraft, fields: readonly Compared[]): Choices =>
  Object.fromEntries(fields.map(({ name, mine }) => [name, sameValues(mine, base[name]) ? "theirs" : "mine"]));

export function merged(theirs: CardDraft, fields: readonly Compared[], choices: Choices): CardDraft {
  const chosen = fields.map(({ name, ...both }) => [name, both[choices[name] ?? "theirs"]] as const);
  return withoutUndefined({ ...theirs, ...Object.fromEntries(chosen) });
}
