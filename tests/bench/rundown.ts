import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import type { ImageRef } from "../../shared/cards/field.ts";
import type { Card } from "../../shared/cards/index.ts";
import { launchChromium, until } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { aPng } from "../support/pictures.ts";
import { adminPassword, startServer } from "../support/running-server.ts";
import { ms, percentile, type Row, row } from "./figures.ts";

const ITEMS = 20;
const CUES_OF_ITEM = 9;
const SLIDES_OF_ITEM = 25;
/** The server takes 50 messages a second of a person. */
const PACE_MS = 22;

/**
 * The control room over a rundown of 200 cues and 500 slides, beside the same room over an empty one: from the navigation to
 * rows that stand and a main thread that is free; and one drag through all rows, opened, with the list scrolling by itself.
 */
export async function* rundownRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  stack.defer(() => server.stop());
  const control = await signIn(server.httpUrl);
  stack.defer(() => control.close());
  const browser = stack.adopt(await launchChromium(), (it) => it.close());
  const image = await uploaded(control, server.httpUrl);
  await meeting(control, "pusto", []);
  await meeting(control, "polno", Array.from({ length: ITEMS }, (_, item) => cardsOf(item, image)).flat());
  const open = (slug: string) => openRoom(browser, control, `${server.httpUrl}/pult/${slug}`);

  // The first page of a browser warms what the others share.
  await (await open("pusto")).page.close();
  const [empty, full] = [await median(() => open("pusto")), await median(() => open("polno"))];
  const ratio = full / empty;
  yield row(
    "control room, 200 cues and 500 slides: navigation to interactive",
    "≤ 2 × an empty rundown",
    `${ms(full)}, empty ${ms(empty)}, ratio ${ratio.toFixed(2)}`,
    ratio <= 2,
  );

  const beside = await framesOf(await open("pusto"), 0);
  const drag = await framesOf(await open("polno"), ITEMS);
  const late = (frames: readonly number[]) => frames.filter((frame) => frame > 25).length / frames.length;
  const words = (frames: readonly number[]) =>
    `${frames.length} frames, ${(late(frames) * 100).toFixed(1)} % late, p95 ${percentile(frames, 0.95).toFixed(1)} ms`;
  yield row(
    "— one drag through all 700 cues, opened: frames over 25 ms",
    "≤ 5 % more than in an empty room",
    `${words(drag)}; the same hand over an empty rundown: ${words(beside)}`,
    late(drag) - late(beside) <= 0.05,
  );
}

async function meeting(control: ControlClient, slug: string, cards: readonly Card[]): Promise<void> {
  const made = await control.request("POST", "/api/meetings", { slug, title: "Замер", programme: [] });
  if (!made.ok) throw new Error(`meeting refused: ${await made.text()}`);
  const pending: Promise<unknown>[] = [];
  for (const card of cards) {
    pending.push(control.prepare(slug, card));
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  await Promise.all(pending);
  await control.timeline(slug, { type: "open" });
}

function cardsOf(item: number, image: ImageRef): readonly Card[] {
  const deckId = randomUUID();
  const named = (count: number, card: (index: number) => Card) =>
    Array.from({ length: count }, (_, index) => card(index));
  return [
    { kind: "agenda", id: randomUUID(), number: item + 1, title: `Пункт ${item + 1}`, minutes: 10 },
    ...named(CUES_OF_ITEM, (index) => ({
      kind: "speaker",
      id: randomUUID(),
      name: `Докладчик ${index}`,
      post: "директор",
    })),
    ...named(SLIDES_OF_ITEM, (index) => ({
      kind: "slide",
      id: randomUUID(),
      title: `Слайд ${index + 1}`,
      alt: "Таблица",
      image,
      deckId,
      number: index + 1,
      of: SLIDES_OF_ITEM,
    })),
  ];
}

async function uploaded({ cookie }: ControlClient, httpUrl: string): Promise<ImageRef> {
  const headers = { cookie, origin: httpUrl, "content-type": "image/png" };
  const answer = await fetch(`${httpUrl}/api/images`, {
    method: "POST",
    headers,
    body: new Uint8Array(aPng(1280, 720)),
  });
  return (await answer.json()) as ImageRef; // WB26.
}

interface OpenRoom {
  readonly page: Page;
  readonly interactiveMs: number;
}

async function openRoom(browser: Browser, control: ControlClient, url: string): Promise<OpenRoom> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: "ru-RU" });
  const [name = "", value = ""] = control.cookie.split("=");
  await context.addCookies([{ name, value, url: new URL(url).origin }]);
  const page = await context.newPage();
  await page.addInitScript(watcher);
  await page.goto(url);
  await until(page, "window.efirRowsAt !== undefined");
  await page.waitForTimeout(1500);
  return { page, interactiveMs: Number(await page.evaluate("window.efirInteractive()")) };
}

async function median(open: () => Promise<OpenRoom>): Promise<number> {
  const seen: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { page, interactiveMs } = await open();
    seen.push(interactiveMs);
    await page.close();
  }
  return percentile(seen, 0.5);
}

/** When the rows stand, and when the last long task that they led to is over. */
const watcher = `(() => {
  const ends = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) ends.push([startTime, startTime + duration]);
  }).observe({ type: "longtask", buffered: true });
  window.efirInside = (root, tag) => {
    const found = [...root.querySelectorAll(tag)];
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) found.push(...window.efirInside(one.shadowRoot, tag));
    return found;
  };
  window.efirInteractive = () => Math.max(window.efirRowsAt, ...ends.filter(([from]) => from < window.efirRowsAt + 1000).map(([, to]) => to));
  const look = () => {
    const [rundown] = window.efirInside(document, "efir-rundown");
    const isHere = rundown?.shadowRoot && rundown.cues && !rundown.locked && rundown.shadowRoot.querySelectorAll("efir-rundown-item").length >= new Set(rundown.cues.filter(({ card }) => card.kind === "agenda")).size;
    if (isHere) requestAnimationFrame(() => { window.efirRowsAt = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** Times between frames while a hand takes up the first row and carries it down, the list scrolling under it. */
async function framesOf({ page }: OpenRoom, items: number): Promise<readonly number[]> {
  await page.getByRole("button", { name: "Правка", exact: true }).click();
  for (const selector of [".fold-all[aria-expanded=false]", ".deck[aria-expanded=false]"])
    await page.evaluate(`for (const one of window.efirInside(document, "${selector}")) one.click()`);
  await page.waitForTimeout(500);
  const seen = Number(
    await page.evaluate('window.efirInside(document, "efir-rundown-item [data-cue], [data-cue]").length'),
  );
  const expected = items * (1 + CUES_OF_ITEM + SLIDES_OF_ITEM);
  if (seen < expected) throw new Error(`${seen} rows of ${expected}`);
  const hand = page.mouse;
  await hand.move(150, items === 0 ? 300 : 150);
  await hand.down();
  await page.evaluate(`{
    window.efirFrames = [];
    let before = performance.now();
    const tick = (now) => { window.efirFrames.push(now - before); before = now; requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  }`);
  for (let step = 0; step < 240; step += 1) {
    await hand.move(150 + (step % 7), 160 + Math.min(step * 8, 560));
    await page.waitForTimeout(8);
  }
  const frames = (await page.evaluate("window.efirFrames.slice(2)")) as readonly number[];
  if (items > 0) await until(page, 'window.efirInside(document, ".line").length === 1');
  await hand.up();
  if (items > 0) await until(page, 'window.efirInside(document, ".line").length === 0');
  await page.close();
  return frames;
}
