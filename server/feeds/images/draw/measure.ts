import satori from "satori";
import { type Face, faces, fonts } from "./fonts.ts";
import { defined, type Node, type Style } from "./node.ts";

export interface Setting {
  readonly face: Face;
  readonly weight: 400 | 600 | 700;
  /** Of the size. */
  readonly leading: number;
  /** Of the size. */
  readonly tracking?: number;
}

/** Words in a setting, broken into lines where they must be; the line ends that they have stay. */
export const words = (text: string, setting: Setting & { readonly sizePx: number }, style: Style = {}): Node => ({
  type: "div",
  props: {
    style: defined({
      boxSizing: "border-box",
      display: "block",
      fontFamily: faces[setting.face],
      fontWeight: setting.weight,
      fontSize: setting.sizePx,
      lineHeight: setting.leading,
      letterSpacing: setting.tracking === undefined ? undefined : setting.tracking * setting.sizePx,
      whiteSpace: "pre-wrap",
      wordBreak: "break-word",
      textWrap: "pretty",
      ...style,
    }),
    children: text,
  },
});

/** Height of the words in a column of this width, as satori itself will lay them out. */
export async function heightOf(
  text: string,
  setting: Setting & { readonly sizePx: number },
  widthPx: number,
): Promise<number> {
  const svg = await satori(words(text, setting, { width: widthPx }), {
    width: widthPx,
    fonts: [...fonts],
    embedFont: false,
  });
  return side(svg, "height");
}

/** Width of the words on one line, by the size: it grows as the size does. */
export async function widthOf(text: string, setting: Setting): Promise<number> {
  const one = words(text, { ...setting, sizePx: PROBE_PX }, { whiteSpace: "pre", textWrap: undefined });
  const svg = await satori(one, { height: PROBE_PX * 2, fonts: [...fonts], embedFont: false });
  return side(svg, "width") / PROBE_PX;
}

const PROBE_PX = 100;

function side(svg: string, name: "width" | "height"): number {
  return Number(new RegExp(`^<svg[^>]*? ${name}="([\\d.]+)"`, "u").exec(svg)?.[1] ?? 0);
}
