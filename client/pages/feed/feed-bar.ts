import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { language } from "../../i18n/language.ts";
import { icon } from "../../ui/icons.ts";
import { t } from "./strings.ts";

/** The reader wants to see those that wait. */
export class ShowNewEvent extends Event {
  static readonly type = "efir-show-new";
  constructor() {
    super(ShowNewEvent.type, { bubbles: true });
  }
}

/** The reader turned «Не обновлять» on or off. */
export class StillEvent extends Event {
  static readonly type = "efir-still";
  constructor(readonly isStill: boolean) {
    super(StillEvent.type, { bubbles: true });
  }
}

/**
 * How many wait to be shown, the switch that keeps the page still, and what is the matter with the line, in words. Stands above
 * the list and stays in sight.
 *
 * @fires efir-show-new - Those that wait are wanted (ShowNewEvent).
 * @fires efir-still - The switch was pressed (StillEvent).
 */
@customElement("efir-feed-bar")
export class FeedBarElement extends LitElement {
  /** How many wait. */
  @property({ type: Number }) waiting = 0;
  @property({ type: Boolean }) still = false;
  /** What is the matter; `""`: nothing. */
  @property() trouble = "";

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang = language();
  }

  override render() {
    return html`<p class="feed__ctl">
        ${
          this.waiting === 0
            ? nothing
            : html`<button class="btn btn--primary feed__new" type="button" @click=${this.#show}>
                ${t("showNew", { count: this.waiting })}
              </button>`
        }
        <button class="btn feed__still" type="button" aria-pressed=${this.still} title=${t(this.still ? "stillOn" : "stillOff")}
          @click=${this.#toggle}>${icon("pause", "filled")}${t("still")}</button>
      </p>
      ${this.trouble === "" ? nothing : html`<p class="feed__trouble">${icon("warning")}${this.trouble}</p>`}`;
  }

  readonly #show = () => {
    this.dispatchEvent(new ShowNewEvent());
  };

  readonly #toggle = () => {
    this.dispatchEvent(new StillEvent(!this.still));
  };

  protected override createRenderRoot() {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-feed-bar": FeedBarElement;
  }
  interface HTMLElementEventMap {
    [ShowNewEvent.type]: ShowNewEvent;
    [StillEvent.type]: StillEvent;
  }
}
