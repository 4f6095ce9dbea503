import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { ProgramTime } from "../../../shared/time.ts";
import { formatTime } from "../../i18n/format.ts";
import { contentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { properties } from "../../ui/properties.ts";
import { common, controls } from "../../ui/styles.ts";
import type { ProgramWindow } from "../engine.ts";
import { SeekEvent } from "../events.ts";
import type { SeekMark } from "../mark.ts";
import type { Run } from "../runs.ts";
import { marksWithin, momentAtShare, shareOf, shareOfPlace } from "../seek-scale.ts";
import { gapWords, placeAndWhole } from "../seek-words.ts";
import { t } from "../strings.ts";
import { meetingRulerStyles } from "./meeting-ruler-styles.ts";
import { narrowRulerStyles } from "./narrow-ruler-styles.ts";
import { RulerDrag } from "./ruler-drag.ts";
import { placeOfKey } from "./ruler-keys.ts";
import { partAt, type RulerPart } from "./ruler-part.ts";
import { meetingScale, type PlacedPart, type RulerScale, reachOf, replayScale, seekableNear } from "./ruler-scale.ts";
import { timesUnder } from "./ruler-times.ts";
import { lineWords, sayRulerPlace, tipWords } from "./ruler-words.ts";

/**
 * The ruler: the agenda drawn to scale with the line of "now". Seek bar, list of chapters and marks of highlights in one;
 * where there is nothing to seek in yet, a list.
 *
 * @fires efir-seek - The viewer chose a place (SeekEvent).
 */
@customElement("efir-meeting-ruler")
export class MeetingRulerElement extends LitElement {
  static override styles = [common, controls, meetingRulerStyles, narrowRulerStyles];

  /** In order of time. */
  @property({ attribute: false }) parts: readonly RulerPart[] = [];
  /** What it shows at least; `null`: as much as there is picture. */
  @property({ attribute: false }) span: ProgramWindow | null = null;
  /** Items of the whole programme. */
  @property({ type: Number }) total = 0;
  /** What can be watched now; `null`: nothing yet. */
  @property({ attribute: false }) window: ProgramWindow | null = null;
  /** What a recording holds: then the ruler is as long as the recording. */
  @property({ attribute: false }) runs: readonly Run[] | null = null;
  @property({ attribute: false }) playhead: ProgramTime | null = null;
  @property({ type: Boolean }) live = false;
  /** Whose clocks times are said by, `Asia/Yekaterinburg`; absent: the reader's, like the picture's own. */
  @property({ attribute: false }) zone: string | undefined = undefined;
  /** In order of `at`. */
  @property({ attribute: false }) marks: readonly SeekMark[] = [];
  @state() private showsList = false;
  @query(".track") private readonly track!: HTMLElement | null;
  #scale: RulerScale | null = null;
  readonly #drag = new RulerDrag(this, {
    momentUnder: (clientX) => this.#momentUnder(clientX),
    onDrop: (at, wasMoved) => this.#drop(at, wasMoved),
  });

  override willUpdate(changed: PropertyValues<this>): void {
    const given = ["parts", "span", "window", "runs"] as const;
    if (given.some((name) => changed.has(name))) this.#scale = this.#newScale();
  }

  override render() {
    const scale = this.#scale;
    if (scale === null) return nothing;
    const at = this.#at(scale);
    return html`<div class="track" @pointerdown=${at === null ? nothing : this.#drag.down} @pointermove=${this.#drag.move}
        @pointerup=${this.#drag.up} @pointercancel=${this.#drag.cancel} @pointerleave=${this.#drag.leave}>
        ${at === null ? nothing : this.#slider(scale, at)}
        <ol class="parts" aria-label=${t("ruler.partsTitle")}>${scale.parts.map((placed) => this.#part(placed, scale, at))}</ol>
        ${at === null ? nothing : this.#over(scale, at)}
      </div>
      ${this.#times(scale, at)}
      ${scale.gaps.length === 0 ? nothing : html`<ul class="gaps num">${scale.gaps.map((gap) => html`<li>${gapWords(gap)}</li>`)}</ul>`}
      ${this.#line(scale, at)} ${this.#dialog(scale)}`;
  }

  /** Where the picture is, or is being dragged to; `null`: there is nothing to seek in. */
  #at(scale: RulerScale): ProgramTime | null {
    const { dragged } = this.#drag;
    if (scale.seekable === null || this.playhead === null) return null;
    if (dragged === null) return this.playhead;
    const near = seekableNear(dragged, scale);
    return near === "live" ? scale.seekable.to : near;
  }

  #slider(scale: RulerScale, at: ProgramTime): TemplateResult {
    const isLive = this.live && this.#drag.dragged === null;
    return html`<div class="slider" role="slider" tabindex="0" aria-label=${t("ruler.name")} aria-valuemin="0"
      aria-valuemax=${Math.round(scale.length / 1000)} aria-valuenow=${Math.round(scale.placeOf(at) / 1000)}
      aria-valuetext=${sayRulerPlace(scale, this.parts, { at, isLive, isRecording: this.#isRecording })}
      @keydown=${this.#key}></div>`;
  }

  #part({ part, start, end }: PlacedPart, scale: RulerScale, at: ProgramTime | null): TemplateResult {
    const edge = this.#isRecording ? at : (scale.seekable?.to ?? null);
    const done = edge === null ? 0 : scale.placeOf(edge);
    const place = properties({
      "--from": percent(shareOfPlace(start, scale)),
      "--to": percent(shareOfPlace(end, scale)),
      "--done": percent(Math.min(1, Math.max(0, (done - start) / (end - start)))),
    });
    if (part === null)
      return html`<li class=${end <= done ? "blank blank--past" : "blank"} aria-hidden="true" ${place}></li>`;
    const state = this.#stateOf(part, at);
    const words = html`<b>${part.number}</b><i lang=${contentLanguage}>${tidy(part.title)}</i>`;
    return html`<li class="part part--${state}" aria-current=${state === "now" ? "step" : "false"} ${place}>
      ${
        this.#canSeekTo(part, scale)
          ? html`<button type="button" tabindex="-1" title=${t("ruler.fromStart", { time: formatTime(part.from) })}
              @click=${() => this.#seek(part.from)}>${words}</button>`
          : html`<span class="words">${words}</span>`
      }
      <span class="vh num">${formatTime(part.from, this.zone)}</span>
    </li>`;
  }

  /** In a recording all is past: there what is on is what one watches. */
  #stateOf(part: RulerPart, at: ProgramTime | null): RulerPart["state"] {
    return this.#isRecording && at !== null && partAt(this.parts, at) === part ? "now" : part.state;
  }

  #canSeekTo(part: RulerPart, scale: RulerScale): boolean {
    return part.state !== "next" && this.playhead !== null && reachOf(part.from, scale) === "here";
  }

  /** What stands over the parts: what is out of reach, marks, the live edge, the picture's line. */
  #over(scale: RulerScale, at: ProgramTime): TemplateResult {
    const { seekable, gaps } = scale;
    const gone = seekable === null || this.#isRecording ? 0 : shareOf(seekable.from, scale);
    const edge = seekable === null || this.#isRecording || this.live ? null : shareOf(seekable.to, scale);
    return html`${gone === 0 ? nothing : html`<span class="gone" ${standing(gone)}></span>`}
      ${gaps.map(({ place }) => html`<span class="gap" ${standing(shareOfPlace(place, scale))}></span>`)}
      ${repeat(
        marksWithin(this.marks, scale).filter((mark) => !this.#isStart(mark)),
        (mark) => `${mark.kind} ${mark.at}`,
        (mark) => html`<span class=${mark.kind} title=${mark.label} ${standing(shareOf(mark.at, scale))}></span>`,
      )}
      ${edge === null ? nothing : html`<span class="edge" ${standing(edge)}></span>`}
      <span class="head" ${standing(shareOf(at, scale))}></span>
      ${this.#tip(scale)}`;
  }

  /** An item's own card: its part begins there anyway. */
  #isStart({ at, kind }: SeekMark): boolean {
    return kind === "card" && this.parts.some(({ from }) => from === at);
  }

  #tip(scale: RulerScale): TemplateResult | typeof nothing {
    const at = this.#drag.dragged ?? this.#drag.pointed;
    if (at === null) return nothing;
    const words = tipWords(at, scale, this.parts, this.#isRecording);
    return html`<span class="tip num" aria-hidden="true" ${standing(shareOf(at, scale))}>${words}</span>`;
  }

  #times(scale: RulerScale, at: ProgramTime | null): TemplateResult {
    return html`<div class="times num" aria-hidden="true">${timesUnder(scale, at, this.#isRecording, this.zone).map(
      ({ place, words, isHead }) =>
        html`<span class=${isHead ? "time time--head" : "time"} ${standing(shareOfPlace(place, scale))}>${words}</span>`,
    )}</div>`;
  }

  /** On a narrow page the parts have no room for titles: what is on stands here, and all of them behind a button. */
  #line(scale: RulerScale, at: ProgramTime | null): TemplateResult {
    const part = at === null ? null : partAt(this.parts, at);
    const { lead, rest, until } = lineWords({
      part,
      parts: this.parts,
      total: this.total,
      isRecording: this.#isRecording,
      zone: this.zone,
    });
    return html`<div class="line">
      <p><b>${lead}</b> <span lang=${contentLanguage}>${rest}</span> <span class="num">${until}</span>
        ${at === null || !this.#isRecording ? nothing : html`<span class="place num">${placeAndWhole(at, scale)}</span>`}</p>
      ${this.parts.length === 0 ? nothing : html`<button class="pb pb--word" type="button" aria-haspopup="dialog" @pointerenter=${bringList} @focus=${bringList} @click=${this.#openList}>${icon("list")}${t("ruler.parts")}</button>`}
    </div>`;
  }

  #dialog(scale: RulerScale): TemplateResult | typeof nothing {
    if (!this.showsList) return nothing;
    bringList();
    return html`<efir-dialog heading=${t("ruler.partsTitle")} open @close=${this.#closeList}>
      <efir-part-list .parts=${this.parts} .zone=${this.zone} .scale=${this.playhead === null ? null : scale}
        .watched=${this.playhead === null ? null : partAt(this.parts, this.playhead)} @efir-seek=${this.#closeList}></efir-part-list>
    </efir-dialog>`;
  }

  get #isRecording(): boolean {
    return this.runs !== null;
  }

  #newScale(): RulerScale | null {
    if (this.runs !== null) return replayScale(this.runs, this.parts);
    const span = this.span ?? this.window;
    return span === null ? null : meetingScale(span, this.parts, this.window);
  }

  #momentUnder(clientX: number): ProgramTime | null {
    const box = this.track?.getBoundingClientRect();
    if (box === undefined || this.#scale === null || box.width === 0) return null;
    return momentAtShare((clientX - box.left) / box.width, this.#scale);
  }

  /** A drag ends at the nearest place that can be had; a press on what cannot does nothing. */
  #drop(at: ProgramTime, wasMoved: boolean): void {
    if (this.#scale === null || (!wasMoved && reachOf(at, this.#scale) !== "here")) return;
    this.#seek(seekableNear(at, this.#scale));
  }

  readonly #key = (event: KeyboardEvent) => {
    if (this.#scale === null || this.playhead === null) return;
    const to = placeOfKey(event, this.playhead, this.#scale);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#seek(to);
  };

  #seek(to: ProgramTime | "live"): void {
    this.dispatchEvent(new SeekEvent(to));
  }

  readonly #openList = () => {
    this.showsList = true;
  };

  readonly #closeList = () => {
    this.showsList = false;
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const standing = (share: number) => properties({ "--at": percent(share) });

/** Comes when it is reached for, and is upgraded where it stands (VW57). */
const bringList = () => {
  import("./part-list.ts").catch(() => {});
};

declare global {
  interface HTMLElementTagNameMap {
    "efir-meeting-ruler": MeetingRulerElement;
  }
}
