import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

const axeSource = await readFile(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");

/** What axe finds on a page: "rule: element". Run it with motion off: half-faded text has half the contrast. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Evaluated by the browser's own debugger, so the page's policy stays in force.
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axeSource);
  return page.evaluate(`axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => id + ": " + target.flat().join(" ") + " " + html.slice(0, 120))),
  )`);
}

/** By how many pixels the page scrolls sideways; 0 is right. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/** Where the keyboard's focus stands, as a person sees it. */
export interface FocusStop {
  readonly name: string;
  /** A ring is drawn around it. */
  readonly hasRing: boolean;
  /** Inside the window, and the topmost thing at its centre. A slider's scale lies over it and is part of it. */
  readonly isInSight: boolean;
}

/** The focused element through all shadow roots; `null`: none, the focus went round. */
export const focusStop = (page: Page): Promise<FocusStop | null> =>
  page.evaluate(`(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null || element === document.body) return null;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    let under = document.elementFromPoint(x, y);
    while (under?.shadowRoot) {
      const inside = under.shadowRoot.elementFromPoint(x, y);
      if (inside === null || inside === under) break;
      under = inside;
    }
    const whole = element.role === "slider" ? element.parentElement : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      name: element.getAttribute("aria-label") ?? element.textContent.trim().replace(/\\s+/g, " "),
      hasRing: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      isInSight: under !== null && (whole.contains(under) || under.contains(element)),
    };
  })()`);
