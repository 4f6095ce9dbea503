import { render } from "lit";
import { entryLetters, feedWords } from "../../../shared/feeds/public-entry.ts";
import type { PublicHighlight } from "../../../shared/feeds.ts";
import { programTime } from "../../../shared/time.ts";
import { localTime } from "../../../shared/zone.ts";
import { layDays } from "./days.ts";
import { type EntrySurroundings, entryBody } from "./entry.ts";
import { inOrder, type ShownEntry } from "./feed-state.ts";

/** The list on the page: entries that the server made, and those that came since, in one order. */
export class EntryList {
  readonly element: HTMLOListElement;
  /** What is not told of an entry goes by these clocks. */
  readonly #zone: string;
  readonly #place: EntrySurroundings["place"];
  readonly #drawn = new WeakSet<Element>();

  constructor(element: HTMLOListElement, { zone, place }: EntrySurroundings) {
    this.element = element;
    this.#zone = zone;
    this.#place = place;
  }

  /** As the server made it. */
  get shown(): readonly ShownEntry[] {
    return this.#entries.map(placeOf);
  }

  /** @returns its element */
  add(item: PublicHighlight): HTMLLIElement {
    const entry = document.createElement("li");
    this.#fill(entry, item);
    // What is left of withdrawn ones has its place too.
    const all = [...this.element.querySelectorAll<HTMLLIElement>(":scope > li[data-at]")];
    const next = all.find((other) => inOrder(item, placeOf(other)) < 0) ?? null;
    this.element.insertBefore(entry, next);
    layDays(this.element, this.#place === "channel");
    return entry;
  }

  /** `null`: it is not here. */
  revOf(code: string): number | null {
    const entry = this.#find(code);
    return entry === null ? null : Number(entry.dataset["rev"]);
  }

  /** @returns its element; `null`: it is not here */
  correct(item: PublicHighlight): HTMLLIElement | null {
    const entry = this.#find(item.code);
    if (entry === null) return null;
    const isOpen = [...entry.querySelectorAll("details")].some((details) => details.open);
    const had = focusedIn(entry);
    // What the server made is no template of ours.
    if (!this.#drawn.has(entry)) entry.replaceChildren();
    this.#fill(entry, item);
    if (isOpen) entry.querySelector("details")?.setAttribute("open", "");
    if (had !== null) entry.querySelector<HTMLElement>(had)?.focus();
    return entry;
  }

  /** A calm line where it stood. @returns its element; `null`: it is not here */
  withdraw(code: string): HTMLLIElement | null {
    const entry = this.#find(code);
    if (entry === null) return null;
    const hadFocus = entry.contains(document.activeElement);
    // A new element: what was drawn in the old one is not to be drawn there again.
    const gone = document.createElement("li");
    for (const name of ["id", "data-at", "data-zone"]) gone.setAttribute(name, entry.getAttribute(name) ?? "");
    gone.className = "hl hl--gone";
    gone.tabIndex = -1;
    const time = document.createElement("time");
    time.className = "num";
    time.textContent = this.timeOf(entry);
    const words = document.createElement("p");
    words.textContent = feedWords.withdrawn;
    gone.append(time, words);
    entry.replaceWith(gone);
    if (hadFocus) gone.focus({ preventScroll: true });
    return gone;
  }

  /** `11:41`, by the clocks of its meeting. */
  timeOf(entry: HTMLElement): string {
    return localTime(programTime(Number(entry.dataset["at"])), entry.dataset["zone"] || this.#zone).time;
  }

  get #entries(): readonly HTMLLIElement[] {
    return [...this.element.querySelectorAll<HTMLLIElement>(":scope > li[data-code]")];
  }

  #find(code: string): HTMLLIElement | null {
    return this.#entries.find((entry) => entry.dataset["code"] === code) ?? null;
  }

  #fill(entry: HTMLLIElement, item: PublicHighlight): void {
    const zone = entry.dataset["zone"] || item.zone;
    const { code, rev, seq, releasedAt, content } = item;
    this.#drawn.add(entry);
    entry.className = `hl hl--${entryLetters[content.kind]}`;
    entry.id = `h-${code}`;
    Object.assign(entry.dataset, { code, rev, seq, at: releasedAt, zone });
    render(entryBody(item, { zone, place: this.#place }), entry);
  }
}

const placeOf = ({ dataset }: HTMLElement): ShownEntry => ({
  code: dataset["code"] ?? "",
  releasedAt: programTime(Number(dataset["at"])),
  seq: Number(dataset["seq"]),
});

/** What of it has the focus, as a selector that finds the same once it is drawn anew. */
function focusedIn(entry: HTMLElement): string | null {
  const { activeElement } = document;
  if (activeElement === null || !entry.contains(activeElement)) return null;
  if (activeElement.tagName === "SUMMARY") return "summary";
  return activeElement.classList.contains("hl__share") ? ".hl__share" : ".hl__act a";
}
