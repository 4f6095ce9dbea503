import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { SessionController } from "../../session/session-controller.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { refusalWords } from "../refusal-words.ts";
import { RehearsalDesk } from "./rehearsal-desk.ts";
import { t } from "./strings.ts";

/**
 * Before the meeting: begin a rehearsal. In one: open the meeting for real, after one clear question (SH9).
 */
@customElement("efir-rehearsal-acts")
export class RehearsalActsElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      :host {
        display: block;
        margin-top: var(--space-2);
      }
      :host([first]) {
        margin-top: 0;
      }
      .wide {
        width: 100%;
      }
      .why {
        margin-top: var(--space-2);
        color: var(--color-danger);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin-top: var(--space-5);
      }
    `,
  ];
  @property({ type: Boolean }) locked = false;
  /** Nothing stands above it. */
  @property({ type: Boolean, reflect: true }) first = false;
  @state() private isAsking = false;
  /** Why the meeting was not opened, in words. */
  @state() private unopened = "";
  readonly #session = new SessionController(this, ({ isRehearsal }) => isRehearsal);
  readonly #desk = new RehearsalDesk(this);

  override render() {
    const slug = this.#session.session?.slug ?? "";
    const { refusal, isBusy } = this.#desk;
    const why = refusal === "" ? this.unopened : refusal;
    const button = this.#session.part
      ? html`<button class="btn btn--primary wide" type="button" aria-haspopup="dialog" ?disabled=${this.locked} @click=${this.#ask}>${t("openForReal")}</button>`
      : html`<button class="btn wide" type="button" ?disabled=${this.locked || isBusy} @click=${() => void this.#desk.begin(slug)}>${t("rehearse")}</button>`;
    return html`${button}
      <div role="status">${why === "" ? nothing : html`<p class="why">${why}</p>`}</div>
      ${this.isAsking ? this.#question() : nothing}`;
  }

  #question() {
    return html`<efir-dialog heading=${t("openTitle")} open @close=${this.#goOn}>
      <p>${t("openBody")}</p>
      <p class="choices">
        <button class="btn btn--primary" type="button" ?disabled=${this.locked} @click=${this.#open}>${t("openYes")}</button>
        <button class="btn" type="button" autofocus @click=${this.#goOn}>${t("goOn")}</button>
      </p>
    </efir-dialog>`;
  }

  readonly #ask = () => {
    this.isAsking = true;
  };

  readonly #goOn = () => {
    this.isAsking = false;
  };

  /** The rehearsal ends with it, in the same moment (SH2). */
  readonly #open = async () => {
    this.isAsking = false;
    this.unopened = "";
    const answer = await this.#session.session?.command("timeline", { type: "open" });
    this.unopened = (answer && refusalWords(answer)) ?? "";
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-rehearsal-acts": RehearsalActsElement;
  }
}
