import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type IconName, icon } from "../ui/icons.ts";
import { properties } from "../ui/properties.ts";
import { common, controls } from "../ui/styles.ts";
import { desk } from "./styles.ts";

export type MenuItem = { readonly words: string; readonly choose: () => void } | "line";

/** A button with a menu over the page. ↓ ↑ Home End walk, Esc closes, Enter chooses; the focus returns to the button. */
@customElement("efir-menu-button")
export class MenuButtonElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
      }
      .btn--s {
        width: 100%;
      }
      .menu {
        position: fixed;
        inset: auto;
        top: var(--at-top, auto);
        bottom: var(--at-bottom, auto);
        left: var(--at-left, 0);
        width: max-content;
        min-width: 14rem;
        max-width: calc(100vw - 2 * var(--space-4));
        max-height: var(--room, 70vh);
        margin: 0;
        padding: var(--space-1);
        overflow: auto;
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-2);
        background: var(--color-surface);
        color: var(--color-text);
        box-shadow: var(--shadow-2);
      }
      .menu button {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        width: 100%;
        min-height: var(--target-row, var(--target-dense));
        padding: 0 var(--space-3);
        border: 0;
        border-radius: var(--radius-1);
        background: none;
        text-align: left;
        font-size: var(--text-sm);
        cursor: pointer;
      }
      .menu button:hover {
        background: var(--color-sunken);
      }
      .menu button:focus-visible {
        outline-offset: -3px;
        box-shadow: none;
      }
      hr {
        margin: var(--space-1) 0;
        border: 0;
        border-top: var(--border) solid var(--color-line);
      }
    `,
  ];
  @property() label = "";
  @property() sign: IconName = "more";
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property({ type: Boolean }) locked = false;
  @state() private isOpen = false;
  @query(".menu") private readonly menu!: HTMLElement | null;
  @query(".btn") private readonly button!: HTMLElement | null;

  override firstUpdated(): void {
    // Before it is ever drawn by a press: without it the menu would stand open.
    if (this.menu !== null) this.menu.popover = "auto";
  }

  override render() {
    return html`<button
        class="btn btn--s"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.isOpen}
        aria-controls="menu"
        ?disabled=${this.locked}
        @click=${this.toggle}
        @keydown=${this.#openByKey}
      >
        ${icon(this.sign)}${this.label}
      </button>
      <div class="menu" id="menu" role="menu" aria-label=${this.label} @toggle=${this.#toggled} @keydown=${this.#walk} ${properties(this.#place())}>
        ${this.items.map((item) =>
          item === "line"
            ? html`<hr />`
            : html`<button type="button" role="menuitem" tabindex="-1" @click=${() => this.#choose(item)}>${item.words}</button>`,
        )}
      </div>`;
  }

  /** Opens the menu, or closes it. */
  readonly toggle = () => {
    if (this.menu === null || this.locked) return;
    // Where it stands depends on the button: measured as it opens.
    this.requestUpdate();
    this.menu.togglePopover();
  };

  readonly #toggled = ({ newState }: ToggleEvent) => {
    this.isOpen = newState === "open";
    if (this.isOpen) this.#entries[0]?.focus();
  };

  readonly #openByKey = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!this.isOpen) this.toggle();
  };

  readonly #walk = (event: KeyboardEvent) => {
    const entries = this.#entries;
    const place = entries.findIndex((one) => one.matches(":focus"));
    const step = { ArrowDown: place + 1, ArrowUp: place - 1 + entries.length, Home: 0, End: entries.length - 1 }[
      event.key
    ];
    if (step !== undefined) entries[step % entries.length]?.focus();
    else if (event.key === "Tab" || event.key === "Escape") this.#close();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  };

  #close(): void {
    this.menu?.hidePopover();
    this.button?.focus();
  }

  #choose(item: Exclude<MenuItem, "line">): void {
    this.#close();
    item.choose();
  }

  /** Below the button where there is more room, else above it; within the window. */
  #place(): Readonly<Record<`--${string}`, string>> {
    if (this.button === null || this.button === undefined) return {};
    const { top, bottom, left } = this.button.getBoundingClientRect();
    const [below, above] = [innerHeight - bottom, top];
    const isBelow = below >= above;
    return {
      "--at-top": isBelow ? `${bottom + 4}px` : "auto",
      "--at-bottom": isBelow ? "auto" : `${innerHeight - top + 4}px`,
      "--at-left": `${Math.max(8, Math.min(left, innerWidth - 260))}px`,
      "--room": `${Math.max(below, above) - 16}px`,
    };
  }

  get #entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("[role=menuitem]")];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-menu-button": MenuButtonElement;
  }
}
