import type { ImageRef } from "../../shared/cards/field.ts";

interface Page {
  readonly image: ImageRef;
  readonly deckId?: string | undefined;
}

/** Portrait pages would push the page below out of sight; wider than that, words become too small. */
const [NARROWEST, WIDEST] = [4 / 3, 21 / 9];

/**
 * Width to height of the box a slide is fitted into. A deck keeps the box of its first slide shown, so that nothing jumps
 * where its pages differ.
 */
export function boxRatio(slide: Page, shown: readonly Page[]): number {
  const first = slide.deckId === undefined ? undefined : shown.find(({ deckId }) => deckId === slide.deckId);
  const { widthPx, heightPx } = (first ?? slide).image;
  return Math.min(WIDEST, Math.max(NARROWEST, widthPx / heightPx));
}
