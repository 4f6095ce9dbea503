import { join } from "node:path";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { ImageRefusal, StagedImages } from "../images.ts";
import {
  type ConvertedDeck,
  type ConvertedPage,
  type DeckKind,
  type DeckRefusal,
  deckRefusal,
  type StoredOriginal,
} from "./deck.ts";
import type { DrawnPage } from "./page-converter.ts";
import { pictureName } from "./worker-messages.ts";

/** Where decks come to lie. */
export interface DeckShelves {
  /** Pages, among the pictures of the library. */
  readonly images: { stage(paths: readonly string[]): Promise<Result<StagedImages, ImageRefusal>> };
  /** The files decks came from. Durable when it returns; the file itself stays where it is. */
  readonly originals: {
    keep(
      path: string,
      extension: Exclude<DeckKind, "pictures">,
    ): Promise<Result<StoredOriginal, "TOO_LARGE" | "NO_ROOM">>;
  };
}

interface DrawnDeck {
  readonly kind: DeckKind;
  readonly pages: readonly DrawnPage[];
  /** With the pages' pictures. */
  readonly folder: string;
  readonly sources: readonly string[];
}

/** All or nothing: the pages lie aside until the original is safe, and become pictures after it. */
export async function keepDeck(deck: DrawnDeck, shelves: DeckShelves): Promise<Result<ConvertedDeck, DeckRefusal>> {
  const { kind, pages, folder, sources } = deck;
  const paths = pages.flatMap(({ number }) => [pictureName(number, "image"), pictureName(number, "small")]);
  const staged = await shelves.images.stage(paths.map((name) => join(folder, name)));
  // What we drew ourselves is too large or no picture only if the child was not itself any more.
  if (!staged.ok) return refuse(deckRefusal(staged.problem === "NO_ROOM" ? "NO_ROOM" : "BROKEN"));
  try {
    const original = await keepOriginal(kind, sources, shelves);
    if (!original.ok) {
      await staged.value.drop();
      return refuse(deckRefusal(original.problem));
    }
    await staged.value.keep();
    return accept({ kind, pages: withPictures(pages, staged.value), original: original.value });
  } catch (cause) {
    await staged.value.drop();
    throw cause;
  }
}

/** Pictures have none: they may tell where they were taken, and their pages are all there is to see. */
async function keepOriginal(kind: DeckKind, [source = ""]: readonly string[], { originals }: DeckShelves) {
  return kind === "pictures" ? accept(null) : await originals.keep(source, kind);
}

function withPictures(pages: readonly DrawnPage[], { images }: StagedImages): readonly ConvertedPage[] {
  return pages.map((page, index) => {
    const [image, small] = images.slice(index * 2, index * 2 + 2);
    if (image === undefined || small === undefined) throw new Error("fewer pictures than pages");
    return { ...page, image, small };
  });
}
