import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Broadcast, ToldRecordings } from "../../../shared/recordings.ts";
import { common, controls } from "../../ui/styles.ts";
import { call } from "../api.ts";
import {
  RehearseAgainstEvent,
  type RehearsedRecording,
  recallChoice,
  rememberChoice,
} from "./rehearsal-picture-choice.ts";
import { t } from "./strings.ts";

/**
 * What to rehearse against: the stage's picture, or a recording of the house from a chosen minute (SH8).
 * @fires efir-rehearse-against - Another picture was chosen (RehearseAgainstEvent).
 */
@customElement("efir-rehearsal-picture")
export class RehearsalPictureElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
      }
      :host,
      label {
        min-width: 0;
        max-width: 100%;
      }
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      select,
      input {
        min-height: var(--target-dense);
        padding: 0 var(--space-2);
        border: var(--border) solid currentcolor;
        border-radius: var(--radius-1);
        background: var(--color-rehearsal);
        color: var(--color-on-rehearsal);
        font: inherit;
      }
      select {
        min-width: 0;
        max-width: min(20rem, 100%);
      }
      option {
        background: var(--color-surface);
        color: var(--color-text);
      }
      input {
        width: 5em;
      }
    `,
  ];
  @property() slug = "";
  @state() private broadcasts: readonly Broadcast[] = [];
  @state() private titles: Readonly<Record<string, string>> = {};
  @state() private choice: RehearsedRecording | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  override firstUpdated(): void {
    this.choice = recallChoice(this.slug);
  }

  override render() {
    const { choice } = this;
    return html`<label
        >${t("picture")}
        <select @change=${this.#choose}>
          <option value="" ?selected=${choice === null}>${t("picture.stage")}</option>
          ${this.#recorded.map(
            ({ slug }) =>
              html`<option value=${slug} ?selected=${choice?.slug === slug}>${t("picture.recording", { title: this.titles[slug] ?? slug })}</option>`,
          )}
        </select></label
      >${
        choice === null
          ? nothing
          : html`<label>${t("fromMinute")} <input type="number" min="0" max="1440" step="1" .value=${String(choice.minute)} @change=${this.#move} /></label>`
      }`;
  }

  /** A meeting's first broadcast: its replay begins there. */
  get #recorded(): readonly Broadcast[] {
    const oldestFirst = this.broadcasts.filter(({ until }) => until !== null).toReversed();
    return oldestFirst.filter(({ slug }, index) => oldestFirst.findIndex((one) => one.slug === slug) === index);
  }

  /** Who may not see recordings rehearses against the stage. */
  async #look(): Promise<void> {
    const answer = await call<ToldRecordings>("GET", "/api/recordings");
    if (!answer.ok) return;
    this.broadcasts = answer.value.broadcasts;
    this.titles = answer.value.titleBySlug;
  }

  readonly #choose = ({ target }: Event) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const recorded = this.#recorded.find(({ slug }) => slug === target.value);
    this.#turnTo(recorded === undefined ? null : { slug: recorded.slug, from: recorded.from, minute: 0 });
  };

  readonly #move = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || this.choice === null) return;
    const minute = Math.max(0, Math.min(1440, Math.round(target.valueAsNumber || 0)));
    this.#turnTo({ ...this.choice, minute });
  };

  #turnTo(choice: RehearsedRecording | null): void {
    this.choice = choice;
    rememberChoice(this.slug, choice);
    this.dispatchEvent(new RehearseAgainstEvent(choice));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-rehearsal-picture": RehearsalPictureElement;
  }
}
