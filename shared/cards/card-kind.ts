import { z } from "zod";
import { idPattern } from "../ids.ts";

/** Where a card stands. One card a layer at a time, so an overlay survives a slide change. */
export const layers = ["stage", "lower-third", "side"] as const;
export type Layer = (typeof layers)[number];

/** What a card kind must say of itself. The server has no other code per kind. */
export interface CardKind<Kind extends string, Content extends { readonly kind: Kind; readonly id: string }> {
  readonly kind: Kind;
  /** The layer a take puts it on. */
  readonly layer: Layer;
  /** Strict: unknown keys are refused, every string has a bound. */
  readonly schema: z.ZodType<Content>;
  /** One line that stands for the card in lists, logs and page titles. */
  readonly label: (card: Content) => string;
  /** The whole card in words: reading aloud, pages without script, search, feeds. */
  readonly words: (card: Content) => string;
}

/** Builds the pieces every kind's schema is made of. */
export const cardId = z.string().regex(idPattern);

/** One line of text: trimmed, NFC, no control, line-separator or bidi-override characters, at most `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .min(1)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it keeps out
    .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$/u);

/** An uploaded picture, served at `/i/{file}`. */
export const imageRef = z.strictObject({
  /** Content hash and kind, e.g. `3f…9a.png`. */
  file: z.string().regex(/^[0-9a-f]{32}\.(png|jpg|webp)$/),
  widthPx: z.int().min(1).max(20_000),
  heightPx: z.int().min(1).max(20_000),
});
export type ImageRef = z.infer<typeof imageRef>;
