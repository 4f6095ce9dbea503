import { vi } from "vitest";
// On a page they come when they are needed.
import "../../../client/player/panel/delay-panel.ts";
import "../../../client/player/seek-bar.ts";
import "../../../client/player/player.ts";
import type { PlayerElement } from "../../../client/player/player.ts";
import "../../../client/ui/page.css";
import { FakeEngine } from "./fake-engine.ts";

export interface Stand {
  readonly player: PlayerElement;
  readonly engine: FakeEngine;
  /** Lets the picture move for tenths of a second. */
  readonly play: (tenths: number) => Promise<void>;
  /** Lets time pass over a picture that stands still. */
  readonly wait: (ms: number) => Promise<void>;
}

/** A player in the page with an engine that the test moves. Needs fake timers. */
export async function aPlayer(
  prepare: (player: PlayerElement, engine: FakeEngine) => void = () => undefined,
): Promise<Stand> {
  const engine = new FakeEngine();
  const player = document.createElement("efir-player");
  player.makeEngine = () => engine;
  player.style.width = "60rem";
  player.src = "/hls/main/index.m3u8";
  prepare(player, engine);
  document.body.append(player);
  await settled(player);
  const wait = async (ms: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(ms);
    await settled(player);
  };
  const play = async (tenths: number): Promise<void> => {
    for (let i = 0; i < tenths; i++) {
      engine.move();
      await vi.advanceTimersByTimeAsync(100);
    }
    await settled(player);
  };
  return { player, engine, play, wait };
}

export function clear(): void {
  document.body.replaceChildren();
  localStorage.clear();
}

/** Looks into shadow roots, as a person does. */
export function find<E extends Element = HTMLElement>(root: Element | ShadowRoot, selector: string): E | null {
  const here = root.querySelector<E>(selector);
  if (here !== null) return here;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    const inside =
      element instanceof Element && element.shadowRoot !== null ? find<E>(element.shadowRoot, selector) : null;
    if (inside !== null) return inside;
  }
  return null;
}

/** The button with this name. */
export function button(root: Element, name: string): HTMLButtonElement {
  const found = allButtons(root).find((one) => nameOf(one) === name);
  if (found === undefined) throw new Error(`no button «${name}» among: ${allButtons(root).map(nameOf).join(", ")}`);
  return found;
}

export const buttonNames = (root: Element): readonly string[] => allButtons(root).map(nameOf);

/** Words that can be seen now, shadow roots included. */
export function words(root: Element | ShadowRoot): string {
  const nodes = root instanceof Element && root.shadowRoot !== null ? root.shadowRoot.childNodes : root.childNodes;
  return [...nodes]
    .map((node) => {
      if (node instanceof HTMLElement) return isHidden(node) ? "" : words(node);
      return node instanceof Text ? node.data : "";
    })
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

const isHidden = (element: HTMLElement): boolean => getComputedStyle(element).display === "none";
const nameOf = (one: HTMLButtonElement): string => one.getAttribute("aria-label") ?? words(one);

function allButtons(root: Element): HTMLButtonElement[] {
  const inside = (node: Element | ShadowRoot): HTMLButtonElement[] =>
    [...node.children].flatMap((child) => [
      ...(child instanceof HTMLButtonElement && child.checkVisibility() ? [child] : []),
      ...(child.shadowRoot === null ? [] : inside(child.shadowRoot)),
      ...inside(child),
    ]);
  return root.shadowRoot === null ? inside(root) : inside(root.shadowRoot);
}

/** Until no element of the player has anything left to draw. */
async function settled(player: PlayerElement): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await player.updateComplete;
    for (const child of player.shadowRoot?.querySelectorAll<HTMLElement & { updateComplete?: Promise<boolean> }>("*") ??
      []) {
      await child.updateComplete;
    }
  }
}
