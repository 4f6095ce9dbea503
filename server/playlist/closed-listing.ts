import type { WindowView } from "../packager/window.ts";
import { closedListing } from "./media-playlist.ts";

/** Segments a block: short enough to be made anew at both ends of the list, long enough that a day is a few hundred. */
const BLOCK = 64;

/**
 * The text of closed segments, block by block, each made once: a list of four hours costs what one of a minute does.
 * @template Piece what a text is kept as, e.g. bytes.
 */
export class ClosedListing<Piece> {
  readonly #window: WindowView;
  readonly #make: (text: string) => Piece;
  readonly #pieceByBlock = new Map<number, Piece>();
  #gapsSeen = 0;

  constructor(window: WindowView, make: (text: string) => Piece) {
    this.#window = window;
    this.#make = make;
  }

  /**
   * What stands between two places of the window, `to` exclusive; none of them with parts, nor open.
   * Whole blocks are kept; what is before the first and behind the last one is answered as text.
   */
  between(
    from: number,
    to: number,
  ): { readonly before: string; readonly pieces: readonly Piece[]; readonly after: string } {
    this.#forgetChanged();
    const oldest = this.#window.segments.at(0)?.msn ?? 0;
    const firstBlock = Math.ceil((oldest + from) / BLOCK);
    const endBlock = Math.max(Math.floor((oldest + to) / BLOCK), firstBlock);
    for (const block of this.#pieceByBlock.keys()) {
      // Kept in order of age: the first that stays ends the search.
      if (block >= firstBlock) break;
      this.#pieceByBlock.delete(block);
    }
    const pieces = Array.from({ length: endBlock - firstBlock }, (_, index) => this.#piece(firstBlock + index, oldest));
    return {
      before: closedListing(this.#window, from, Math.min(firstBlock * BLOCK - oldest, to)),
      pieces,
      after: closedListing(this.#window, Math.max(endBlock * BLOCK - oldest, from), to),
    };
  }

  #piece(block: number, oldest: number): Piece {
    const known = this.#pieceByBlock.get(block);
    if (known !== undefined) return known;
    const from = block * BLOCK - oldest;
    const piece = this.#make(closedListing(this.#window, from, from + BLOCK));
    this.#pieceByBlock.set(block, piece);
    return piece;
  }

  #forgetChanged(): void {
    const changed = this.#window.gaps.since(this.#gapsSeen);
    this.#gapsSeen = this.#window.gaps.length;
    if (changed === null) this.#pieceByBlock.clear();
    for (const msn of changed ?? []) this.#pieceByBlock.delete(Math.floor(msn / BLOCK));
  }
}
