/**
 * Text as every target takes it: NFC, no lone surrogates, no control, format or bidi override characters, single spaces, at most one
 * empty line. What joins emoji and letters, and marks of direction, stay (FD76).
 */
export function clean(text: string): string {
  return text
    .replace(loneSurrogates, "")
    .normalize("NFC")
    .replace(lineEnds, "\n")
    .replace(unfit, "")
    .replace(noBreakSpaces, NBSP)
    .replace(spaces, " ")
    .replace(/ *[ \u00a0]*\u00a0[ \u00a0]*/gu, NBSP)
    .replace(/[ \u00a0]*\n[ \u00a0]*/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .replace(/^[ \u00a0\n]+|[ \u00a0\n]+$/gu, "");
}

/** The same, on one line. */
export const cleanLine = (text: string): string => clean(text).replace(/\n+/gu, " ");

export const NBSP = "\u00a0";

const loneSurrogates = /\p{Surrogate}/gu;
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
// Kept of format characters: joiners of emoji and scripts, the marks LRM and RLM, tags of regional flags.
const unfit = /(?!\p{Join_Control}|[\n\t\u200e\u200f\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;
// The narrow one weighs 2 on X, and looks the same.
const noBreakSpaces = /[\u202f\u2007]/gu;
const spaces = /[\t \u1680\u2000-\u200a\u205f\u3000]+/gu;
