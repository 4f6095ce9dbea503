import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const fonts = new URL("../../client/ui/fonts/", import.meta.url);

/** A headless Chromium with the house's fonts in which SVG markup becomes pictures. */
export async function openStudio() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--force-color-profile=srgb"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.setContent(`<style>${await faces()} body{margin:0;background:#000} svg{display:block;position:absolute;inset:0}</style>
    <div id="back" style="will-change:transform"></div><div id="front" style="will-change:transform"></div>`);
  await page.evaluate(() =>
    Promise.all(
      ["Golos Text", "Literata"].flatMap((family) =>
        [400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} 20px "${family}"`, "Аa1")),
      ),
    ),
  );
  const devtools = await page.context().newCDPSession(page);

  return {
    /** Markup of what stands still, until the next call. */
    async back(svg) {
      await page.evaluate((markup) => {
        document.querySelector("#back").innerHTML = markup;
      }, sheet(svg));
    },
    /** @returns a PNG of the whole picture. */
    async shoot(svg) {
      await page.evaluate((markup) => {
        document.querySelector("#front").innerHTML = markup;
        return new Promise((resolve) => requestAnimationFrame(() => resolve()));
      }, sheet(svg));
      const { data } = await devtools.send("Page.captureScreenshot", { format: "png", optimizeForSpeed: true });
      return Buffer.from(data, "base64");
    },
    /** @returns a PNG of one drawing of its own size. */
    async still(svg, width, height) {
      await page.setViewportSize({ width, height });
      await this.back("");
      await page.evaluate((markup) => {
        document.querySelector("#front").innerHTML = markup;
      }, svg);
      const picture = await page.screenshot({ type: "png" });
      await page.setViewportSize({ width: 1280, height: 720 });
      return picture;
    },
    /** @returns an empty page of its own, to print from. */
    page: () => browser.newPage(),
    close: () => browser.close(),
  };
}

const sheet = (svg) => `<svg viewBox="0 0 1280 720" width="1280" height="720" font-family="Golos Text">${svg}</svg>`;

/** The house's fonts as a style sheet that asks for nothing. */
export async function faces() {
  const face = async (family, file, range) =>
    `@font-face{font-family:"${family}";font-weight:400 900;unicode-range:${range};src:url(data:font/woff2;base64,${(await readFile(new URL(file, fonts))).toString("base64")})}`;
  const both = async (family, name) =>
    (await face(family, `${name}-cyrillic.woff2`, "U+0400-045F,U+2116")) +
    (await face(family, `${name}-latin.woff2`, "U+0000-00FF,U+2000-206F"));
  return (await both("Golos Text", "golos")) + (await both("Literata", "literata"));
}
