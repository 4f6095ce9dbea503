import type { DeckPage, LibraryContents, LibrarySort } from "../../shared/library.ts";

/** An item before the store has it. */
export interface Fresh<Sort extends LibrarySort> {
  readonly id: string;
  readonly sort: Sort;
  readonly content: LibraryContents[Sort];
}

export const anImage = (digit = "a", widthPx = 1280, heightPx = 720) => ({
  file: `${digit.repeat(32)}.webp`,
  widthPx,
  heightPx,
});

export const aSpeakerItem = (
  content: Partial<LibraryContents["speaker"]> = {},
  id = "speaker-1",
): Fresh<"speaker"> => ({
  id,
  sort: "speaker",
  content: { name: "Анна Ёлкина", post: "начальник управления", ...content },
});

export const aFigureItem = (content: Partial<LibraryContents["figure"]> = {}, id = "figure-1"): Fresh<"figure"> => ({
  id,
  sort: "figure",
  content: { value: "78 737", unit: "человек", label: "получили помощь", ...content },
});

export const aDocumentItem = (
  content: Partial<LibraryContents["document"]> = {},
  id = "document-1",
): Fresh<"document"> => ({
  id,
  sort: "document",
  content: {
    title: "Проект решения",
    file: { file: `${"b".repeat(32)}.pdf`, name: "Проект.pdf", bytes: 34_567 },
    ...content,
  },
});

export const aPage = (number: number, more: Partial<DeckPage> = {}): DeckPage => ({
  number,
  image: anImage(String(number % 10)),
  small: anImage("e", 640, 360),
  title: `Слайд ${number}`,
  text: `Текст слайда ${number}`,
  ...more,
});

export const aDeckItem = (content: Partial<LibraryContents["deck"]> = {}, id = "deck-0001"): Fresh<"deck"> => ({
  id,
  sort: "deck",
  content: { title: "Доклад", isDownloadable: false, pages: [aPage(1, { alt: "Итоги года" }), aPage(2)], ...content },
});

/** What an item's change is made of: the same item, said otherwise. */
export const renewed = <Sort extends LibrarySort>({ id, sort, content }: Fresh<Sort>, version = 1) => ({
  id,
  sort,
  content,
  version,
});
