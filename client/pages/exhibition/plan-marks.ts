import type { LedStand } from "../now-bar/led-stand.ts";

/** Marks the stand that is on air wherever the page names it, and no other. */
export function markOnAir(root: ParentNode, standId: string | null): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-stand]")) {
    const isOnAir = element.dataset["stand"] === standId;
    element.classList.toggle("is-on-air", isOnAir);
    const tag = element.querySelector<HTMLElement>(".plan__air, .hero__air");
    if (tag !== null) tag.hidden = !isOnAir;
  }
}

/** The stand whose page this is; `null`: the plan. */
export const standHere = (root: ParentNode): string | null =>
  root.querySelector<HTMLElement>("article[data-stand]")?.dataset["stand"] ?? null;

/** Its address by the plan that stands on every page; one published since is found by its number. */
export function addressOf(root: ParentNode, base: string, { standId, number }: LedStand): string {
  const known = root.querySelector<HTMLAnchorElement>(`.plan [data-stand="${CSS.escape(standId)}"] a`);
  return known?.getAttribute("href") ?? (number === null ? base : `${base}/${number}`);
}
