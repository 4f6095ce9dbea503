import type { Page } from "playwright-core";

/** What stands on these keys in the Russian layout; the virtual codes are the Latin letters' (ЙЦУКЕН). */
const russianByCode: Readonly<Record<string, string>> = {
  KeyB: "и",
  KeyE: "у",
  KeyN: "т",
  KeyZ: "я",
};
const CONTROL = 2;

/**
 * A key as Chromium gets it while the Russian layout is on: `code` is the key's place, `key` is a Cyrillic letter. Playwright's
 * own `press` knows the Latin layout only.
 */
export async function pressRussian(
  page: Page,
  code: keyof typeof russianByCode,
  { control = false } = {},
): Promise<void> {
  const letter = russianByCode[code];
  if (letter === undefined) throw new Error(`no Russian letter on ${code} here`);
  const session = await page.context().newCDPSession(page);
  const pressed = {
    ...{ code, key: letter, modifiers: control ? CONTROL : 0 },
    windowsVirtualKeyCode: code.charCodeAt("Key".length),
  };
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...pressed });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...pressed });
  await session.detach();
}
