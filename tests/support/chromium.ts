import { type Browser, chromium, type Page } from "playwright-core";

/** With a camera that shows a clock, a microphone that beeps, and a person who allows both. */
export const withCamera = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"] as const;

/** The system's Chromium, headless, silent towards the outside, allowed to play sound without a press. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    // Without a locale it writes «_» for each letter of a downloaded file's Russian name.
    env: { LANG: "C.UTF-8", ...process.env },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--autoplay-policy=no-user-gesture-required",
      "--disable-background-timer-throttling",
      "--disable-renderer-backgrounding",
      "--disable-backgrounding-occluded-windows",
      ...more,
    ],
  });
}

/** Collects what must not happen on any page: script errors, policy violations, requests to strangers. */
export function watchForTrouble(page: Page, ownOrigin: string): readonly string[] {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) trouble.push(`policy: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && origin.replace(/^ws/, "http") !== ownOrigin)
      trouble.push(`stranger: ${origin}`);
  });
  return trouble;
}

/**
 * Waits until an expression is neither null, undefined nor false in the page, and answers its value. One that throws is
 * tried again: what it looks at is not drawn yet, or the page is on its way to another. Not Playwright's own
 * `waitForFunction`, which evaluates inside the page, where our policy rightly forbids it.
 */
export async function until(page: Page, expression: string, withinMs = 30_000): Promise<unknown> {
  let trouble: unknown;
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await page.waitForTimeout(50)) {
    try {
      const value = await page.evaluate(expression);
      trouble = undefined;
      if (value !== null && value !== undefined && value !== false) return value;
    } catch (error) {
      trouble = error;
    }
  }
  throw new Error(`not within ${withinMs} ms: ${expression}`, { cause: trouble });
}

/** For `until`: whether a text stands anywhere on the page, shadow roots included. */
export const showsText = (text: string): string => `(function find(root) {
  if ((root.textContent ?? "").includes(${JSON.stringify(text)})) return true;
  return [...root.querySelectorAll("*")].some((one) => one.shadowRoot !== null && find(one.shadowRoot));
})(document.body)`;
