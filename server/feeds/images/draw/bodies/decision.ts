import { fitText } from "../fit.ts";
import { lines } from "../lines.ts";
import { column, type Node } from "../node.ts";
import type { Body } from "./body.ts";

/** Of plain words; a long decision makes its number smaller before anything of its words goes. */
const numberSizes = [2.4, 1.3] as const;

/** Its number, then its words whole. */
export const decision: Body = async ({ job, metrics }, theme, room) => {
  const gap = Math.round(metrics.base * 0.6);
  const sizes = { ...metrics.sizes.text, most: Math.round(metrics.sizes.text.most * 1.3) };
  let drawn: Node | null = null;
  for (const share of numberSizes) {
    const setting = { face: "ui", weight: 600, leading: 1.1, sizePx: Math.round(metrics.base * share) } as const;
    const number =
      job.big === null ? null : await lines(withSign(job.big), setting, { widthPx: room.widthPx, most: 1 });
    const left = { ...room, heightPx: room.heightPx - (number === null ? 0 : number.heightPx + gap) };
    const text = await fitText(job.text, { face: "read", weight: 400, leading: 1.34, room: left, sizes });
    drawn = column({ gap }, number?.node({ color: theme.accent }) ?? null, text.node({ color: theme.text }));
    if (text.text === job.text) break;
  }
  return drawn ?? column({});
};

/** `14`, `14.2`, `14-п` are numbers without their sign. */
const withSign = (number: string): string => (/^\d/u.test(number) ? `№\u{A0}${number}` : number);
