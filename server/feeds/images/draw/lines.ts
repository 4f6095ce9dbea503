import { type Fitted, fitText } from "./fit.ts";
import type { Setting } from "./measure.ts";

/** Words of one size in at most so many lines; longer ones end in «…». */
export function lines(
  text: string,
  setting: Setting & { readonly sizePx: number },
  bounds: { readonly widthPx: number; readonly most: number },
): Promise<Fitted> {
  const { sizePx, ...rest } = setting;
  const room = { widthPx: bounds.widthPx, heightPx: Math.ceil(bounds.most * rest.leading * sizePx) + 2 };
  return fitText(text, { ...rest, room, sizes: { most: sizePx, least: sizePx } });
}
