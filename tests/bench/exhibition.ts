import type { Browser } from "playwright-core";
import { firstView } from "../../tools/size-budget.mjs";
import { launchChromium } from "../support/chromium.ts";
import { signIn } from "../support/control-client.ts";
import { keepImage, openExhibition } from "../support/exhibition-at-hand.ts";
import { aPng } from "../support/pictures.ts";
import { adminPassword, startServer } from "../support/running-server.ts";
import { ms, percentile, type Row, row } from "./figures.ts";

const STANDS = 100;
const VISITS = 15;

/**
 * An exhibition of 100 stands with a picture each, opened by somebody who was never there: from the navigation to what is painted
 * first, beside one of a single stand; and what a stand's page fetches before that.
 */
export async function* exhibitionRows(): AsyncGenerator<Row> {
  const files = firstView("exhibition.html");
  const kb = files.reduce((sum, { gzBytes }) => sum + gzBytes, 0) / 1024;
  yield row("a stand's page, first view without pictures, gz", "≤ 300 KB", `${kb.toFixed(0)} KB`, kb <= 300);

  await using stack = new AsyncDisposableStack();
  const server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  stack.defer(() => server.stop());
  const control = await signIn(server.httpUrl);
  stack.defer(() => control.close());
  const browser = stack.adopt(await launchChromium(), (it) => it.close());
  for (const [slug, count] of [
    ["odin", 1],
    ["sto", STANDS],
  ] as const) {
    await control.openMeeting(slug, "Замер");
    const wanted = [];
    for (let number = 1; number <= count; number += 1) {
      const image = await keepImage(server.httpUrl, control, aPng(320 + number, 240));
      wanted.push({ content: { title: `Стенд ${number}`, cover: { image, alt: "Здание" } } });
    }
    await openExhibition(control, slug, wanted);
  }
  const at = (slug: string) => `${server.httpUrl}/m/${slug}/vystavka`;
  // The first page of a browser warms what the others share.
  await painted(browser, at("odin"));
  const [one, hundred]: [number[], number[]] = [[], []];
  for (let visit = 0; visit < VISITS; visit += 1) {
    one.push(await painted(browser, at("odin")));
    hundred.push(await painted(browser, at("sto")));
  }
  const [least, most] = [percentile(one, 0.5), percentile(hundred, 0.5)];
  yield row(
    "the plan of 100 stands, first contentful paint, p50",
    "≤ 2 × a plan of one",
    `${ms(most)}, one stand ${ms(least)}, ratio ${(most / least).toFixed(2)}`,
    most / least <= 2,
  );
}

/** In a context of its own: nothing is kept from the visit before. */
async function painted(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ locale: "ru-RU", viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    const found = await page.waitForFunction(
      'performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? false',
    );
    return Number(await found.jsonValue());
  } finally {
    await context.close();
  }
}
