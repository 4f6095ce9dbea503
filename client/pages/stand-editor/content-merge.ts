/** Three versions of one stand: what both started from, what was written here, what somebody else saved. Pure (EB85). */
import { standFields } from "../../../shared/exhibition/required.ts";
import type { StandContent, StandField } from "../../../shared/exhibition.ts";

export type Side = "mine" | "theirs";

export interface Versions {
  readonly base: StandContent;
  readonly mine: StandContent;
  readonly theirs: StandContent;
}

export const sameContent = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Fields that both sides left with different contents. */
export const disputed = ({ base, mine, theirs }: Versions): readonly StandField[] =>
  standFields.filter(
    (field) =>
      !sameContent(mine[field], theirs[field]) &&
      !sameContent(mine[field], base[field]) &&
      !sameContent(theirs[field], base[field]),
  );

/** Whoever changed a field is taken; of a disputed one the chosen side, mine where none was. */
export function merged(versions: Versions, choice: ReadonlyMap<StandField, Side> = new Map()): StandContent {
  const { base, mine, theirs } = versions;
  const entries = standFields.map((field) => {
    const isTheirs = sameContent(mine[field], base[field]) || choice.get(field) === "theirs";
    return [field, (isTheirs ? theirs : mine)[field]] as const;
  });
  // Field by field one of two right contents.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as unknown as StandContent;
}

/** A content with one field written anew; `undefined` takes an optional one out. */
export function withField<Field extends StandField>(
  content: StandContent,
  field: Field,
  value: StandContent[Field],
): StandContent {
  const { [field]: _old, ...rest } = content;
  // What was taken out is put back, or was optional.
  return (value === undefined ? rest : { ...content, [field]: value }) as StandContent;
}

/** The order of names in an object is no difference, nor is a name without a value. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
