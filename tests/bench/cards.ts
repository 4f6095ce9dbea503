import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { launchChromium } from "../support/chromium.ts";
import { ms, percentile, type Row, row } from "./figures.ts";
import { openPlaying, startOnAir } from "./glass.ts";

const takes = 20;

/**
 * A card's first paint against its frame: the programme time of the frame on screen when the card's text was first
 * painted, minus the card's own. Positive: late.
 */
export async function cardRows(): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const browser = stack.adopt(await launchChromium(), (it) => it.close());
  const onAir = stack.use(await startOnAir(0));
  const rows: Row[] = [];
  const page = await openPlaying(browser, onAir.pageUrl);
  await page.addScriptTag({ content: "" }).catch(() => {});
  await page.evaluate(recorder);
  await page.waitForTimeout(6000);

  const report = async (name: string, seekBackMs: number | null) => {
    if (seekBackMs !== null) await page.evaluate(`window.efirCards.seekBack(${seekBackMs})`);
    await page.waitForTimeout(2000);
    const errors = await measure(page, onAir.control.take, seekBackMs ?? 0);
    const p95 = percentile(errors.map(Math.abs), 0.95);
    rows.push(
      row(
        `card against its frame, ${name}, p95`,
        "≤ 50 ms",
        `${ms(p95)} (${ms(Math.min(...errors))} … ${ms(Math.max(...errors))}, n = ${errors.length})`,
        p95 <= 50,
      ),
    );
  };
  await report("live", null);
  await report("7 s behind", 7000);
  await report("after a seek", 20_000);
  return rows;
}

async function measure(page: Page, take: (slug: string, card: never) => Promise<number>, behindMs: number) {
  const names: string[] = [];
  for (let index = 0; index < takes; index += 1) {
    const name = `Замер ${randomUUID().slice(0, 8)}`;
    names.push(name);
    const card = { kind: "speaker", id: randomUUID(), name, post: "проверка" };
    await take("bench", card as never);
    await page.waitForTimeout(600 + Math.random() * 300);
  }
  await page.waitForTimeout(behindMs + 3000);
  const seen = (await page.evaluate("window.efirCards.seen")) as Record<string, number>;
  return names.flatMap((name) => (seen[name] === undefined ? [] : [seen[name]]));
}

/**
 * In the page: at each animation frame, is there a new name on the speaker's card? Then the frame that is on screen now
 * (the last one presented) is the one it was painted with.
 */
const recorder = `(() => {
  const deep = (selector, root = document) => {
    const here = root.querySelector(selector);
    if (here) return here;
    for (const element of root.querySelectorAll("*")) {
      const inside = element.shadowRoot && deep(selector, element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const player = deep("efir-player");
  const page = deep("efir-viewer-page");
  const state = { seen: {}, seekBack: (by) => player.seekTo((player.playhead ?? 0) - by) };
  window.efirCards = state;
  let playhead = null;
  player.addEventListener("efir-playhead", (event) => { playhead = event.playhead ?? event.at ?? event.time; });
  let last = "";
  const look = () => {
    const name = deep("efir-speaker-card")?.shadowRoot?.querySelector("h2")?.textContent?.trim() ?? "";
    if (name && name !== last) {
      last = name;
      const showing = page.record?.showings?.findLast((one) => one.card.name === name);
      if (showing && playhead !== null) state.seen[name] = playhead - showing.from;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;
