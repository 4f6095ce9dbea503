import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type Millis, millis } from "../../../shared/time.ts";
import { properties } from "../../ui/properties.ts";
import { common } from "../../ui/styles.ts";
import { clipTime } from "./clip-time.ts";
import { FilmSeekEvent, PartEvent } from "./events.ts";
import { t } from "./strings.ts";
import { type Edge, keyStep, moved, type Part, USUAL_FRAME_MS, wholeOf } from "./trim.ts";

/**
 * A film drawn to scale: what is shown of it between two handles, and where it stands now. A press beside the handles moves
 * the film there. Rules BZ133–BZ134.
 * @fires efir-part - A handle was moved (PartEvent).
 * @fires efir-film-seek - The film is to stand at that place (FilmSeekEvent).
 */
@customElement("efir-trim-ruler")
export class TrimRulerElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        padding-inline: 1.5rem;
      }
      .track {
        position: relative;
        height: 3rem;
        background: var(--ruler-next);
        border: var(--edge) solid var(--stage-line);
        touch-action: none;
        cursor: pointer;
      }
      .part {
        position: absolute;
        inset-block: 0;
        left: var(--from);
        width: var(--length);
        background: var(--ruler-past);
        border-block: var(--border-strong) solid var(--ruler-now);
      }
      .head {
        position: absolute;
        inset-block: -0.25rem;
        left: var(--at);
        width: 2px;
        margin-left: -1px;
        background: var(--ruler-playhead);
        outline: 1px solid var(--stage-bg);
      }
      .edge {
        position: absolute;
        inset-block: 0;
        left: var(--at);
        width: 1.5rem;
        border-radius: var(--radius-1);
        cursor: ew-resize;
        touch-action: none;
      }
      /* Each stands outside the part, so that both can be taken when they are near. */
      .edge--from {
        margin-left: -1.5rem;
      }
      .edge::before {
        content: "";
        position: absolute;
        inset-block: 0;
        width: 0.75rem;
        background: var(--ruler-now);
      }
      .edge--from::before {
        right: 0;
      }
      .edge--to::before {
        left: 0;
      }
      .edge::after {
        content: "";
        position: absolute;
        inset-block: 1rem;
        width: 2px;
        background: var(--ruler-on-now);
      }
      .edge--from::after {
        right: 0.3rem;
      }
      .edge--to::after {
        left: 0.3rem;
      }
    `,
  ];
  @property({ attribute: false }) shown: Part = wholeOf(millis(1));
  @property({ attribute: false }) durationMs: Millis = millis(1);
  @property({ type: Number }) atMs = 0;
  @property({ type: Number }) frameMs = USUAL_FRAME_MS;
  /** The part may only be looked at. */
  @property({ type: Boolean }) locked = false;
  /** What a pointer holds; `head`: the film's place. */
  @state() private held: Edge | "head" | null = null;
  @query(".track") private readonly track!: HTMLElement | null;

  override render(): TemplateResult {
    const { fromMs, toMs } = this.shown;
    return html`<div class="track" @pointerdown=${this.#grab} @pointermove=${this.#move} @pointerup=${this.#letGo} @pointercancel=${this.#letGo}>
      <span class="part" ${properties({ "--from": this.#share(fromMs), "--length": this.#share(toMs - fromMs) })}></span>
      <span class="head" ${properties({ "--at": this.#share(this.atMs) })}></span>
      ${this.#edge("from", fromMs)} ${this.#edge("to", toMs)}
    </div>`;
  }

  #edge(edge: Edge, atMs: number): TemplateResult {
    const words = t("at", { time: clipTime(atMs), length: clipTime(this.durationMs) });
    return html`<span class=${`edge edge--${edge}`} data-edge=${edge} role="slider" tabindex="0" aria-label=${t(edge)} aria-valuemin="0"
      aria-valuemax=${this.durationMs / 1000} aria-valuenow=${atMs / 1000} aria-valuetext=${words} aria-disabled=${this.locked}
      @keydown=${(event: KeyboardEvent) => this.#key(event, edge)} ${properties({ "--at": this.#share(atMs) })}></span>`;
  }

  #key(event: KeyboardEvent, edge: Edge): void {
    const { code, shiftKey, altKey, ctrlKey, metaKey } = event;
    const step = altKey || ctrlKey || metaKey ? null : keyStep(code, shiftKey, this.frameMs);
    if (step === null) return;
    event.preventDefault();
    this.#put(edge, this.shown[`${edge}Ms`] + step);
  }

  #put(edge: Edge, atMs: number): void {
    if (this.locked) return;
    this.dispatchEvent(new PartEvent(moved(this.shown, edge, atMs, this.durationMs)));
  }

  readonly #grab = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const edge = event.target instanceof HTMLElement ? event.target.dataset["edge"] : undefined;
    this.held = edge === "from" || edge === "to" ? edge : "head";
    this.track?.setPointerCapture(event.pointerId);
    if (this.held === "head") this.dispatchEvent(new FilmSeekEvent(this.#under(event)));
  };

  readonly #move = (event: PointerEvent) => {
    if (this.held === null) return;
    if (this.held === "head") this.dispatchEvent(new FilmSeekEvent(this.#under(event)));
    else this.#put(this.held, this.#under(event));
  };

  readonly #letGo = () => {
    this.held = null;
  };

  #under({ clientX }: PointerEvent): number {
    if (this.track === null) return 0;
    const { left, width } = this.track.getBoundingClientRect();
    return Math.max(0, Math.min((clientX - left) / width, 1)) * this.durationMs;
  }

  readonly #share = (ms: number): string => `${(Math.max(0, Math.min(ms / this.durationMs, 1)) * 100).toFixed(3)}%`;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-trim-ruler": TrimRulerElement;
  }
}
