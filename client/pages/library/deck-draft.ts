/** What is being said of a deck's pages. Pure. Rules LB40–LB42 in docs/spec/library.md. */

import { isSilent } from "../../../shared/library/words.ts";
import type { DeckChange, DeckPage, LibraryDeck } from "../../../shared/library.ts";

/** What a person says of one page. */
export interface PageWords {
  readonly title: string;
  /** As it stands in the field: may be empty. */
  readonly alt: string;
  readonly isDecorative: boolean;
}

/** The field of a page that nobody has described begins with the page's own text. */
export const wordsOf = ({ title, alt, text, decorative }: DeckPage): PageWords => ({
  title,
  alt: alt ?? (decorative ? "" : text),
  isDecorative: decorative === true,
});

/** The deck's change in which this page, known by its picture, says something else. `null`: the page is gone. */
export function changeOfPage(deck: LibraryDeck, file: string, words: PageWords): DeckChange | null {
  if (!deck.pages.some(({ image }) => image.file === file)) return null;
  return changeOf(deck, (page) => (page.image.file === file ? said(page, words) : keptOf(page)));
}

export const changeOfFacts = (deck: LibraryDeck, facts: Pick<LibraryDeck, "title" | "isDownloadable">): DeckChange => ({
  ...changeOf(deck, keptOf),
  ...facts,
});

/** The page one place up (-1) or down; at the end of the way the deck stays as it is. */
export function changeOfOrder(deck: LibraryDeck, number: number, step: -1 | 1): DeckChange {
  const pages = deck.pages.map(keptOf);
  const [page] = pages.splice(number - 1, 1);
  if (page === undefined) return changeOf(deck, keptOf);
  return { ...changeOf(deck, keptOf), pages: pages.toSpliced(Math.max(0, number - 1 + step), 0, page) };
}

export const changeWithout = (deck: LibraryDeck, number: number): DeckChange => ({
  ...changeOf(deck, keptOf),
  pages: deck.pages.filter((page) => page.number !== number).map(keptOf),
});

/** Somebody else has said something of the page since: what was written over it would be lost without a word. */
export function wasSaidMeanwhile(before: LibraryDeck, now: LibraryDeck, file: string): boolean {
  const [one, other] = [before, now].map(({ pages }) => pages.find(({ image }) => image.file === file));
  return (
    one !== undefined &&
    other !== undefined &&
    JSON.stringify(keptOf(one)) !== JSON.stringify({ ...keptOf(other), number: one.number })
  );
}

export const describedPages = ({ pages }: LibraryDeck): number => pages.filter((page) => !isSilent(page)).length;

/** The next page without words after this one, from the front again at the end; the one after it when all have some. */
export function nextPage({ pages }: LibraryDeck, number: number): number {
  const after = [...pages.slice(number), ...pages.slice(0, number - 1)];
  return (after.find(isSilent) ?? after[0])?.number ?? number;
}

const changeOf = (
  { title, isDownloadable, pages }: LibraryDeck,
  say: (page: DeckPage) => DeckChange["pages"][number],
): DeckChange => ({ title, isDownloadable, pages: pages.map(say) });

function said(
  { number, title: before }: DeckPage,
  { title, alt, isDecorative }: PageWords,
): DeckChange["pages"][number] {
  const words = alt.trim();
  return {
    number,
    // A slide has some name always: emptied, it keeps the one it had.
    title: title.trim() || before,
    ...(isDecorative ? { decorative: true } : words === "" ? {} : { alt: words }),
  };
}

const keptOf = ({ number, title, alt, decorative }: DeckPage): DeckChange["pages"][number] => ({
  number,
  title,
  ...(alt === undefined ? {} : { alt }),
  ...(decorative === undefined ? {} : { decorative }),
});
