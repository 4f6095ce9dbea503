import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { BlackoutEvent, RecallEvent, SlideStepEvent, TakeEvent, UndoEvent } from "./events.ts";
import { keyCap, shortcut } from "./key-cap.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";
import { takeBarStyles } from "./take-bar-styles.ts";

/** What «Отозвать» would take back. */
export interface TakeBack {
  readonly title: string;
  /** Nobody has seen it: it would be as if it had never been. */
  readonly isUnseen: boolean;
  /** So many have seen it, as far as is known. */
  readonly people: number;
}

/**
 * What is done on air by one press: take, take back, undo, all off, the next slide. The only red button; it hears a press,
 * or Ctrl+Enter anywhere, never Space or Enter alone.
 * @slot timing - By what a take is timed, where that is not the rule.
 * @fires efir-take - Take what is prepared (TakeEvent).
 * @fires efir-recall - Take back the newest take (RecallEvent).
 * @fires efir-undo - Put back what stood before (UndoEvent).
 * @fires efir-blackout - Everything off the picture (BlackoutEvent).
 * @fires efir-slide-step - The next slide, or the one before (SlideStepEvent).
 */
@customElement("efir-take-bar")
export class TakeBarElement extends LitElement {
  static override styles = [common, controls, desk, takeBarStyles];
  /** Something is prepared and nothing keeps it from being taken. */
  @property({ type: Boolean }) ready = false;
  @property({ type: Boolean }) locked = false;
  /** The room's keys are on: Ctrl+Enter takes. Off, the button is pressed as any other. */
  @property({ type: Boolean }) keys = false;
  /** `null`: nothing that was taken stands. */
  @property({ attribute: false }) takeBack: TakeBack | null = null;
  /** What an undo would bring, in words; `null`: there is nothing to undo. */
  @property({ attribute: false }) undo: string | null = null;
  /** Something lies over the picture. */
  @property({ type: Boolean }) full = false;
  /** There is a deck to step through. */
  @property({ type: Boolean }) steps = false;

  override render() {
    return html`<div class="acts">
      <button
        class=${`btn btn--take ${this.steps ? "beside" : ""}`}
        type="button"
        aria-keyshortcuts=${shortcut(this.keys, "take")}
        ?disabled=${!this.ready || this.locked}
        @click=${() => this.dispatchEvent(new TakeEvent())}
        @keydown=${this.#keepFromKeys}
      >
        ${t("take")}${keyCap(this.keys, "take")}
      </button>
      <slot name="timing"></slot>
      ${this.#recall()}
      <button
        class="btn undo"
        type="button"
        aria-keyshortcuts=${shortcut(this.keys, "undo")}
        aria-describedby="coming"
        ?disabled=${this.undo === null || this.locked}
        @click=${() => this.dispatchEvent(new UndoEvent())}
      >
        ${icon("undo")}${t("undo")}${keyCap(this.keys, "undo")}
      </button>
      <button
        class="btn all"
        type="button"
        title=${t("blackoutHint")}
        aria-keyshortcuts=${shortcut(this.keys, "blackout")}
        ?disabled=${!this.full || this.locked}
        @click=${() => this.dispatchEvent(new BlackoutEvent())}
      >
        ${t("blackout")}${keyCap(this.keys, "blackout")}
      </button>
      ${this.#slides()}
      <span class="coming" id="coming" title=${this.undo ?? ""}>${this.undo ?? t("undo.nothing")}</span>
    </div>`;
  }

  #recall() {
    const { takeBack } = this;
    const isUnseen = takeBack?.isUnseen ?? false;
    const title = takeBack?.title ?? "";
    return html`<button
      class="btn recall"
      type="button"
      aria-label=${takeBack === null ? t("recall") : t(isUnseen ? "recallWhat" : "takeOffWhat", { title })}
      title=${takeBack === null ? "" : this.#hint(takeBack)}
      aria-keyshortcuts=${shortcut(this.keys, "recall")}
      ?disabled=${takeBack === null || this.locked}
      @click=${() => this.dispatchEvent(new RecallEvent())}
    >
      ${t(takeBack === null || isUnseen ? "recall" : "takeOff")}${keyCap(this.keys, "recall")}
    </button>`;
  }

  #hint({ title, isUnseen, people }: TakeBack): string {
    if (isUnseen) return t("recallHint", { title });
    return people === 0 ? t("takeOffSoonHint", { title }) : t("takeOffHint", { title, count: people });
  }

  #slides() {
    if (!this.steps) return nothing;
    const step = (by: 1 | -1) => () => this.dispatchEvent(new SlideStepEvent(by));
    return html`<span class="slides" role="group" aria-label=${t("slides")}>
      <button class="btn back" type="button" aria-label=${t("slideBack")} aria-keyshortcuts=${shortcut(this.keys, "slideBack")} ?disabled=${this.locked} @click=${step(-1)}>
        ${icon("previous")}<span class="word">${t("slideBack")}</span>${keyCap(this.keys, "slideBack")}
      </button>
      <button class="btn next" type="button" aria-keyshortcuts=${shortcut(this.keys, "slideNext")} ?disabled=${this.locked} @click=${step(1)}>
        ${t("slideNext")}${keyCap(this.keys, "slideNext")}${icon("next")}
      </button>
    </span>`;
  }

  /**
   * The focus often stays here after a press with the mouse; then Space or Enter alone, meant for a page or a clicker,
   * would take the next card unseen (accessibility-and-ux 3.7). Ctrl+Enter works with the focus here as anywhere.
   */
  readonly #keepFromKeys = (event: KeyboardEvent) => {
    if (!this.keys) return;
    if (event.code === "Space" || event.code === "Enter" || event.code === "NumpadEnter") event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-take-bar": TakeBarElement;
  }
}
