import "./schemas-without-eval.ts";
import type { z } from "zod";
import type { Field, NumberTable } from "../../shared/cards/field.ts";
import { type Card, type CardKindName, cardKinds } from "../../shared/cards/index.ts";
import { schemaOf } from "../../shared/cards/schemas.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { t } from "./strings.ts";
import { draftOfTable, emptyTable, type TableDraft, tableFrom } from "./table-draft.ts";

/** What stands in a card's form, by field: text as written, or what a field of its own holds. An empty string is nothing. */
export type CardDraft = Readonly<Record<string, unknown>>;
export type DraftMistakes = Readonly<Record<string, string>>;

/** In the order of the form. */
export const fieldsOf = (kind: CardKindName): readonly (readonly [name: string, field: Field])[] =>
  Object.entries(cardKinds[kind].fields);

/** A card as its form shows it. */
export function draftOf(card: Card): CardDraft {
  const { kind, id: _id, ...values } = card;
  const sortByName = new Map(fieldsOf(kind).map(([name, { sort }]) => [name, sort]));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, draftValue(sortByName.get(name), value)]),
  );
}

/** A new card's form: a choice that must be made stands at its first value, a table has a few rows to write in. */
export function blankDraft(kind: CardKindName): CardDraft {
  return Object.fromEntries(
    fieldsOf(kind).flatMap(([name, field]): readonly (readonly [string, unknown])[] => {
      if (field.sort === "table") return [[name, emptyTable]];
      return field.sort === "choice" && !field.isOptional ? [[name, Object.keys(field.of)[0]]] : [];
    }),
  );
}

/** The card that was written, or what is wrong with it, field by field and in words. */
export function cardFrom(kind: CardKindName, id: string, draft: CardDraft): Result<Card, DraftMistakes> {
  const values = new Map<string, unknown>();
  const mistakes = new Map<string, string>();
  for (const [name, { sort }] of fieldsOf(kind)) {
    const written = sort === "table" ? tableValue(draft[name]) : plainValue(sort, draft[name]);
    if (!written.ok) mistakes.set(name, written.problem);
    else if (written.value !== null) values.set(name, written.value);
  }
  const outcome = schemaOf(kind).safeParse({ kind, id, ...Object.fromEntries(values) });
  if (outcome.success) return accept(outcome.data);
  return refuse({ ...mistakesIn(kind, draft, outcome.error), ...Object.fromEntries(mistakes) });
}

/** The same in both: what a form was opened with is no change. */
export const sameDrafts = (one: CardDraft, other: CardDraft): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => sameValues(one[name], other[name]));

export const sameValues = (one: unknown, other: unknown): boolean =>
  JSON.stringify(isNothing(one) ? null : one) === JSON.stringify(isNothing(other) ? null : other);

// A table field holds nothing but a table.
const draftValue = (sort: Field["sort"] | undefined, value: unknown): unknown =>
  sort === "table" ? draftOfTable(value as NumberTable) : typeof value === "number" ? String(value) : value;

const tableValue = (written: unknown): Result<NumberTable | null, string> =>
  // As above.
  written === undefined ? accept(null) : tableFrom(written as TableDraft);

function plainValue(sort: Field["sort"], written: unknown): Result<unknown, string> {
  if (isNothing(written)) return accept(null);
  return accept(sort === "number" || sort === "moment" ? Number(written) : written);
}

function mistakesIn(kind: CardKindName, draft: CardDraft, error: z.ZodError): DraftMistakes {
  const mistakes = new Map<string, string>();
  const fieldByName = new Map(fieldsOf(kind));
  for (const issue of error.issues) {
    const name = String(issue.path[0]);
    const field = fieldByName.get(name);
    if (field !== undefined && !mistakes.has(name))
      mistakes.set(name, isBlank(draft[name]) ? t("error.empty") : wordsFor(issue, field));
  }
  return Object.fromEntries(mistakes);
}

function wordsFor(issue: z.core.$ZodIssue, field: Field): string {
  if (field.sort === "number") return t("error.number", { least: field.least, most: field.most });
  if (field.sort === "date") return t("error.date");
  if (field.sort === "moment") return t("error.time");
  // What was written in a table is judged before; what is left is that nothing was.
  if (field.sort === "table") return t("error.empty");
  switch (issue.code) {
    case "too_small":
      return t("error.empty");
    case "too_big":
      return t("error.long", { most: Number(issue.maximum) });
    case "invalid_format":
      return t("error.signs");
    default:
      return t("error.other");
  }
}

const isNothing = (value: unknown): boolean => value === undefined || value === "" || value === false;
const isBlank = (value: unknown): boolean => isNothing(value) || (typeof value === "string" && value.trim() === "");
