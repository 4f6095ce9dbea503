import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { between, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import { formatDuration, formatTimeWithSeconds } from "../i18n/format.ts";
import { properties } from "../ui/properties.ts";
import { common } from "../ui/styles.ts";
import type { ProgramWindow } from "./engine.ts";
import { SeekEvent } from "./events.ts";
import type { SeekMark } from "./mark.ts";
import type { Gap, Run } from "./runs.ts";
import { seekBarStyles } from "./seek-bar-styles.ts";
import {
  areApart,
  markAt,
  marksWithin,
  momentAtShare,
  neighbourMark,
  recordingScale,
  type SeekScale,
  shareOf,
  shareOfPlace,
  windowScale,
} from "./seek-scale.ts";
import { endsOf, gapMarks, gapWords, placeWords, sayPlace, sayPosition } from "./seek-words.ts";
import { t } from "./strings.ts";

const STEP = 10_000;

/**
 * The rewind window or a recording drawn to scale: past, the line of "now", cards as ticks, highlights as gold diamonds,
 * the breaks of a recording as gaps.
 *
 * @fires efir-seek - The viewer chose a place (SeekEvent).
 */
@customElement("efir-seek-bar")
export class SeekBarElement extends LitElement {
  static override styles = [common, seekBarStyles];

  /** What can be watched now. */
  @property({ attribute: false }) window: ProgramWindow | null = null;
  /** What a recording holds; then the bar is as long as the recording, not as the meeting was. */
  @property({ attribute: false }) runs: readonly Run[] | null = null;
  @property({ attribute: false }) playhead: ProgramTime | null = null;
  @property({ type: Boolean }) live = false;
  /** In order of `at`. */
  @property({ attribute: false }) marks: readonly SeekMark[] = [];
  /** Under the pointer while it drags: shown at once, sought when released. */
  @state() private dragged: ProgramTime | null = null;
  /** Under a mouse that only looks. */
  @state() private pointed: ProgramTime | null = null;
  @query(".track") private readonly track!: HTMLElement | null;
  #scale: SeekScale | null = null;
  /** The page's and the breaks, in order. */
  #marks: readonly SeekMark[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("window") || changed.has("runs")) this.#scale = this.#newScale();
    if (changed.has("marks") || changed.has("runs")) {
      const gaps = gapMarks(this.#scale?.gaps ?? []);
      this.#marks = gaps.length === 0 ? this.marks : [...this.marks, ...gaps].sort((one, other) => one.at - other.at);
    }
  }

  override render() {
    const scale = this.#scale;
    const at = this.dragged ?? this.playhead;
    if (scale === null || at === null) return nothing;
    return html`${this.#slider(scale, at)}
      ${this.#ends(scale, at)}
      ${scale.gaps.length === 0 ? nothing : html`<ul class=${areApart(scale) ? "gaps gaps--apart num" : "gaps num"}>${scale.gaps.map((gap) => this.#gapLine(gap, scale))}</ul>`}`;
  }

  #slider(scale: SeekScale, at: ProgramTime): TemplateResult {
    const share = shareOf(at, scale);
    return html`<div class="track" role="slider" tabindex="0" aria-label=${t("seek.name")} aria-valuemin="0"
      aria-valuemax=${seconds(scale.length)} aria-valuenow=${seconds(scale.placeOf(at))} aria-valuetext=${this.#say(at, scale)}
      @keydown=${this.#key} @pointerdown=${this.#grab} @pointermove=${this.#move} @pointerup=${this.#drop}
      @pointercancel=${this.#letGo} @pointerleave=${this.#lookAway}>
      <span class="past" ${properties({ "--at": percent(share) })}></span>
      ${repeat(
        marksWithin(this.#marks, scale),
        (mark) => `${mark.kind} ${mark.at}`,
        (mark) =>
          html`<span class=${mark.kind} title=${mark.label} ${properties({ "--at": percent(shareOf(mark.at, scale)) })}></span>`,
      )}
      <span class="head" ${properties({ "--at": percent(share) })}></span>
      ${this.#tip(scale)}
    </div>`;
  }

  /** What stands under the pointer; over the bar, so that a finger does not cover it. */
  #tip(scale: SeekScale): TemplateResult | typeof nothing {
    const at = this.dragged ?? this.pointed;
    if (at === null) return nothing;
    const time = formatTimeWithSeconds(at);
    const words = this.#isRecording ? t("seek.tip", { place: formatDuration(scale.placeOf(at)), time }) : time;
    return html`<span class="tip num" aria-hidden="true" ${properties({ "--at": percent(shareOf(at, scale)) })}>${words}</span>`;
  }

  /** On a narrow bar the buttons leave no room for how far a recording is: then it stands here. */
  #ends(scale: SeekScale, at: ProgramTime): TemplateResult {
    const [start, end] = endsOf(scale, this.#isRecording);
    const place = this.#isRecording ? html`<span class="place">${placeWords(at, scale)}</span>` : nothing;
    return html`<div class="times num" aria-hidden="true">${place}<span class="start">${start}</span><span>${end}</span></div>`;
  }

  #gapLine(gap: Gap, scale: SeekScale): TemplateResult {
    return html`<li ${properties({ "--at": percent(shareOfPlace(gap.place, scale)) })}>${gapWords(gap)}</li>`;
  }

  #say(at: ProgramTime, scale: SeekScale): string {
    const value = this.#isRecording
      ? sayPlace(at, scale)
      : sayPosition(at, between(at, scale.window.to), this.live && this.dragged === null);
    const mark = markAt(this.#marks, at);
    return mark === null || mark.label === "" ? value : t("seek.mark", { value, label: mark.label });
  }

  get #isRecording(): boolean {
    return this.runs !== null;
  }

  #newScale(): SeekScale | null {
    if (this.runs !== null) return recordingScale(this.runs);
    return this.window === null ? null : windowScale(this.window);
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
    const { playhead } = this;
    const scale = this.#scale;
    if (scale === null || playhead === null || altKey || ctrlKey || metaKey) return null;
    switch (code) {
      case "ArrowLeft":
      case "ArrowDown":
        return this.#stepFrom(playhead, -STEP, scale);
      case "ArrowRight":
      case "ArrowUp":
        return this.#stepFrom(playhead, STEP, scale);
      case "PageUp":
        return neighbourMark(this.#marks, playhead, "before")?.at ?? scale.window.from;
      case "PageDown":
        return neighbourMark(this.#marks, playhead, "after")?.at ?? "live";
      case "Home":
        return scale.window.from;
      case "End":
        return "live";
      default:
        return null;
    }
  }

  #stepFrom(at: ProgramTime, by: number, scale: SeekScale): ProgramTime | "live" {
    const place = millis(scale.placeOf(at) + by);
    return place >= scale.length ? "live" : scale.momentAt(place);
  }

  readonly #grab = (event: PointerEvent) => {
    if (event.button !== 0) return;
    this.track?.setPointerCapture(event.pointerId);
    this.dragged = this.#timeUnder(event);
  };

  readonly #move = (event: PointerEvent) => {
    const at = this.#timeUnder(event);
    if (this.dragged !== null) this.dragged = at;
    else if (event.pointerType === "mouse") this.pointed = at;
  };

  readonly #lookAway = () => {
    this.pointed = null;
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
    if (box === undefined || this.#scale === null || box.width === 0) return null;
    return momentAtShare((clientX - box.left) / box.width, this.#scale);
  }

  #seek(to: ProgramTime | "live"): void {
    const isPastEdge = to !== "live" && this.#scale !== null && to >= this.#scale.window.to;
    this.dispatchEvent(new SeekEvent(isPastEdge ? "live" : to));
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const seconds = (duration: Millis): string => String(Math.round(duration / 1000));

declare global {
  interface HTMLElementTagNameMap {
    "efir-seek-bar": SeekBarElement;
  }
}
