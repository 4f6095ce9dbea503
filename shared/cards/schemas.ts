/** Schemas of cards, made of the kinds' fields. Not for the viewer's page: zod weighs more than its cards. */
import { z } from "zod";
import { idPattern } from "../ids.ts";
import type { Field, Fields, FileRef, ImageRef, NumberTable } from "./field.ts";
import { type AnyKind, type Card, type CardKindName, cardKinds } from "./index.ts";

export const cardId = z.string().regex(idPattern);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it keeps out
const oneLine = /^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, but for the ends of lines
const manyLines = /^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$/u;

/** Half of a letter, as of one cut in two: no address can be made of it. */
const whole = (given: string): string => given.replace(/\p{Surrogate}/gu, "\ufffd");

/** One line of text: trimmed, NFC, no control, line-separator or bidi-override characters, at most `most` characters. */
export const line = (most: number) =>
  z.string().overwrite(whole).trim().normalize("NFC").min(1).max(most).regex(oneLine);

/** Several lines. Ends of lines become `\n`; tabs become spaces. */
export const text = (most: number) =>
  z
    .string()
    .overwrite((given) => whole(given).replace(/\r\n?/gu, "\n").replaceAll("\t", " "))
    .trim()
    .normalize("NFC")
    .min(1)
    .max(most)
    .regex(manyLines);

export const imageRef: z.ZodType<ImageRef> = z.strictObject({
  file: z.string().regex(/^[0-9a-f]{32}\.(png|jpg|webp)$/),
  widthPx: z.int().min(1).max(20_000),
  heightPx: z.int().min(1).max(20_000),
});

export const fileRef: z.ZodType<FileRef> = z.strictObject({
  file: z.string().regex(/^[0-9a-f]{32}\.[a-z0-9]{1,8}$/),
  name: line(160),
  bytes: z.int().min(1).max(1_000_000_000),
  pages: z.int().min(1).max(9_999).exactOptional(),
});

const MOST_COLUMNS = 4;
const MOST_ROWS = 24;

const numberTable: z.ZodType<NumberTable> = z
  .strictObject({
    columns: z.array(line(60)).min(1).max(MOST_COLUMNS),
    rows: z
      .array(z.strictObject({ label: line(60), values: z.array(z.number().min(-1e15).max(1e15).nullable()) }))
      .min(2)
      .max(MOST_ROWS),
  })
  .refine(({ columns, rows }) => rows.every(({ values }) => values.length === columns.length));

/** A day that exists: the 30th of February is refused. */
export const day = z.iso.date();
/** UTC milliseconds between 2000 and 2100. */
export const instant = z.number().min(946_684_800_000).max(4_102_444_800_000);

function schemaOfField(field: Field): z.ZodType {
  switch (field.sort) {
    case "line":
      return line(field.most);
    case "text":
      return text(field.most);
    case "number":
      return z.int().min(field.least).max(field.most);
    case "choice":
      return z.enum(Object.keys(field.of));
    case "flag":
      return z.literal(true);
    case "image":
      return imageRef;
    case "file":
      return fileRef;
    case "table":
      return numberTable;
    case "moment":
      return instant;
    case "date":
      return day;
    case "ref":
      return cardId;
    case "correction":
      return z.strictObject({ was: line(80), at: instant });
  }
}

/** The fields' schemas by name, each optional where the field is. */
export const shapeOf = (fields: Fields): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const schema = schemaOfField(field);
      return [name, field.isOptional ? schema.optional() : schema];
    }),
  );

const schemaOfKind = ({ kind, fields }: AnyKind) =>
  z.strictObject({ kind: z.literal(kind), id: cardId, ...shapeOf(fields) });

const [first, ...others] = (Object.values(cardKinds) as unknown as readonly AnyKind[]).map(schemaOfKind);
if (first === undefined) throw new Error("no card kinds");

/** Strict: unknown keys are refused, every string has a bound. */
// The type follows from the same fields (field.ts); that they agree is what tests/contract/card-kinds.test.ts holds.
export const cardSchema = z.discriminatedUnion("kind", [first, ...others]) as unknown as z.ZodType<Card>;

/** One kind's own. */
export const schemaOf = (kind: CardKindName): z.ZodType<Card> =>
  // As above.
  schemaOfKind(cardKinds[kind] as unknown as AnyKind) as unknown as z.ZodType<Card>;
