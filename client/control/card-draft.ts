import "./schemas-without-eval.ts";
import type { z } from "zod";
import type { Field } from "../../shared/cards/field.ts";
import { type Card, type CardKindName, cardKinds } from "../../shared/cards/index.ts";
import { schemaOf } from "../../shared/cards/schemas.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { t } from "./strings.ts";

/** What stands in a card's form, by field: text as written, or what a field of its own holds. An empty string is nothing. */
export type CardDraft = Readonly<Record<string, unknown>>;
export type DraftMistakes = Readonly<Record<string, string>>;

/** In the order of the form. */
export const fieldsOf = (kind: CardKindName): readonly (readonly [name: string, field: Field])[] =>
  Object.entries(cardKinds[kind].fields);

/** A card as its form shows it. */
export function draftOf(card: Card | null): CardDraft {
  if (card === null) return {};
  const { kind: _kind, id: _id, ...fields } = card;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === "number" ? String(value) : value]),
  );
}

/** The card that was written, or what is wrong with it, field by field and in words. */
export function cardFrom(kind: CardKindName, id: string, draft: CardDraft): Result<Card, DraftMistakes> {
  const fields = fieldsOf(kind).flatMap(([name, { sort }]) => {
    const value = draft[name];
    if (value === undefined || value === "" || value === false) return [];
    return [[name, sort === "number" || sort === "moment" ? Number(value) : value] as const];
  });
  const outcome = schemaOf(kind).safeParse({ kind, id, ...Object.fromEntries(fields) });
  return outcome.success ? accept(outcome.data) : refuse(mistakesIn(kind, draft, outcome.error));
}

function mistakesIn(kind: CardKindName, draft: CardDraft, error: z.ZodError): DraftMistakes {
  const mistakes = new Map<string, string>();
  const fieldByName = new Map(fieldsOf(kind));
  for (const issue of error.issues) {
    const name = String(issue.path[0]);
    const field = fieldByName.get(name);
    if (field !== undefined && !mistakes.has(name))
      mistakes.set(name, isEmpty(draft[name]) ? t("error.empty") : wordsFor(issue, field));
  }
  return Object.fromEntries(mistakes);
}

function wordsFor(issue: z.core.$ZodIssue, field: Field): string {
  if (field.sort === "number") return t("error.number", { least: field.least, most: field.most });
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

const isEmpty = (value: unknown): boolean => value === undefined || (typeof value === "string" && value.trim() === "");
