import { randomUUID } from "node:crypto";
import { launchChromium, until } from "../support/chromium.ts";
import type { ControlClient } from "../support/control-client.ts";
import { median, type RecordedFrame } from "../support/frame-recorder.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { ms, percentile, type Row, row } from "./figures.ts";
import { startOnAir } from "./glass.ts";

const takes = 20;

/**
 * A card's first paint against its frame, read from the pixels: the bar code of the first frame painted with the card,
 * brought to the programme clock by the median of (programme time − bar code), minus the card's own time. Positive: late.
 */
export async function* cardRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const browser = stack.adopt(await launchChromium(), (it) => it.close());
  const onAir = stack.use(await startOnAir(0));
  const viewer = await openViewer(browser, onAir.pageUrl);
  await viewer.page.waitForTimeout(6000);

  const live = await takeMany(onAir.control, viewer);
  await viewer.page.waitForTimeout(2000);
  yield rowOf("live", errorsOf(await viewer.frames(), live));

  await viewer.seekBack(7000);
  await viewer.page.waitForTimeout(1500);
  const behind = await takeMany(onAir.control, viewer);
  await viewer.page.waitForTimeout(9000);
  yield rowOf("7 s behind", errorsOf(await viewer.frames(), behind));

  const before = (await viewer.frames()).length;
  await viewer.seekBack(16_000);
  await viewer.page.waitForTimeout(15_000);
  yield rowOf("after a seek", errorsOf((await viewer.frames()).slice(before), behind));
}

interface Taken {
  readonly name: string;
  readonly from: number;
}

async function takeMany(control: ControlClient, { page }: WatchingPage): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (let index = 0; index < takes; index += 1) {
    const name = `Замер ${randomUUID().slice(0, 8)}`;
    await control.take("bench", { kind: "speaker", id: randomUUID(), name, post: "проверка" });
    const showings = 'document.querySelector("efir-viewer-page").session.state.record.showings';
    const from = await until(page, `${showings}.findLast((one) => one.card.name === ${JSON.stringify(name)})?.from`);
    taken.push({ name, from: Number(from) });
    await page.waitForTimeout(500 + Math.random() * 300);
  }
  return taken;
}

/** Only changes that were seen: the frame before the first one with the card must have been seen too. */
function errorsOf(frames: readonly RecordedFrame[], taken: readonly Taken[]): readonly number[] {
  const gap = median(frames.flatMap(({ at, codeMs }) => (codeMs === null ? [] : [at - codeMs])));
  return taken.flatMap(({ name, from }) => {
    const index = frames.findIndex((frame) => frame.speaker === name);
    const [before, first] = [frames[index - 1], frames[index]];
    if (before === undefined || first === undefined || first.codeMs === null || first.at - before.at > 200) return [];
    return [first.codeMs + gap - from];
  });
}

function rowOf(name: string, errors: readonly number[]): Row {
  const p95 = percentile(errors.map(Math.abs), 0.95);
  const seen = `${ms(p95)} (${ms(Math.min(...errors))} … ${ms(Math.max(...errors))}, ${errors.length} cards)`;
  return row(`card against its frame, ${name}, p95`, "≤ 50 ms", seen, p95 <= 50);
}
