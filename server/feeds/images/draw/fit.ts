import { heightOf, type Setting, widthOf, words } from "./measure.ts";
import type { Node, Style } from "./node.ts";

export interface Room {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Sizes {
  readonly most: number;
  readonly least: number;
}

export interface Fitted {
  readonly text: string;
  readonly sizePx: number;
  readonly heightPx: number;
  readonly node: (style?: Style) => Node;
}

interface Wanted extends Setting {
  readonly room: Room;
  readonly sizes: Sizes;
  /** Stands behind the ellipsis too: a quote that is cut short still ends. */
  readonly closing?: string;
}

/**
 * The largest size at which the words stand within the room. No word is broken for being large, down to half the largest size; what is still too long ends in «…» after a whole word.
 */
export async function fitText(text: string, { room, sizes, closing = "", ...setting }: Wanted): Promise<Fitted> {
  const at = async (sizePx: number, said = text) => {
    const heightPx = await heightOf(said, { ...setting, sizePx }, room.widthPx);
    return { sizePx, heightPx, text: said, fits: heightPx <= room.heightPx };
  };
  const unbroken = await mostUnbroken(text, setting, room.widthPx);
  const settled = ({ text: said, sizePx, heightPx }: Omit<Fitted, "node">): Fitted => ({
    text: said,
    sizePx,
    heightPx,
    node: (style = {}) =>
      words(
        said,
        { ...setting, sizePx },
        {
          width: room.widthPx,
          ...(sizePx <= unbroken ? { textWrap: wrapOf(said), wordBreak: "normal" } : {}),
          ...style,
        },
      ),
  });
  // One endless word does not make all others small.
  const most = Math.floor(Math.max(sizes.least, Math.min(sizes.most, Math.max(unbroken, sizes.most / 2))));
  const least = await at(sizes.least);
  if (!least.fits) return settled(await longestCut(text, closing, (said) => at(sizes.least, said)));
  let best = least;
  let [low, high] = [sizes.least + 1, most];
  while (low <= high) {
    const tried = await at(Math.floor((low + high) / 2));
    if (tried.fits) [best, low] = [tried, tried.sizePx + 1];
    else high = tried.sizePx - 1;
  }
  return settled(best);
}

/** The largest size at which every word stands on one line. Only the words with most letters can be the widest. */
async function mostUnbroken(text: string, setting: Setting, widthPx: number): Promise<number> {
  const longest = [...new Set(text.split(/[ \n]+/u).flatMap(halves))]
    .sort((one, other) => other.length - one.length)
    .slice(0, 3);
  const widths = await Promise.all(longest.map((word) => widthOf(word, setting)));
  return Math.floor(widthPx / Math.max(0.01, ...widths));
}

/** Short texts stand in lines of like length; in long ones only the last must not be a word alone. */
const MOST_BALANCED = 160;
// Satori balances lines down to where it would break a word: so only where no word is to be broken.
const wrapOf = (text: string) => (text.length <= MOST_BALANCED ? "balance" : "pretty");

/** A line may end behind a hyphen or a dash. */
const halves = (word: string): readonly string[] => word.split(/(?<=[-–—])/u);

interface Tried {
  readonly text: string;
  readonly sizePx: number;
  readonly heightPx: number;
  readonly fits: boolean;
}

async function longestCut(text: string, closing: string, at: (said: string) => Promise<Tried>): Promise<Tried> {
  const bare = closing === "" ? text : text.replace(/».?$/u, "");
  const ends = [...bare.matchAll(/[ \n]+/gu)].map(({ index }) => index);
  // One endless word is cut within.
  const places = ends.length > 0 ? ends : [...bare].map((_, index) => index);
  let best = await at(`…${closing}`);
  let [low, high] = [0, places.length - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const head = bare.slice(0, places[middle]).replace(/[\s,.;:–—-]+$/u, "");
    const tried = await at(`${head}…${closing}`);
    if (tried.fits) [best, low] = [tried, middle + 1];
    else high = middle - 1;
  }
  return best;
}
