import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type ApiAnswer, call } from "../../control/api.ts";
import { problemWords } from "../../control/clips/problem-words.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

interface Channel {
  readonly isOn: boolean;
}

/** Whether approved clips are shown on the channel between meetings. Rule PO45. */
@customElement("efir-channel-switch")
export class ChannelSwitchElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      label {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: var(--target-dense);
        font-size: var(--text-sm);
      }
    `,
  ];
  @property() slug = "";
  @property({ type: Boolean }) mayTurn = false;
  /** `null`: not known yet. */
  @state() private isOn: boolean | null = null;
  @state() private isBusy = false;
  @state() private mistake = "";

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#take(call<Channel>("GET", this.#address));
  }

  override render() {
    const { isOn } = this;
    return html`${
      isOn === null
        ? nothing
        : html`<label><input type="checkbox" .checked=${isOn} ?disabled=${!this.mayTurn || this.isBusy} @change=${this.#turn} />${t("channel")}</label>
            <p class="hint">${t(isOn ? "channelOn" : "channelOff")}</p>`
    }
      <p class="mistake" role="alert">${this.mistake}</p>`;
  }

  get #address(): string {
    return `/api/meetings/${this.slug}/clips/channel`;
  }

  readonly #turn = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const isOn = target.checked;
    void this.#take(call<Channel>("PUT", this.#address, { isOn })).then(() => {
      // Refused, it stands as it was.
      target.checked = this.isOn ?? false;
    });
  };

  async #take(asking: Promise<ApiAnswer<Channel>>): Promise<void> {
    this.isBusy = true;
    const answer = await asking;
    this.isBusy = false;
    this.mistake = answer.ok ? "" : problemWords(answer.problem);
    if (answer.ok) this.isOn = answer.value.isOn;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-channel-switch": ChannelSwitchElement;
  }
}
