import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import type { Autoplay } from "./autoplay.ts";
import type { PlayerState } from "./state.ts";
import { t } from "./strings.ts";

/** `play`: what there is to watch, a recording too. `anew`: from its start. `again`: what failed. `hurry`: connect now. */
export type NoticeWish = "play" | "anew" | "again" | "hurry" | "sound";

/** A button over the picture was pressed. Stays inside the player. */
export class NoticePressEvent extends Event {
  static readonly type = "efir-notice-press";
  constructor(readonly wish: NoticeWish) {
    super(NoticePressEvent.type);
  }
}

/**
 * What the picture cannot say of itself, in words over it: why it does not move, what happens next, what can be pressed.
 * Not a live region: the page's announcer speaks (voice.ts).
 *
 * @fires efir-notice-press - One of its buttons was pressed (NoticePressEvent).
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
      /* Elsewhere a press is the picture's. */
      .btn {
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
      .choice {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-3);
      }
      .sound {
        position: absolute;
        inset: auto auto var(--space-3) var(--space-3);
        min-height: var(--target);
      }
    `,
  ];

  @property({ attribute: false }) playerState: PlayerState = { phase: "connecting" };
  @property({ attribute: false }) autoplay: Autoplay = "playing";
  /** What plays is a recording. */
  @property({ type: Boolean }) recording = false;
  /** The broadcast is over and there is a recording of it. */
  @property({ type: Boolean }) offered = false;
  /** «1:12:30» where the viewer left the recording; `""`: they have not seen it. */
  @property() resumesAt = "";
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
      case "replaying":
        return this.autoplay === "muted" ? this.#soundButton() : nothing;
      case "paused":
        return this.autoplay === "refused" ? this.#button("play", this.#watch, "play") : nothing;
      case "ready":
        return this.#ready();
      case "finished":
        return this.#words(t("state.finished"), this.#button("anew", t("state.watchAnew"), "play"));
      case "connecting":
        return html`<div class="words words--late"><p>${t("state.connecting")}</p></div>`;
      case "waiting":
        return this.#words(this.recording ? t("state.absentRecording") : t("state.waiting"));
      case "ended":
        return this.#words(
          t("state.ended"),
          this.offered ? this.#button("play", t("state.watchRecording"), "play") : nothing,
        );
      case "lost":
        return this.#words(t("state.lost"), this.#nextTry());
      case "error":
        return this.#words(
          t(`state.${playerState.reason}`),
          playerState.reason === "media" ? this.#button("again", t("state.retry")) : nothing,
        );
    }
  }

  /** A recording plays when it is asked to: the page is also there to be read. */
  #ready(): TemplateResult {
    if (this.resumesAt === "") return this.#button("play", t("state.watchRecording"), "play");
    const place = this.resumesAt;
    return this.#words(
      t("state.left", { place }),
      html`<div class="choice">
        ${this.#button("play", t("state.goOn", { place }), "play")} ${this.#button("anew", t("state.anew"))}
      </div>`,
    );
  }

  get #watch(): string {
    return this.recording ? t("state.watchRecording") : t("state.watch");
  }

  #words(text: string, more: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<div class="words"><p>${text}</p>${more}</div>`;
  }

  #nextTry(): TemplateResult {
    const seconds = this.secondsLeft;
    return html`${seconds > 1 ? html`<p class="next num">${t("state.lostNext", { seconds })}</p>` : nothing}
      ${this.#button("hurry", t("state.lostNow"))}`;
  }

  #soundButton(): TemplateResult {
    return html`<button class="btn btn--accent sound" type="button" @click=${() => this.#press("sound")}>
      ${icon("volume")}${t("player.unmute")}
    </button>`;
  }

  #button(wish: NoticeWish, text: string, sign?: "play"): TemplateResult {
    const look = wish === "anew" && sign === undefined ? "btn btn--line" : "btn btn--accent";
    return html`<button class=${look} type="button" @click=${() => this.#press(wish)}>
      ${sign === undefined ? nothing : icon(sign, "filled")}${text}
    </button>`;
  }

  #count(): void {
    this.secondsLeft = Math.max(0, this.secondsLeft - 1);
    if (this.secondsLeft === 0) clearInterval(this.#timer);
  }

  #press(wish: NoticeWish): void {
    this.dispatchEvent(new NoticePressEvent(wish));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-player-notice": PlayerNoticeElement;
  }
}
