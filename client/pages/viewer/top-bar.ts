import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { language } from "../../i18n/language.ts";
import mark from "../../ui/art/mark.svg";
import { icon } from "../../ui/icons.ts";
import { t } from "./strings.ts";

/** A section of the page that has something in it. */
export interface Section {
  /** Its element's id. */
  readonly id: string;
  readonly name: string;
  /** How many are in it; absent: not counted. */
  readonly count?: number;
}

/** Mark, sections, panel «Для слабовидящих», the other language. Light DOM: its links point into the page. */
@customElement("efir-top-bar")
export class TopBarElement extends LitElement {
  /** The meeting whose parts are pages of their own; `""`: none. */
  @property() slug = "";
  /** The meeting has an exhibition that is open. */
  @property({ type: Boolean }) exhibition = false;
  @state() private panelOpen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
  }

  override render() {
    return html`<header class="top">
      <div class="wrap top__in">
        <a class="brand" href="/">
          <img class="brand__mark" src=${mark} alt="" width="36" height="36" />
          <span class="brand__name">${t("product")}</span>
        </a>
        ${this.#nav()}
        <div class="top__tools">
          <button
            class="btn top__eye"
            type="button"
            aria-expanded=${this.panelOpen}
            aria-controls="view-panel"
            aria-keyshortcuts="Alt+0"
            @pointerenter=${panelCode}
            @focus=${panelCode}
            @click=${this.#toggle}
          >
            ${icon("eye")}<span>${t("forWeakSight")}</span>
          </button>
          ${otherLanguageLink()}
        </div>
      </div>
      <efir-view-panel id="view-panel" class="wrap" ?open=${this.panelOpen} @keydown=${this.#escape}></efir-view-panel>
    </header>`;
  }

  #nav() {
    if (this.slug === "") return nothing;
    const page = (path: string, name: string) => html`<a href="/m/${this.slug}/${path}">${name}</a>`;
    return html`<nav class="top__nav" aria-label=${t("pages")}>
      <a href="#main" aria-current="page">${t("broadcast.short")}</a>
      ${page("programma", t("programme"))} ${page("lenta", t("feed"))} ${this.exhibition ? page("vystavka", t("exhibition")) : nothing}
      ${page("resheniya", t("decisions"))} ${page("materialy", t("materials"))}
      <a href="/arhiv">${t("archive")}</a>
    </nav>`;
  }

  readonly #toggle = (event: MouseEvent) => {
    // Only a press by keyboard: a mouse user looks at the panel, and would lose the place.
    void this.#open(!this.panelOpen, event.detail === 0);
  };

  async #open(open: boolean, takeFocus: boolean): Promise<void> {
    if (open) await panelCode();
    this.panelOpen = open;
    if (!takeFocus) return;
    await this.updateComplete;
    this.querySelector<HTMLElement>(open ? "efir-view-panel" : ".top__eye")?.focus();
  }

  readonly #escape = (event: KeyboardEvent) => {
    if (event.code === "Escape") void this.#open(false, true);
  };

  // By `code`: on a Mac Alt+0 types «º», and layouts differ.
  readonly #key = (event: KeyboardEvent) => {
    if (event.code !== "Digit0" || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void this.#open(!this.panelOpen, true);
  };

  protected override createRenderRoot() {
    return this;
  }
}

/** What the panel chose is in force from the first paint; its own code comes when it is reached for. */
async function panelCode(): Promise<void> {
  try {
    await import("../../ui/view-panel.ts");
  } catch {
    // The line was gone for a moment: the next press asks again.
  }
}

function otherLanguageLink() {
  const other = language() === "ru" ? "en" : "ru";
  return html`<a class="top__lang" href="?lang=${other}" lang=${other} hreflang=${other} aria-label=${t("otherLanguageName")}
    >${t("otherLanguage")}</a
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-top-bar": TopBarElement;
  }
}
