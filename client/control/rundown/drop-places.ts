/** Where a dragged cue may be put down. Pure. Rules RD30–RD33 in docs/spec/rundown.md. */

/** A row as it stands on the page, in order. */
export interface PlacedRow {
  /** Its cue; of a closed run of slides the first one. */
  readonly cueId: string;
  readonly isItem: boolean;
  /** In the list's own pixels. */
  readonly top: number;
  readonly bottom: number;
}

export interface DropPlace {
  readonly y: number;
  /** `null`: at the end. */
  readonly before: string | null;
}

/**
 * Before each row and behind the last; an item goes between items only.
 * @param moved ids of what is dragged: between them is no place
 */
export function dropPlaces(
  rows: readonly PlacedRow[],
  moved: ReadonlySet<string>,
  isItem: boolean,
): readonly DropPlace[] {
  const last = rows.at(-1);
  const items = rows.filter((row) => row.isItem);
  const rest = (isItem ? items : rows).filter(({ cueId }) => !moved.has(cueId));
  return [
    ...rest.map(({ cueId, top }) => ({ y: top, before: cueId })),
    ...(last === undefined ? [] : [{ y: last.bottom, before: null }]),
  ];
}

/** `null`: there is none. */
export function nearestPlace(places: readonly DropPlace[], y: number): DropPlace | null {
  let nearest: DropPlace | null = null;
  for (const place of places) if (nearest === null || Math.abs(place.y - y) < Math.abs(nearest.y - y)) nearest = place;
  return nearest;
}

/** How far to scroll in a frame, in pixels: faster nearer to the edge; 0 away from it. */
export function edgeScroll(y: number, top: number, bottom: number): number {
  const reach = Math.min(56, (bottom - top) / 4);
  if (y < top + reach) return -Math.ceil(((top + reach - y) / reach) * 14);
  if (y > bottom - reach) return Math.ceil(((y - (bottom - reach)) / reach) * 14);
  return 0;
}
