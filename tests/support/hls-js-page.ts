import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";

/** How one player is doing. */
export interface PlayerReport {
  readonly currentTime: number;
  /** Date of what it shows, UTC milliseconds; `null` before it knows. */
  readonly playingDate: number | null;
  /** Details of fatal errors: after one it plays no more. */
  readonly fatal: readonly string[];
}

/** A page with stock hls.js, its full build with its own defaults, once for each stream. */
export interface HlsJsPage {
  readonly page: Page;
  play(name: string, url: string): Promise<void>;
  report(name: string): Promise<PlayerReport>;
  close(): Promise<void>;
}

const script = `
  const players = {};
  function play(name, url) {
    const video = document.body.appendChild(document.createElement("video"));
    video.muted = true;
    const hls = new Hls();
    const player = (players[name] = { hls, video, fatal: [] });
    hls.on(Hls.Events.ERROR, (_, error) => { if (error.fatal) player.fatal.push(error.details); });
    hls.on(Hls.Events.MANIFEST_PARSED, () => void video.play());
    hls.loadSource(url);
    hls.attachMedia(video);
  }
  function report(name) {
    const { hls, video, fatal } = players[name];
    return { currentTime: video.currentTime, playingDate: hls.playingDate?.getTime() ?? null, fatal };
  }`;

export async function openHlsJsPage(browser: Browser): Promise<HlsJsPage> {
  const hlsJs = await readFile(join(import.meta.dirname, "../../node_modules/hls.js/dist/hls.js"));
  const server = createServer((request, response) => {
    const isScript = request.url === "/hls.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? hlsJs : `<!doctype html><body><script src="/hls.js"></script><script>${script}</script>`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the page server has no port");
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/`);
  return {
    page,
    play: (name, url) => page.evaluate(`play(${JSON.stringify(name)}, ${JSON.stringify(url)})`),
    report: (name) => page.evaluate(`report(${JSON.stringify(name)})`),
    close: async () => {
      await page.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
