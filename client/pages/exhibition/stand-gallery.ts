import { t } from "./strings.ts";

/**
 * Pictures of a stand: a list that is leafed by its own scroll bar, a finger, or these buttons and keys. The list is the server's
 * and stays what it is; this adds the way through it (EB63).
 */
export class StandGalleryElement extends HTMLElement {
  #list: HTMLElement | null = null;

  connectedCallback(): void {
    this.#list = this.querySelector("ul");
    if (this.#list === null || this.querySelector(".hero__nav") !== null) return;
    this.#list.addEventListener("keydown", this.#key);
    const ways = document.createElement("p");
    ways.className = "hero__nav";
    ways.append(this.#button("previousPhoto", "M15 5l-7 7 7 7", -1), this.#button("nextPhoto", "M9 5l7 7-7 7", 1));
    this.append(ways);
  }

  /** From 0: the picture that is in sight. */
  get index(): number {
    const list = this.#list;
    return list === null || list.clientWidth === 0 ? 0 : Math.round(list.scrollLeft / list.clientWidth);
  }

  get count(): number {
    return this.#list?.children.length ?? 0;
  }

  /** After the last comes the first. */
  show(index: number): void {
    const list = this.#list;
    if (list === null || this.count === 0) return;
    const next = (index + this.count) % this.count;
    const isFar = Math.abs(next - this.index) > 1;
    const isCalm =
      matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset["motion"] === "off";
    list.scrollTo({ left: next * list.clientWidth, behavior: isFar || isCalm ? "instant" : "smooth" });
  }

  #button(name: "previousPhoto" | "nextPhoto", path: string, by: number): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.setAttribute("aria-label", t(name));
    button.append(sign(path));
    button.addEventListener("click", () => {
      const next = this.index + by;
      this.show(next);
      const number = ((next + this.count) % this.count) + 1;
      // The list scrolls without a word: what came is said by the button that was pressed.
      this.#say(number);
    });
    return button;
  }

  #say(number: number): void {
    let words = this.querySelector(".vh");
    if (words === null) {
      words = document.createElement("span");
      words.className = "vh";
      words.setAttribute("role", "status");
      this.append(words);
    }
    const alt = this.#list?.children[number - 1]?.querySelector("img")?.alt ?? "";
    words.textContent = [t("photoOf", { number, of: this.count }), alt].filter(Boolean).join(". ");
  }

  readonly #key = (event: KeyboardEvent) => {
    const to = { ArrowLeft: this.index - 1, ArrowRight: this.index + 1, Home: 0, End: this.count - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.show(to);
  };
}

function sign(path: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "ico");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

customElements.define("efir-stand-gallery", StandGalleryElement);

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-gallery": StandGalleryElement;
  }
}
