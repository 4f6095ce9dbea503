import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pngOf, svgOf } from "../../server/feeds/images/draw/draw.ts";
import { type DrawingChild, type LaunchChild, launchDrawingChild } from "../../server/feeds/images/drawing-child.ts";
import { ShareImages, type ShareInput } from "../../server/feeds/images/share-images.ts";
import { jobOf } from "../../server/feeds/images/share-job.ts";
import { silentLog } from "../../server/log.ts";
import { highlightKinds, shareShapes } from "../../shared/feeds.ts";
import { aPhotograph, aShareInput, contentByKind } from "../support/share-inputs.ts";
import { ms, percentile, type Row, row } from "./figures.ts";
import { rssMb } from "./process-cost.ts";

const ROUNDS = 8;
const picture = { file: `${"a".repeat(32)}.jpg`, widthPx: 4000, heightPx: 3000 };

/**
 * Highlights of every kind as the desk asks for them, three shapes each, a twelve-megapixel photograph on those that have a
 * picture: asked to kept on the disk. Beside it what resvg alone takes for the same drawing, which nobody can do without.
 */
export async function* shareImageRows(): AsyncGenerator<Row> {
  const photograph = await aPhotograph(picture.widthPx, picture.heightPx, "jpeg");
  const folder = await mkdtemp(join(tmpdir(), "efir-share-"));
  const watch = new ChildWatch();
  const images = await ShareImages.open({
    folder,
    log: silentLog,
    readPicture: async () => photograph,
    launch: watch.launch,
  });
  const ownBefore = rssMb(process.pid);
  const first = await timed(() => images.make(inputOf("quote", "первая")));
  const each: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const kind of highlightKinds)
      each.push((await timed(() => images.make(inputOf(kind, `круг ${round}`)))) / shareShapes.length);
  const again = await timed(() => images.make(inputOf("quote", "круг 0")));
  const ownGrowth = rssMb(process.pid) - ownBefore;
  const peakMb = watch.end();
  images.close();
  await rm(folder, { recursive: true });
  const bare = await bareResvg(photograph);
  const [p50, p99] = [percentile(each, 0.5), percentile(each, 0.99)];
  yield row(
    "share image, asked to kept, p50 / p99",
    "≤ 150 ms / ≤ 500 ms",
    `${ms(p50)} / ${ms(p99)} (resvg alone ${ms(percentile(bare, 0.5))} / ${ms(percentile(bare, 0.99))})`,
    p50 <= 150 && p99 <= 500,
  );
  yield row("— three shapes of the first, with the child's start", "≤ 2 s", ms(first), first <= 2_000);
  yield row("— three shapes that were drawn before", "≤ 5 ms", `${again.toFixed(1)} ms`, again <= 5);
  yield row("— peak memory of the child", "≤ 450 MB", `${peakMb.toFixed(0)} MB`, peakMb <= 450);
  yield row("— growth of the server's own memory", "≤ 60 MB", `${ownGrowth.toFixed(0)} MB`, ownGrowth <= 60);
}

const inputOf = (kind: (typeof highlightKinds)[number], word: string): ShareInput => {
  const content = contentByKind[kind];
  return aShareInput({ ...content, kind, picture, text: `${content.text ?? "Сиделка теперь приходит утром"} ${word}` });
};

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** Milliseconds of the PNG alone, in a process that is warm. */
async function bareResvg(photograph: Uint8Array): Promise<readonly number[]> {
  const took: number[] = [];
  for (const kind of highlightKinds)
    for (const shape of shareShapes) {
      const { svg } = await svgOf(jobOf(inputOf(kind, "для сравнения"), shape), {
        portrait: null,
        picture: photograph,
      });
      took.push(await timed(async () => pngOf(svg)));
    }
  return took;
}

/** Highest resident memory of the child, looked at each 10 ms. */
class ChildWatch {
  #child: DrawingChild | null = null;
  #peak = 0;
  readonly #timer = setInterval(() => {
    this.#peak = Math.max(this.#peak, this.#child?.heldBytes() ?? 0);
  }, 10);

  readonly launch: LaunchChild = (events) => {
    this.#child = launchDrawingChild(events);
    return this.#child;
  };

  end(): number {
    clearInterval(this.#timer);
    return this.#peak / 2 ** 20;
  }
}
