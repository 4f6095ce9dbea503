import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ProgramTime } from "../../../shared/time.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { PlayheadEvent } from "../../player/events.ts";
import "../../player/player.ts";
import type { PlayerElement } from "../../player/player.ts";
import { SessionController } from "../../session/session-controller.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { roomNow } from "../room-now.ts";
import { desk } from "../styles.ts";
import { delayMeasureStyles } from "./delay-measure-styles.ts";
import { FlashRun, type Outcome } from "./flash-run.ts";
import { PictureLevel } from "./picture-level.ts";
import { t } from "./strings.ts";

/** The delay that was measured is to be the stage's. */
export class DelayMeasuredEvent extends Event {
  static readonly type = "efir-delay-measured";
  /** @param delayMs whole milliseconds */
  constructor(readonly delayMs: number) {
    super(DelayMeasuredEvent.type);
  }
}

/**
 * Flash and tap: the window flashes, the flashes come back in the stage's picture, and how much later is the encoder's
 * delay. The page looks for them in the picture; a hand may tell too. Rules CR67–CR69.
 * @fires efir-delay-measured - It is to be set (DelayMeasuredEvent).
 */
@customElement("efir-delay-measure")
export class DelayMeasureElement extends LitElement {
  static override styles = [common, controls, desk, delayMeasureStyles];
  @property() stage = "main";
  /** This person may set it. */
  @property({ type: Boolean }) settable = false;
  @state() private run: FlashRun | null = null;
  @state() private outcome: Outcome | null = null;
  @state() private isOpen = false;
  @state() private hasPicture = false;
  @state() private isSmall = matchMedia("(prefers-reduced-motion: reduce)").matches;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;
  @query("efir-player") private readonly player!: PlayerElement | null;
  @query(".flash") private readonly field!: HTMLElement | null;
  readonly #offset = new SessionController(this, ({ serverOffset }) => serverOffset);
  readonly #level = new PictureLevel();
  #frame = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  override render() {
    return html`<button class="btn btn--s" type="button" aria-haspopup="dialog" @click=${this.#open}>${t("measure")}</button>
      <p class="hint">${t("measureHint")}</p>
      <dialog aria-labelledby="heading" @close=${this.#closed} @keydown=${this.#key}>
        ${this.isOpen ? this.#body() : nothing}
      </dialog>`;
  }

  #body() {
    const isRunning = this.run !== null && this.outcome === null;
    return html`<div class=${isRunning ? "flash" : "flash flash--off"} ?data-small=${this.isSmall}></div>
      <figure class="picture">
        <efir-player
          monitor
          src=${`/hls/${encodeURIComponent(this.stage)}/index.m3u8`}
          @efir-playhead=${this.#see}
        ></efir-player>
        <figcaption>${t("picture")}</figcaption>
      </figure>
      <div class="panel">
        <h2 id="heading">${t("title")}</h2>
        ${this.outcome !== null ? this.#told(this.outcome) : this.run !== null ? this.#running(this.run) : this.#warned()}
      </div>`;
  }

  #warned() {
    return html`<p class="warning">${icon("warning")}<span>${t("warning")}</span></p>
      <ol>
        <li>${t("stepFilm")}</li>
        <li>${t("stepTap")}</li>
      </ol>
      <fieldset>
        <legend>${t("area")}</legend>
        ${this.#area(false)} ${this.#area(true)}
      </fieldset>
      <p role="status" class="hint">${this.hasPicture ? nothing : t("waiting")}</p>
      <p class="acts">
        <button class="btn btn--primary" type="button" ?disabled=${!this.hasPicture} @click=${this.#begin}>${t("begin")}</button>
        ${this.#closeButton()}
      </p>`;
  }

  #area(isSmall: boolean) {
    const choose = () => {
      this.isSmall = isSmall;
    };
    return html`<label
      ><input type="radio" name="area" .checked=${this.isSmall === isSmall} @change=${choose} />${t(isSmall ? "area.small" : "area.whole")}</label
    >`;
  }

  #running(run: FlashRun) {
    const now = this.#now;
    const words = !run.hasBegun(now) ? t("ready") : run.isFlashed(now) ? t("looking") : t("flashing");
    return html`<p role="status">${words}</p>
      <p class="acts">
        <button class="btn tap" type="button" aria-keyshortcuts="Space" @pointerdown=${this.#press} @click=${this.#pressAnother}>${t("tap")}</button>
        <span class="num">${t("presses", { count: run.presses })}</span>
        ${this.#closeButton()}
      </p>`;
  }

  #told({ measured, isByPicture }: Outcome) {
    if (measured === null)
      return html`<p role="status"><b>${t("nothing")}</b></p>
        <p>${t("nothingHint")}</p>
        <p class="acts">${this.#againButton()}${this.#closeButton()}</p>`;
    const { delay, spread, seen, of } = measured;
    // Finer than to ten milliseconds nobody sees, and no frame is.
    const rounded = Math.round(delay / 10) * 10;
    const set = () => {
      this.dispatchEvent(new DelayMeasuredEvent(rounded));
      this.dialog?.close();
    };
    return html`<p role="status" class="result num">
        ${t("result", { delay: formatNumber(rounded), spread: formatNumber(Math.max(10, Math.ceil(spread / 10) * 10)) })}
      </p>
      <p>${t(isByPicture ? "byPicture" : "byHand", { seen, of })}</p>
      ${this.settable ? nothing : html`<p class="hint">${t("notYours")}</p>`}
      <p class="acts">
        ${this.settable ? html`<button class="btn btn--primary" type="button" @click=${set}>${t("set")}</button>` : nothing}
        ${this.#againButton()}${this.#closeButton()}
      </p>`;
  }

  #againButton() {
    return html`<button class="btn" type="button" @click=${this.#begin}>${t("again")}</button>`;
  }

  #closeButton() {
    return html`<button class="btn btn--quiet" type="button" @click=${() => this.dialog?.close()}>${t("close")}</button>`;
  }

  get #now(): ProgramTime {
    return roomNow({ serverOffset: this.#offset.part });
  }

  readonly #open = () => {
    this.isOpen = true;
    this.dialog?.showModal();
  };

  readonly #closed = (event: Event) => {
    // A dialog inside another one: only its own end is told there.
    event.stopPropagation();
    cancelAnimationFrame(this.#frame);
    this.isOpen = false;
    this.run = null;
    this.outcome = null;
    this.hasPicture = false;
  };

  readonly #begin = () => {
    this.outcome = null;
    this.run = new FlashRun(this.#now);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#paint);
    void this.#focus(".tap");
  };

  readonly #paint = () => {
    const { run } = this;
    if (run === null) return;
    const now = this.#now;
    const isLight = run.paint(now);
    if (this.field !== null && this.field.hasAttribute("data-light") !== isLight) {
      this.field.toggleAttribute("data-light", isLight);
      this.requestUpdate();
    }
    this.outcome = run.outcome(now);
    if (this.outcome === null) this.#frame = requestAnimationFrame(this.#paint);
    else void this.#focus(".acts button");
  };

  /** Its frames are nobody else's: the room's monitor goes on by its own. */
  readonly #see = (event: PlayheadEvent) => {
    event.stopPropagation();
    this.hasPicture = event.at !== null;
    const video = this.player?.picture ?? null;
    if (this.run === null || event.at === null || video === null) return;
    const level = this.#level.of(video);
    if (level !== null) this.run.see({ at: event.at, level });
  };

  readonly #press = () => {
    const playhead = this.player?.playhead ?? null;
    if (this.run === null || this.outcome !== null || playhead === null) return;
    this.run.press(playhead, this.#now);
    this.requestUpdate();
  };

  /** By other means than a pointer or a key: a screen reader's press. */
  readonly #pressAnother = ({ detail }: MouseEvent) => {
    if (detail === 0) this.#press();
  };

  /** The button that was pressed is gone: the next one has the focus, so that the keyboard goes on working. */
  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #key = (event: KeyboardEvent) => {
    const isRunning = this.run !== null && this.outcome === null;
    if (!isRunning || event.repeat || (event.code !== "Space" && event.code !== "Enter")) return;
    event.preventDefault();
    this.#press();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-delay-measure": DelayMeasureElement;
  }
  interface HTMLElementEventMap {
    [DelayMeasuredEvent.type]: DelayMeasuredEvent;
  }
}
