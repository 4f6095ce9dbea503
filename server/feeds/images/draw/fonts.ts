import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Font } from "satori";
import { coverageOf } from "./cmap.ts";

/**
 * Whole TrueType files, read once. Golos Text is the design's own. Its Literata is to be had as WOFF2 in two halves only, between
 * which digits and marks lose their kerning: so PT Serif, which `--font-read` names next. Noto Sans for what neither has.
 */
const files = [
  ["Golos Text", 400, "golos-text/400Regular/GolosText_400Regular.ttf"],
  ["Golos Text", 600, "golos-text/600SemiBold/GolosText_600SemiBold.ttf"],
  ["PT Serif", 400, "pt-serif/400Regular/PTSerif_400Regular.ttf"],
  ["PT Serif", 700, "pt-serif/700Bold/PTSerif_700Bold.ttf"],
  ["Noto Sans", 400, "noto-sans/400Regular/NotoSans_400Regular.ttf"],
  ["Noto Sans", 600, "noto-sans/600SemiBold/NotoSans_600SemiBold.ttf"],
] as const;

const { resolve } = createRequire(import.meta.url);

export const fonts: readonly Font[] = files.map(([name, weight, path]) => ({
  name,
  weight,
  style: "normal",
  data: readFileSync(resolve(`@expo-google-fonts/${path}`)),
}));

const covered: readonly ReadonlySet<number>[] = fonts.map(({ data }) => coverageOf(new Uint8Array(data)));

/** In Noto Sans, which stands behind both others, or in both of them: then it is drawn, whatever the text is set in. */
export const hasGlyph = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  const has = (index: number) => covered[index]?.has(code) === true;
  return (has(4) && has(5)) || [0, 1, 2, 3].every(has);
};

export const faces = {
  ui: "Golos Text, Noto Sans",
  read: "PT Serif, Noto Sans",
} as const;
export type Face = keyof typeof faces;
