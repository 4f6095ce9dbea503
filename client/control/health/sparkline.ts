const WIDTH = 120;
const HEIGHT = 28;
/** Room for the stroke. */
const EDGE = 2;

/**
 * A line of the last minutes, newest at the right; a gap in it where nothing was known. Drawn from nothing to the greatest
 * of what it shows, or to `ceiling` when nothing reaches that, so that a steady thing looks steady and a small one small.
 * @param most so many of them fill the width
 * @returns a path; "" when there is too little to draw
 */
export function sparkline(levels: readonly (number | null)[], most: number, ceiling = 0): string {
  const known = levels.filter((level) => level !== null);
  if (known.length < 2) return "";
  const greatest = Math.max(ceiling, ...known);
  const x = (index: number) => EDGE + ((most - levels.length + index) / (most - 1)) * (WIDTH - 2 * EDGE);
  const y = (level: number) => EDGE + (greatest === 0 ? 1 : 1 - level / greatest) * (HEIGHT - 2 * EDGE);
  let isDrawing = false;
  return levels
    .flatMap((level, index) => {
      const pen = isDrawing ? "L" : "M";
      isDrawing = level !== null;
      return level === null ? [] : [`${pen}${x(index).toFixed(1)} ${y(level).toFixed(1)}`];
    })
    .join("");
}

/** For the `svg` element around it. */
export const sparklineBox = `0 0 ${WIDTH} ${HEIGHT}`;
