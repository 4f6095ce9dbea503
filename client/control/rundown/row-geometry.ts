/** The rundown's rows as they stand on the page, through the items' shadow roots. */
import type { PlacedRow } from "./drop-places.ts";
import type { RundownItemElement } from "./rundown-item.ts";
import type { SeenRow } from "./step-place.ts";

const selector = "[data-cue], [data-deck]";

/** In order. */
export const seenRows = (items: readonly RundownItemElement[]): readonly SeenRow[] =>
  rowButtons(items).map((button) => ({ cueId: cueIdOf(button), isItem: isItem(button) }));

/** In the list's own pixels, from the top of what scrolls. */
export function placedRows(items: readonly RundownItemElement[], list: HTMLElement | null): readonly PlacedRow[] {
  if (list === null) return [];
  const origin = list.getBoundingClientRect().top - list.scrollTop;
  return rowButtons(items).map((button) => {
    const { top, bottom } = (button.closest(".row") ?? button).getBoundingClientRect();
    return { cueId: cueIdOf(button), isItem: isItem(button), top: top - origin, bottom: bottom - origin };
  });
}

/** The row that a press is on; `null`: it is on something else, or on a button of a row's own. */
export function rowUnder(
  event: Event,
): { readonly cueId: string; readonly isItem: boolean; readonly isWhole: boolean } | null {
  const button = event.composedPath().find((one) => one instanceof HTMLElement && one.matches(selector));
  if (!(button instanceof HTMLElement)) return null;
  return { cueId: cueIdOf(button), isItem: isItem(button), isWhole: isItem(button) || isDeck(button) };
}

export const rowButtons = (items: readonly RundownItemElement[]): readonly HTMLElement[] =>
  items.flatMap(({ renderRoot }) => [...renderRoot.querySelectorAll<HTMLElement>(selector)].filter(isOwnRow));

/** Of a run of slides that is open, its first slide is a row already. */
const isOwnRow = (button: HTMLElement): boolean => !isDeck(button) || button.getAttribute("aria-expanded") === "false";
const cueIdOf = ({ dataset }: HTMLElement): string => dataset["cue"] ?? dataset["deck"] ?? "";
const isItem = ({ dataset }: HTMLElement): boolean => dataset["item"] !== undefined;
const isDeck = ({ dataset }: HTMLElement): boolean => dataset["deck"] !== undefined;
