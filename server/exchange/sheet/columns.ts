import type { Field, Fields } from "../../../shared/cards/field.ts";
import { type AnyKind, type CardKindName, cardKindNames, cardKinds } from "../../../shared/cards/index.ts";

export const programmeColumns = ["Дата", "Начало", "Минут", "Название", "Подробности", "Кто выступает"] as const;
export const kindColumn = "Вид";

/** What a cell can hold: pictures, files and tables are added in the browser. */
const written: ReadonlySet<Field["sort"]> = new Set(["line", "text", "number", "choice", "date"]);

export const writtenFields = (fields: Fields): readonly (readonly [string, Field])[] =>
  Object.entries(fields).filter(([, { sort }]) => written.has(sort));

const fieldsOf = (name: CardKindName): Fields => (cardKinds[name] as unknown as AnyKind).fields;

/** Kinds of which a whole card can be written in cells. */
export const sheetKinds: readonly CardKindName[] = cardKindNames.filter((name) =>
  Object.values(fieldsOf(name)).every(({ sort, isOptional }) => isOptional || written.has(sort)),
);

/** The kind that a cell names, in one or in many, in either case. */
export const kindCalled = (text: string): CardKindName | null =>
  sheetKinds.find((name) => {
    const { one, many } = cardKinds[name].said;
    return [one.ru, many.ru, one.en, many.en].some((word) => same(word, text));
  }) ?? null;

/** Every column that any of the kinds has, once, in the order of the kinds. */
export const cardColumns: readonly string[] = [
  kindColumn,
  ...new Set(sheetKinds.flatMap((name) => writtenFields(fieldsOf(name)).map(([, field]) => field.name.ru))),
];

export const same = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (text: string): string => text.trim().toLocaleLowerCase("ru").replaceAll("ё", "е").replace(/\s+/gu, " ");
