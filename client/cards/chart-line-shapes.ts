interface Point {
  readonly x: number;
  readonly y: number;
}

/** Neighbouring points that are there: a line is drawn through each run, and none over a gap. */
export function runs(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const found: Point[][] = [];
  let isGap = true;
  for (const point of points) {
    if (point !== null && isGap) found.push([point]);
    else if (point !== null) found.at(-1)?.push(point);
    isGap = point === null;
  }
  return found;
}

/** The same places, moved down as far as needed to stand `least` apart. */
export function apart<Place extends Point>(places: readonly Place[], least: number): readonly Place[] {
  let below = Number.NEGATIVE_INFINITY;
  return places
    .toSorted((one, other) => one.y - other.y)
    .map((place) => {
      const y = Math.max(place.y, below + least);
      below = y;
      return { ...place, y };
    });
}
