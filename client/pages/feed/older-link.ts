import { language } from "../../i18n/language.ts";
import { cursorOf } from "./feed-api.ts";
import type { EntryPlace } from "./feed-state.ts";
import { t } from "./strings.ts";

/** «Показать раньше»: without a script a link to another page, with one the same list goes on (FD126). */
export class OlderLink {
  readonly #row: HTMLElement;
  readonly #link: HTMLAnchorElement;
  readonly #words: string;
  #isLoading = false;

  /** `null`: there are no older ones. */
  static on(feed: ParentNode, press: () => void): OlderLink | null {
    const row = feed.querySelector<HTMLElement>(".feed__more");
    const link = row?.querySelector<HTMLAnchorElement>("a");
    return row == null || link == null ? null : new OlderLink(row, link, press);
  }

  private constructor(row: HTMLElement, link: HTMLAnchorElement, press: () => void) {
    this.#row = row;
    this.#link = link;
    this.#words = link.textContent ?? "";
    link.addEventListener("click", (event) => {
      // With a key pressed it is to open elsewhere: that is the browser's.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!this.#isLoading) press();
    });
  }

  say(what: "loading" | "failed"): void {
    this.#isLoading = what === "loading";
    this.#link.textContent = what === "loading" ? t("loading") : this.#words;
    this.#link.lang = what === "loading" ? language() : "";
    this.#note.textContent = what === "failed" ? t("olderFailed") : "";
  }

  /** @param last the one behind which the next page begins; `null`: there is none */
  lead(last: EntryPlace | null): void {
    if (last === null) return void this.#row.remove();
    this.#isLoading = false;
    this.#link.textContent = this.#words;
    this.#link.removeAttribute("lang");
    const address = new URL(this.#link.href);
    address.searchParams.set("before", cursorOf(last));
    this.#link.href = address.href;
    this.#note.textContent = "";
  }

  /** Said where it was pressed, and to screen readers. */
  get #note(): HTMLElement {
    const there = this.#row.querySelector<HTMLElement>("[role=status]");
    if (there !== null) return there;
    const made = document.createElement("span");
    made.setAttribute("role", "status");
    made.lang = language();
    this.#row.append(made);
    return made;
  }
}
