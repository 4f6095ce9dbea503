const WIDTH = 120;
const HEIGHT = 28;
/** Room for the stroke. */
const EDGE = 2;

/**
 * A line of the last minutes, newest at the right; a gap in it where nothing was known. Drawn from the least to the
 * greatest of what it shows: it says how steady a thing is, the figure beside it how large. "": too little to draw.
 */
export function sparkline(levels: readonly (number | null)[], most: number): string {
  const known = levels.filter((level) => level !== null);
  if (known.length < 2) return "";
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => EDGE + ((most - levels.length + index) / (most - 1)) * (WIDTH - 2 * EDGE);
  const y = (level: number) =>
    greatest === least ? HEIGHT / 2 : EDGE + (1 - (level - least) / (greatest - least)) * (HEIGHT - 2 * EDGE);
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
