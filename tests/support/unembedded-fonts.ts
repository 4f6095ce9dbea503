import { aPdf, FIRST_EXTRA } from "./pdf-files.ts";

/** How old programs and printer drivers write Cyrillic: a font by name alone, its letters renamed or numbered. */
export type Encoding = "differences" | "identity" | "numbers";

/** A page with a line of words in a font that is not in the file. */
export function aPdfWithoutFont(font: string, encoding: Encoding, words: string): Buffer {
  const letters = [...new Set(words)];
  return aPdf(
    [
      {
        draws: `BT /F1 64 Tf 60 300 Td ${encoding === "differences" ? renamed(letters, words) : numbered(glyphsOf(encoding, letters), words)} Tj ET`,
        resources: `/Font << /F1 ${FIRST_EXTRA} 0 R >>`,
      },
    ],
    encoding === "differences"
      ? differencesFont(font, letters)
      : identityFont(font, glyphsOf(encoding, letters), encoding === "identity"),
  );
}

const FIRST_CODE = 33;
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
const renamed = (letters: readonly string[], words: string) =>
  `<${[...words].map((letter) => hex(FIRST_CODE + letters.indexOf(letter), 2)).join("")}>`;

/** Simple font: codes are named by Adobe's glyph list, `afii10017` for А and so on. */
function differencesFont(font: string, letters: readonly string[]) {
  const descriptor = `<< /Type /FontDescriptor /FontName /${font} /Flags 32 /FontBBox [-200 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`;
  const names = letters.map((letter) => `/${glyphName(letter)}`).join(" ");
  const widths = letters.map((letter) => (letter === " " ? 278 : 600)).join(" ");
  return [
    {
      dictionary: `<< /Type /Font /Subtype /TrueType /BaseFont /${font} /FirstChar ${FIRST_CODE} /LastChar ${FIRST_CODE + letters.length - 1} /Widths [${widths}] /FontDescriptor ${FIRST_EXTRA + 1} 0 R /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${FIRST_CODE} ${names}] >> >>`,
    },
    { dictionary: descriptor },
  ];
}

/** Adobe's names of Cyrillic letters go on in the alphabet's order, but for Ё, which has its own. */
function glyphName(letter: string): string {
  if (letter === " ") return "space";
  if (letter === "Ё") return "afii10023";
  if (letter === "ё") return "afii10071";
  const upper = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ".indexOf(letter);
  if (upper >= 0) return `afii${10017 + upper + (upper > 5 ? 1 : 0)}`;
  const lower = "абвгдежзийклмнопрстуфхцчшщъыьэюя".indexOf(letter);
  if (lower >= 0) return `afii${10065 + lower + (lower > 5 ? 1 : 0)}`;
  return letter;
}

/** Numbers of a subset's letters mean what ToUnicode says; without it, what they mean in the font of that name. */
const glyphsOf = (encoding: "identity" | "numbers", letters: readonly string[]): ReadonlyMap<string, number> =>
  new Map(
    letters.map((letter, index) => [letter, encoding === "identity" ? 570 + index : (glyphsOfArial[letter] ?? 0)]),
  );
const glyphsOfArial: Readonly<Record<string, number>> = { С: 587, о: 616, с: 619, ц: 624 };

const numbered = (glyphs: ReadonlyMap<string, number>, words: string) =>
  `<${[...words].map((letter) => hex(glyphs.get(letter) ?? 0, 4)).join("")}>`;

function identityFont(font: string, glyphs: ReadonlyMap<string, number>, hasMeaning: boolean) {
  const codes = [...glyphs].map(([letter, glyph]) => `<${hex(glyph, 4)}> <${hex(letter.charCodeAt(0), 4)}>`);
  const cmap = Buffer.from(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${codes.length} beginbfchar\n${codes.join("\n")}\nendbfchar
endcmap CMapName currentdict /CMap defineresource pop end end`,
  );
  const at = (offset: number) => `${FIRST_EXTRA + offset} 0 R`;
  return [
    {
      dictionary: `<< /Type /Font /Subtype /Type0 /BaseFont /${font} /Encoding /Identity-H /DescendantFonts [${at(1)}] ${hasMeaning ? `/ToUnicode ${at(3)}` : ""} >>`,
    },
    {
      dictionary: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${font} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${at(2)} /DW 600 /CIDToGIDMap /Identity >>`,
    },
    {
      dictionary: `<< /Type /FontDescriptor /FontName /${font} /Flags 32 /FontBBox [-200 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`,
    },
    { dictionary: `<< /Length ${cmap.byteLength} >>`, stream: cmap },
  ];
}
