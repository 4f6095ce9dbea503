import { afterEach, describe, expect, test } from "vitest";
import { themes } from "../../../client/ui/view-settings.ts";
import "../../../client/ui/tokens.css";

/** Text on a background, and the least ratio: 4.5 for text, 3 for what only has to be seen. */
const pairs: readonly (readonly [text: string, background: string, least: number])[] = [
  ...["text", "text-2", "text-3", "link", "brand", "live", "gold", "ok", "warn", "danger"].flatMap((text) =>
    ["bg", "surface", "sunken"].map((background) => [`color-${text}`, `color-${background}`, 4.5] as const),
  ),
  ["color-on-brand", "color-brand", 4.5],
  ["color-on-brand", "color-brand-hover", 4.5],
  ["color-brand", "color-brand-soft", 4.5],
  ["color-gold", "color-gold-soft", 4.5],
  ["color-on-live", "color-live", 4.5],
  ["color-on-rehearsal", "color-rehearsal", 4.5],
  ["color-text", "color-rehearsal-soft", 4.5],
  ["color-rehearsal", "color-surface", 3],
  ["color-bg", "color-text", 4.5],
  ["color-line-strong", "color-surface", 3],
  ["color-line-strong", "color-bg", 3],
  ...["stage-text", "stage-text-2", "stage-accent", "stage-gold"].flatMap((text) =>
    ["stage-bg", "stage-surface", "stage-raised"].map((background) => [text, background, 4.5] as const),
  ),
  ["stage-bg", "stage-accent", 4.5],
  ["stage-bg", "stage-text", 4.5],
  ["stage-on-live", "stage-live", 4.5],
  ["stage-on-pressed", "stage-pressed", 4.5],
  ["stage-live-dot", "stage-surface", 3],
  ["stage-line-strong", "stage-bg", 3],
  ["stage-line-strong", "stage-surface", 3],
  ["caption-text", "caption-bg", 4.5],
  ["ruler-on-past", "ruler-past", 4.5],
  ["ruler-on-now", "ruler-now", 4.5],
  ["ruler-on-next", "ruler-next", 4.5],
  ["ruler-playhead", "stage-bg", 3],
  ["focus-outer", "color-bg", 3],
  ["focus-outer", "focus-inner", 3],
];

afterEach(() => document.documentElement.removeAttribute("data-theme"));

describe.each(themes)("%s", (theme) => {
  test.each(pairs)("[VW13] --%s on --%s is at least %d : 1", (text, background, least) => {
    document.documentElement.setAttribute("data-theme", theme);
    expect(ratio(colour(text), colour(background))).toBeGreaterThanOrEqual(least);
  });
});

const colour = (token: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();

/** WCAG 2.2, relative luminance and contrast ratio. */
function ratio(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const parts = /^#(..)(..)(..)$/.exec(hex);
  if (parts === null) throw new Error(`not a colour of six digits: ${hex}`);
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
