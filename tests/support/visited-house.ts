import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium, watchForTrouble } from "./chromium.ts";
import { type ControlClient, signIn } from "./control-client.ts";
import { adminPassword, type RunningServer, startServer } from "./running-server.ts";

/** Who looks: somebody without an account, or somebody who is signed in. */
export type Visitor = "hall" | "desk";

export interface VisitedPage {
  readonly page: Page;
  /** Script errors, policy violations, requests to strangers so far: a test ends by expecting none. */
  readonly trouble: readonly string[];
}

/** The real server with its sample, a client that prepares what is to be seen, and a browser in which nothing moves. */
export interface VisitedHouse {
  readonly server: RunningServer;
  readonly control: ControlClient;
  readonly browser: Browser;
  readonly hall: BrowserContext;
  readonly desk: BrowserContext;
  /** @param ready resolves when what is to be looked at stands there */
  visit(by: Visitor, path: string, ready: (page: Page) => Promise<unknown>): Promise<VisitedPage>;
  close(): Promise<void>;
}

export async function openHouse(): Promise<VisitedHouse> {
  await using opening = new AsyncDisposableStack();
  const server = await startServer({ env: { EFIR_SAMPLE: "on", EFIR_ADMIN_PASSWORD: adminPassword } });
  opening.defer(() => server.stop());
  const control = await signIn(server.httpUrl);
  opening.defer(() => control.close());
  const browser = await launchChromium();
  opening.defer(() => browser.close());
  const likeARussian = { locale: "ru-RU", reducedMotion: "reduce", viewport: { width: 1280, height: 900 } } as const;
  const hall = await browser.newContext(likeARussian);
  const desk = await browser.newContext(likeARussian);
  const [name = "", value = ""] = control.cookie.split("=");
  await desk.addCookies([{ name, value, url: server.httpUrl }]);
  const opened = opening.move();
  return {
    server,
    control,
    browser,
    hall,
    desk,
    visit: async (by, path, ready) => {
      const page = await (by === "desk" ? desk : hall).newPage();
      const trouble = watchForTrouble(page, server.httpUrl);
      await page.goto(server.httpUrl + path);
      await ready(page);
      return { page, trouble };
    },
    close: () => opened.disposeAsync(),
  };
}
