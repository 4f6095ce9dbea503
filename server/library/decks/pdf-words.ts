import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

type TextContent = Awaited<ReturnType<PDFPageProxy["getTextContent"]>>;

export interface PdfWords {
  readonly title: string;
  readonly text: string;
  /** Of the smallest letters that say something, in points; `null`: there are no letters. */
  readonly leastHeight: number | null;
}

interface Line {
  readonly words: string;
  /** Of its largest letters, in points. */
  readonly letterHeight: number;
}

/** Titles seldom take more lines; a page of one size of letters is not all title. */
const MOST_TITLE_LINES = 3;
/** Letters of one size come with rounding. */
const SAME_SIZE = 0.97;
/** Fewer letters of a size are a mark, an index or a page's number, and nobody misses them. */
const LETTERS_THAT_SAY = 8;

/**
 * Lines of a page in the order the file draws them, which is the order its author reads: by place alone, columns would
 * be read across. The title is the first line of the largest letters, with its neighbours of the same size.
 */
export function wordsOf(content: TextContent): PdfWords {
  const lines = linesOf(content);
  const largest = Math.max(0, ...lines.map((line) => line.letterHeight));
  const isLarge = (line: Line | undefined) => line !== undefined && line.letterHeight >= largest * SAME_SIZE;
  const first = lines.findIndex(isLarge);
  let end = first;
  while (end >= 0 && isLarge(lines[end]) && end - first < MOST_TITLE_LINES) end += 1;
  const title = lines.slice(Math.max(0, first), Math.max(0, end));
  return {
    title: title.map((line) => line.words).join(" "),
    text: lines.map((line) => line.words).join("\n"),
    leastHeight: leastHeightOf(content),
  };
}

/** From the smallest up, until there are letters enough to be words. */
function leastHeightOf({ items }: TextContent): number | null {
  const sizes = items
    .flatMap((item) =>
      "str" in item && item.height > 0 ? [{ height: item.height, letters: lettersIn(item.str) }] : [],
    )
    .sort((one, other) => one.height - other.height);
  let letters = 0;
  for (const size of sizes) {
    letters += size.letters;
    if (letters >= LETTERS_THAT_SAY) return size.height;
  }
  return null;
}

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

function linesOf({ items }: TextContent): readonly Line[] {
  const lines: Line[] = [];
  let words = "";
  let letterHeight = 0;
  const close = () => {
    if (words.trim() !== "") lines.push({ words: words.trim(), letterHeight });
    words = "";
    letterHeight = 0;
  };
  for (const item of items) {
    // The rest are marks of structure.
    if (!("str" in item)) continue;
    words += item.str;
    if (item.str.trim() !== "") letterHeight = Math.max(letterHeight, item.height);
    if (item.hasEOL) close();
  }
  close();
  return lines;
}
