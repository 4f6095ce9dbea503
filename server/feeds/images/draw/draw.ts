import { Resvg } from "@resvg/resvg-js";
import satori from "satori";
import type { JobPictures, ShareJob } from "../share-job.ts";
import { card } from "./card.ts";
import { fonts } from "./fonts.ts";
import { metricsByShape } from "./metrics.ts";
import { drawableJob } from "./order.ts";
import { openedPicture, type Picture } from "./pictures.ts";

/** Draws one image. `isWithoutSome`: a picture of it cannot be decoded, and is left out. */
export async function drawImage(
  job: ShareJob,
  pictures: JobPictures,
): Promise<{ readonly png: Uint8Array; readonly isWithoutSome: boolean }> {
  const { svg, isWithoutSome } = await svgOf(job, pictures);
  return { png: pngOf(svg), isWithoutSome };
}

/** All letters are paths by now: what fonts the machine has cannot be seen. */
export async function svgOf(job: ShareJob, pictures: JobPictures) {
  const metrics = metricsByShape[job.shape];
  const [portrait, picture] = await Promise.all([opened(pictures.portrait), opened(pictures.picture)]);
  const drawn = await card({ job: drawableJob(job), metrics, portrait, picture });
  const svg = await satori(drawn, { width: metrics.widthPx, height: metrics.heightPx, fonts: [...fonts] });
  const isWithoutSome =
    (portrait === null && pictures.portrait !== null) || (picture === null && pictures.picture !== null);
  return { svg, isWithoutSome };
}

export const pngOf = (svg: string): Uint8Array => new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();

const opened = (bytes: Uint8Array | null): Promise<Picture | null> | null =>
  bytes === null ? null : openedPicture(bytes);
