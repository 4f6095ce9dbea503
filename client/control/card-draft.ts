import "./schemas-without-eval.ts";
import type { z } from "zod";
import type { ImageRef } from "../../shared/cards/card-kind.ts";
import { type Card, type CardKindName, cardSchema } from "../../shared/cards/index.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { type FieldName, fieldsOf } from "./card-fields.ts";
import { t } from "./strings.ts";

/** What stands in a card's form, as written. An empty string is nothing. */
export type CardDraft = Readonly<Partial<Record<FieldName, string | ImageRef>>>;
export type DraftMistakes = Readonly<Partial<Record<FieldName, string>>>;

/** A card as its form shows it. */
export function draftOf(card: Card | null): CardDraft {
  if (card === null) return {};
  const fields = fieldsOf(card.kind).map(({ name }) => [name, valueIn(card, name)] as const);
  return Object.fromEntries(fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, asWritten(value)]])));
}

/** The card that was written, or what is wrong with it, field by field and in words. */
export function cardFrom(kind: CardKindName, id: string, draft: CardDraft): Result<Card, DraftMistakes> {
  const fields = fieldsOf(kind).flatMap(({ name, sort }) => {
    const value = draft[name];
    if (value === undefined || value === "") return [];
    return [[name, sort === "number" ? Number(value) : value] as const];
  });
  const outcome = cardSchema.safeParse({ kind, id, ...Object.fromEntries(fields) });
  return outcome.success ? accept(outcome.data) : refuse(mistakesIn(kind, draft, outcome.error));
}

function mistakesIn(kind: CardKindName, draft: CardDraft, error: z.ZodError): DraftMistakes {
  const mistakes = new Map<FieldName, string>();
  for (const issue of issuesOf(error)) {
    const field = fieldsOf(kind).find(({ name }) => name === issue.path[0]);
    if (field !== undefined && !mistakes.has(field.name))
      mistakes.set(field.name, isEmpty(draft[field.name]) ? t("error.empty") : wordsFor(issue, field.sort));
  }
  return Object.fromEntries(mistakes);
}

/** The union tells the issues of every kind; those of the kind in question are the ones that have no wrong `kind`. */
function issuesOf(error: z.ZodError): readonly z.core.$ZodIssue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== "invalid_union") return [issue];
    return issue.errors.find((issues) => issues.every(({ path }) => path[0] !== "kind")) ?? [];
  });
}

function wordsFor(issue: z.core.$ZodIssue, sort: string): string {
  if (sort === "number") return t("error.number", { least: 1, most: 999 });
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

const isEmpty = (value: CardDraft[FieldName]): boolean =>
  value === undefined || (typeof value === "string" && value.trim() === "");

const asWritten = (value: string | number | ImageRef): string | ImageRef =>
  typeof value === "number" ? String(value) : value;

function valueIn(card: Card, name: FieldName): string | number | ImageRef | undefined {
  // Which fields a kind has is known to its schema; here they are read by the names of the form's table.
  return (card as unknown as Readonly<Partial<Record<FieldName, string | number | ImageRef>>>)[name];
}
