import { readFile } from "node:fs/promises";
import { loadImage } from "@napi-rs/canvas";
import { imageFacts } from "../image-size.ts";
import { pageBoxesPx, shrinkInto } from "./page-box.ts";
import { paper, writePictures } from "./page-pictures.ts";
import { PageTrouble } from "./page-trouble.ts";
import type { PageJob, WorkerMessage } from "./worker-messages.ts";

/** Pictures as pages: turned as EXIF says, shrunk, written anew, so nothing but pixels is left of what was uploaded. */
export async function convertPictures(job: PageJob, tell: (message: WorkerMessage) => Promise<void>): Promise<void> {
  await tell({ type: "counted", pages: job.sources.length });
  for (const [index, source] of job.sources.entries()) {
    const page = index + 1;
    const bytes = await readFile(source);
    const facts = imageFacts(bytes);
    // Before a byte of it is decoded. What is no picture by its head would be taken for SVG by the decoder.
    if (facts === null) throw new PageTrouble("BROKEN", page);
    if (facts.widthPx * facts.heightPx > job.limits.pixels) throw new PageTrouble("TOO_MANY_PIXELS", page);
    const picture = await loadImage(bytes).catch((cause: unknown) => {
      throw new PageTrouble("BROKEN", page, { cause });
    });
    // As shown: a picture that lies on its side has changed places already.
    const { canvas, context } = paper(shrinkInto(pageBoxesPx.image, picture.width, picture.height));
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    await writePictures(job.folder, page, canvas);
    await tell({ type: "page", page, title: "", text: "", letterShare: null });
  }
}
