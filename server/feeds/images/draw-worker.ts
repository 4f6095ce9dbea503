/** The child that draws share images. Started by drawing-child.ts alone; it goes on until its parent lets go of it. */

import { drawImage } from "./draw/draw.ts";
import type { DrawAnswer, DrawOrder } from "./messages.ts";

process.on("disconnect", () => process.exit(0));
process.on("message", (said) => {
  // Sent by our parent.
  const order = said as DrawOrder;
  void answer(order).then((told) => process.send?.(told));
});

async function answer({ id, job, pictures }: DrawOrder): Promise<DrawAnswer> {
  try {
    const { png, isWithoutSome } = await drawImage(job, pictures);
    return { id, png, rssBytes: process.memoryUsage.rss(), isWithoutSome };
  } catch (error) {
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
