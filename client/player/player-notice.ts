import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import type { Autoplay } from "./autoplay.ts";
import type { PlayerState } from "./state.ts";
import { t } from "./strings.ts";

/**
 * What the picture cannot say of itself, in words over it: why it does not move, what happens next, what can be pressed.
 * Not a live region: the page's announcer speaks (voice.ts).
 *
 * @fires efir-notice-press - Its button was pressed: connect now, try again, turn the sound on, watch.
 */
@customElement("efir-player-notice")
export class PlayerNoticeElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      :host {
        position: relative;
        display: grid;
        place-items: center;
        min-width: 0;
        pointer-events: none;
      }
      .words {
        display: grid;
        justify-items: center;
        gap: var(--space-3);
        max-width: 36rem;
        margin: var(--space-2);
        padding: var(--space-4) var(--space-5);
        border: var(--border) solid var(--stage-line-strong);
        background: var(--stage-bg);
        color: var(--stage-text);
        text-align: center;
        pointer-events: auto;
      }
      /* Loading is usually over before words would help. */
      .words--late {
        animation: appear 0s 1s both;
      }
      @keyframes appear {
        from {
          visibility: hidden;
        }
      }
      .next {
        color: var(--stage-text-2);
        font-size: var(--text-sm);
      }
      .sound {
        position: absolute;
        inset: auto auto var(--space-3) var(--space-3);
        min-height: var(--target);
        pointer-events: auto;
      }
    `,
  ];

  @property({ attribute: false }) playerState: PlayerState = { phase: "connecting" };
  @property({ attribute: false }) autoplay: Autoplay = "playing";
  @state() private secondsLeft = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("playerState")) return;
    clearInterval(this.#timer);
    if (this.playerState.phase !== "lost") return;
    this.secondsLeft = Math.ceil(this.playerState.retryIn / 1000);
    this.#timer = setInterval(() => this.#count(), 1000);
  }

  override render(): TemplateResult | typeof nothing {
    const { playerState } = this;
    switch (playerState.phase) {
      case "live":
      case "behind":
        return this.autoplay === "muted" ? this.#soundButton() : nothing;
      case "paused":
        return this.autoplay === "refused" ? this.#button(t("state.watch"), "play") : nothing;
      case "connecting":
        return html`<div class="words words--late"><p>${t("state.connecting")}</p></div>`;
      case "waiting":
        return this.#words(t("state.waiting"));
      case "ended":
        return this.#words(t("state.ended"));
      case "lost":
        return this.#words(t("state.lost"), this.#nextTry());
      case "error":
        return this.#words(
          t(`state.${playerState.reason}`),
          playerState.reason === "media" ? this.#button(t("state.retry")) : nothing,
        );
    }
  }

  #words(text: string, more: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<div class="words"><p>${text}</p>${more}</div>`;
  }

  #nextTry(): TemplateResult {
    const seconds = this.secondsLeft;
    return html`${seconds > 1 ? html`<p class="next num">${t("state.lostNext", { seconds })}</p>` : nothing}
      ${this.#button(t("state.lostNow"))}`;
  }

  #soundButton(): TemplateResult {
    return html`<button class="btn btn--accent sound" type="button" @click=${this.#press}>
      ${icon("volume")}${t("player.unmute")}
    </button>`;
  }

  #button(text: string, sign?: "play"): TemplateResult {
    return html`<button class="btn btn--accent" type="button" @click=${this.#press}>
      ${sign === undefined ? nothing : icon(sign, "filled")}${text}
    </button>`;
  }

  #count(): void {
    this.secondsLeft = Math.max(0, this.secondsLeft - 1);
    if (this.secondsLeft === 0) clearInterval(this.#timer);
  }

  readonly #press = () => this.dispatchEvent(new Event("efir-notice-press"));
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-player-notice": PlayerNoticeElement;
  }
}
