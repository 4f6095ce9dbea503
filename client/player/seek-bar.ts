import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { between, later, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import { formatTime, formatTimeWithSeconds } from "../i18n/format.ts";
import { properties } from "../ui/properties.ts";
import { common } from "../ui/styles.ts";
import type { ProgramWindow } from "./engine.ts";
import { SeekEvent } from "./events.ts";
import type { SeekMark } from "./mark.ts";
import { seekBarStyles } from "./seek-bar-styles.ts";
import { marksWithin, neighbourMark, sayPosition, shareOf, timeAtShare } from "./seek-scale.ts";
import { t } from "./strings.ts";

const STEP = millis(10_000);
/** In a window shorter than this both ends would often read the same minute. */
const SHORT_WINDOW = 120_000;

/**
 * The rewind window drawn to scale: past, the line of "now", cards as ticks and highlights as gold diamonds.
 *
 * @fires efir-seek - The viewer chose a place (SeekEvent).
 */
@customElement("efir-seek-bar")
export class SeekBarElement extends LitElement {
  static override styles = [common, seekBarStyles];

  /** What can be watched now. */
  @property({ attribute: false }) window: ProgramWindow | null = null;
  @property({ attribute: false }) playhead: ProgramTime | null = null;
  @property({ type: Boolean }) live = false;
  /** In order of `at`. */
  @property({ attribute: false }) marks: readonly SeekMark[] = [];
  /** Under the pointer while it drags: shown at once, sought when released. */
  @state() private dragged: ProgramTime | null = null;
  @query(".track") private readonly track!: HTMLElement | null;

  override render() {
    const { window } = this;
    const at = this.dragged ?? this.playhead;
    if (window === null || at === null) return nothing;
    return html`${this.#slider(window, at)}
      <div class="times num" aria-hidden="true">${endsOf(window).map((time) => html`<span>${time}</span>`)}</div>`;
  }

  #slider(window: ProgramWindow, at: ProgramTime): TemplateResult {
    const share = shareOf(at, window);
    return html`<div class="track" role="slider" tabindex="0" aria-label=${t("seek.name")} aria-valuemin="0"
      aria-valuemax=${seconds(between(window.from, window.to))} aria-valuenow=${seconds(millis(share * between(window.from, window.to)))}
      aria-valuetext=${sayPosition(at, between(at, window.to), this.live && this.dragged === null)}
      @keydown=${this.#key} @pointerdown=${this.#grab} @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#letGo}>
      <span class="past" ${properties({ "--at": percent(share) })}></span>
      ${repeat(
        marksWithin(this.marks, window),
        (mark) => `${mark.kind} ${mark.at}`,
        (mark) =>
          html`<span class=${mark.kind} title=${mark.label} ${properties({ "--at": percent(shareOf(mark.at, window)) })}></span>`,
      )}
      <span class="head" ${properties({ "--at": percent(share) })}></span>
    </div>`;
  }

  readonly #key = (event: KeyboardEvent) => {
    const to = this.#placeOf(event);
    if (to === null) return;
    // The player's own keys of the same name must not act as well.
    event.preventDefault();
    event.stopPropagation();
    this.#seek(to);
  };

  #placeOf({ code, altKey, ctrlKey, metaKey }: KeyboardEvent): ProgramTime | "live" | null {
    const { window, playhead } = this;
    if (window === null || playhead === null || altKey || ctrlKey || metaKey) return null;
    switch (code) {
      case "ArrowLeft":
      case "ArrowDown":
        return later(playhead, millis(-STEP));
      case "ArrowRight":
      case "ArrowUp":
        return later(playhead, STEP);
      case "PageUp":
        return neighbourMark(this.marks, playhead, "before")?.at ?? window.from;
      case "PageDown":
        return neighbourMark(this.marks, playhead, "after")?.at ?? "live";
      case "Home":
        return window.from;
      case "End":
        return "live";
      default:
        return null;
    }
  }

  readonly #grab = (event: PointerEvent) => {
    if (event.button !== 0) return;
    this.track?.setPointerCapture(event.pointerId);
    this.dragged = this.#timeUnder(event);
  };

  readonly #drag = (event: PointerEvent) => {
    if (this.dragged !== null) this.dragged = this.#timeUnder(event);
  };

  readonly #drop = () => {
    if (this.dragged !== null) this.#seek(this.dragged);
    this.dragged = null;
  };

  readonly #letGo = () => {
    this.dragged = null;
  };

  #timeUnder({ clientX }: PointerEvent): ProgramTime | null {
    const box = this.track?.getBoundingClientRect();
    if (box === undefined || this.window === null || box.width === 0) return null;
    return timeAtShare((clientX - box.left) / box.width, this.window);
  }

  #seek(to: ProgramTime | "live"): void {
    const isPastEdge = to !== "live" && this.window !== null && to >= this.window.to;
    this.dispatchEvent(new SeekEvent(isPastEdge ? "live" : to));
  }
}

function endsOf({ from, to }: ProgramWindow): readonly string[] {
  return [from, to].map(between(from, to) < SHORT_WINDOW ? formatTimeWithSeconds : formatTime);
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const seconds = (duration: Millis): string => String(Math.round(duration / 1000));

declare global {
  interface HTMLElementTagNameMap {
    "efir-seek-bar": SeekBarElement;
  }
}
