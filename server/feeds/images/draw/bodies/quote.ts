import { quoted } from "../../../../../shared/cards/quoted.ts";
import { fitText } from "../fit.ts";
import type { Body } from "./body.ts";

/** Words between marks, as large as they can be. */
export const quote: Body = async ({ job, metrics }, theme, room) => {
  const said = quoted(job.text);
  const setting = { face: "read", weight: 400, leading: 1.3 } as const;
  const fitted = await fitText(said, {
    ...setting,
    room: { ...room, heightPx: room.heightPx * 0.95 },
    sizes: metrics.sizes.quote,
    closing: "»",
  });
  return fitted.node({ color: theme.text });
};
