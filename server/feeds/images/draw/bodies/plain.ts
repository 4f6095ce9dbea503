import { fitText } from "../fit.ts";
import type { Body } from "./body.ts";

/** Up to so many characters words are a title, and strong. */
const MOST_OF_A_TITLE = 90;

/** A note, what a slide or a photograph shows, a broadcast's title. */
export const plain: Body = async ({ job, metrics }, theme, room) => {
  const isTitle = [...job.text].length <= MOST_OF_A_TITLE;
  const setting = { face: "read", weight: isTitle ? 700 : 400, leading: isTitle ? 1.2 : 1.34 } as const;
  const { name, text } = metrics.sizes;
  const sizes = { most: isTitle ? name.most : text.most, least: text.least };
  const fitted = await fitText(job.text, { ...setting, room, sizes });
  return fitted.node({ color: theme.text });
};
