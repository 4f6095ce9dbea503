import { lengthWords } from "../../../shared/feeds/public-entry.ts";
import { millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import { language } from "../../i18n/language.ts";
import { Announcement } from "../../ui/announcer.ts";
import type { MomentPlayer } from "./moment-player.ts";
import { t } from "./strings.ts";

/**
 * Where a highlight's moment plays: the server's picture and the way to the meeting, and a player once it is asked for (FD130–FD132).
 * Nothing of the player is fetched before: it weighs more than all the rest of the page.
 *
 * @attr list - Playlist of what was recorded of the moment.
 * @attr film - The clip's film, where there is one.
 * @attr captions - Of the film.
 * @attr from - Programme time; where the moment begins.
 * @attr until - Where it ends.
 * @attr href - The meeting's page at the moment.
 */
export class MomentElement extends HTMLElement {
  #player: MomentPlayer | null = null;
  #isBuilt = false;

  connectedCallback(): void {
    if (this.#isBuilt) return;
    this.#isBuilt = true;
    const { list, film } = this;
    if (list === null && film === null) {
      this.#note(t("nothingRecorded"));
      return;
    }
    this.#leadOn();
    this.append(this.#playButton());
  }

  disconnectedCallback(): void {
    this.#player?.stop();
    this.#player = null;
  }

  get list(): string | null {
    return this.getAttribute("list");
  }

  get film(): string | null {
    return this.getAttribute("film");
  }

  get #span(): { readonly from: ProgramTime; readonly until: ProgramTime } | null {
    const [from, until] = [Number(this.getAttribute("from")), Number(this.getAttribute("until"))];
    return from > 0 && until > from ? { from: programTime(from), until: programTime(until) } : null;
  }

  #playButton(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--primary moment__play";
    button.lang = language();
    button.append(playSign(), t("play"));
    const span = this.film === null ? this.#span : null;
    if (span !== null) button.append(lengthTag(lengthWords(millis(span.until - span.from))));
    button.addEventListener("click", () => void this.#play(button));
    return button;
  }

  async #play(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    this.#note(t("playLoading"));
    try {
      const { playFilm, playList } = await import("./moment-player.ts");
      if (!this.isConnected) return;
      const { film, list } = this;
      const told = { onEnd: () => this.#ended(), onFailure: () => this.#failed() };
      this.#player =
        film === null
          ? playList({ list: list ?? "", span: this.#span, ...told })
          : playFilm({ film, captions: this.getAttribute("captions"), poster: this.#poster, ...told });
    } catch {
      // The line was gone for a moment: the button is there again.
      button.disabled = false;
      this.#note(t("playFailed"));
      return;
    }
    this.#note("");
    this.querySelector(".moment__pic")?.remove();
    button.replaceWith(this.#againButton());
    this.prepend(this.#player.element);
    this.#player.element.focus({ preventScroll: true });
    this.#player.start();
  }

  #againButton(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn moment__again";
    button.lang = language();
    button.textContent = t("again");
    button.addEventListener("click", () => this.#player?.start());
    return button;
  }

  #ended(): void {
    this.dispatchEvent(new Announcement(`${t("finished")}. ${t("again")}. ${t("onward")}`));
  }

  #failed(): void {
    this.#note(t("playFailed"));
  }

  /** The way that the server made leads to where the moment begins; with a player here, on from where it ends. */
  #leadOn(): void {
    const [way, span] = [this.querySelector<HTMLAnchorElement>(".moment__way"), this.#span];
    if (way === null || span === null) return;
    way.lang = language();
    way.textContent = t("onward");
    const [page] = (way.getAttribute("href") ?? "").split("#");
    way.setAttribute("href", `${page}#t=${span.until}`);
  }

  #note(words: string): void {
    let note = this.querySelector<HTMLElement>(".moment__note");
    if (note === null) {
      if (words === "") return;
      note = document.createElement("p");
      note.className = "moment__note";
      note.setAttribute("role", "status");
      note.lang = language();
      this.append(note);
    }
    note.textContent = words;
  }

  get #poster(): string | null {
    return this.querySelector<HTMLImageElement>("img.moment__pic")?.currentSrc || null;
  }
}

function lengthTag(words: string): HTMLElement {
  const length = document.createElement("span");
  length.className = "num";
  length.textContent = words;
  return length;
}

function playSign(): SVGElement {
  const made = (name: string, attributes: Readonly<Record<string, string>>) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const sign = made("svg", {
    class: "ico ico--filled",
    viewBox: "0 0 24 24",
    "aria-hidden": "true",
    focusable: "false",
  });
  sign.append(made("path", { d: "M7 4l13 8-13 8z" }));
  return sign;
}

customElements.define("efir-moment", MomentElement);

declare global {
  interface HTMLElementTagNameMap {
    "efir-moment": MomentElement;
  }
}
