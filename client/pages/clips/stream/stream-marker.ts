import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Clip } from "../../../../shared/clips.ts";
import { type ProgramTime, programTime } from "../../../../shared/time.ts";
import { desk } from "../../../control/styles.ts";
import { PlayerRangeEvent, type PlayheadEvent, type SeekEvent } from "../../../player/events.ts";
import { focusOf } from "../../../player/keys.ts";
import { edgesStyles } from "../edges-styles.ts";
import "../../../player/player.ts";
import type { PlayerElement } from "../../../player/player.ts";
import { recallPreferences } from "../../../player/preferences.ts";
import type { PlayerRange } from "../../../player/range-teller.ts";
import { SessionController } from "../../../session/session-controller.ts";
import { icon } from "../../../ui/icons.ts";
import { common, controls } from "../../../ui/styles.ts";
import { hasAgenda } from "../../viewer/ruler-parts.ts";
import "../../viewer/stage-ruler.ts";
import { clipTime } from "../clip-time.ts";
import type { FilmSeekEvent, PartEvent } from "../events.ts";
import "../trim-ruler.ts";
import {
  fits,
  lastOf,
  type MarkedPart,
  marked,
  nothingMarked,
  nudged,
  offStrip,
  onStrip,
  type Strip,
  stripAround,
  type WholePart,
  wholePart,
} from "./marked-part.ts";
import "./part-edges.ts";
import { type EdgeEvent, withTenths } from "./part-edges.ts";
import "./stream-order.ts";
import { t } from "../../../control/clips/stream-strings.ts";
import { streamStyles } from "./stream-styles.ts";

const LAST_MS = [30_000, 60_000] as const;

/** A part of the broadcast is marked on its picture, live or recorded, and becomes a clip. Rules BZ210–BZ214. */
@customElement("efir-stream-marker")
export class StreamMarkerElement extends LitElement {
  static override styles = [common, controls, desk, edgesStyles, streamStyles];
  @state() private stretch: MarkedPart = nothingMarked;
  @state() private at: ProgramTime | null = null;
  @state() private window: PlayerRange["window"] = null;
  @state() private isPlayingPart = false;
  @query("efir-player") private readonly player!: PlayerElement | null;
  @query("h2") private readonly heading!: HTMLElement | null;
  readonly #record = new SessionController(this, ({ record }) => record);
  readonly #signal = new SessionController(this, ({ signal }) => signal);
  readonly #stage = document.documentElement.dataset["stage"] ?? "main";
  #strip: Strip | null = null;
  #isHeld = false;

  constructor() {
    super();
    this.addEventListener("keydown", this.#key);
  }

  /** Puts the focus on its name. */
  async reach(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus();
  }

  override render(): TemplateResult {
    const record = this.#record.part;
    const isClosed = record.phase === "closed";
    const isRuled = hasAgenda(record, isClosed);
    const slug = this.#record.session?.slug ?? "";
    const whole = wholePart(this.stretch);
    return html`<h2 tabindex="-1">${t("title")}</h2>
      <p class="hint">${t("lead")}</p>
      <div class="stage" @efir-playhead=${this.#follow} @efir-player-range=${this.#range}>
        <efir-player .src=${isClosed ? "" : `/hls/${this.#stage}/index.m3u8`} .recording=${isClosed ? `/replay/${slug}/index.m3u8` : ""}
          .signal=${this.#signal.part} ?ended=${isClosed} ?ruled=${isRuled}></efir-player>
        ${isRuled ? html`<efir-stage-ruler .record=${record} @efir-seek=${this.#seekRuler}></efir-stage-ruler>` : nothing}
        ${whole === null ? nothing : this.#ruler(whole)}
      </div>
      <p class="told num"><span role="status">${this.#words(whole)}</span><span class="hint">${this.at === null ? t("noClock") : t("now", { time: withTenths(this.at) })}</span></p>
      ${isClosed ? nothing : this.#last()}
      <efir-part-edges .stretch=${this.stretch} ?ready=${this.at !== null} @efir-edge=${this.#edge}></efir-part-edges>
      <p class="row"><button class="btn btn--s" type="button" data-play ?disabled=${whole === null} @click=${this.#play}>${icon(this.isPlayingPart ? "pause" : "play", "filled")}${t(this.isPlayingPart ? "stop" : "play")}<kbd data-cap="P"></kbd></button><span class="hint">${t("keys")}</span></p>
      <efir-stream-order .stretch=${whole} slug=${slug} @efir-stream-clip=${this.#forget}></efir-stream-order>`;
  }

  #words(whole: WholePart | null): string {
    const { from, to } = this.stretch;
    if (whole !== null)
      return t("part", {
        length: clipTime(whole.to - whole.from),
        from: withTenths(whole.from),
        to: withTenths(whole.to),
      });
    if (from === null || to === null) return t("noPart");
    return t(to - from < 1000 ? "problem.TOO_SHORT" : "problem.TOO_LONG");
  }

  #last() {
    const edge = this.window?.to ?? null;
    const [first] = LAST_MS;
    return html`<p class="row">${LAST_MS.map(
      (ms) =>
        html`<button class="btn btn--s" type="button" data-last=${ms} ?disabled=${edge === null} @click=${() => this.#take(ms)}>${ms === first ? t("last", { seconds: ms / 1000 }) : t("lastMinute")}</button>`,
    )}</p>`;
  }

  /** The part with a little around it: the meeting's ruler is too small for a second. */
  #ruler(whole: WholePart) {
    // Not under the hand that moves a handle.
    if (this.#strip === null || (!this.#isHeld && !fits(this.#strip, whole))) this.#strip = stripAround(whole);
    const strip = this.#strip;
    return html`<efir-trim-ruler .shown=${onStrip(whole, strip)} .durationMs=${strip.lengthMs} .atMs=${(this.at ?? strip.from) - strip.from}
      @pointerdown=${() => {
        this.#isHeld = true;
      }} @pointerup=${this.#letGo} @pointercancel=${this.#letGo}
      @efir-part=${({ part }: PartEvent) => this.#put(offStrip(part, strip))}
      @efir-film-seek=${({ atMs }: FilmSeekEvent) => this.#seek(strip.from + atMs)}></efir-trim-ruler>`;
  }

  readonly #letGo = () => {
    this.#isHeld = false;
    this.requestUpdate();
  };

  /** Of the frame itself: what a viewer has moved the cards by is not part of the film. */
  readonly #follow = ({ at }: PlayheadEvent) => {
    this.at = at === null ? null : programTime(at - recallPreferences().nudge);
    const { to } = this.stretch;
    if (this.isPlayingPart && to !== null && this.at !== null && this.at >= to) this.#stop();
  };

  readonly #range = (event: Event) => {
    if (event instanceof PlayerRangeEvent) this.window = event.range.window;
  };

  readonly #seekRuler = ({ to }: SeekEvent) => {
    if (to === "live") this.player?.seekTo(to);
    else this.player?.watchFrom(to);
  };

  readonly #edge = ({ edge, by }: EdgeEvent) => {
    if (by === "here") this.#mark(edge);
    else {
      this.#put(nudged(this.stretch, edge, by));
      const at = this.stretch[edge];
      // What is moved by a step is looked at.
      if (at !== null) this.#seek(at);
    }
  };

  #mark(edge: "from" | "to"): void {
    if (this.at !== null) this.#put(marked(this.stretch, edge, this.at));
  }

  #take(ms: number): void {
    if (this.window !== null) this.#put(lastOf(this.window, ms));
  }

  #put(part: MarkedPart): void {
    this.stretch = part;
  }

  #seek(at: number): void {
    this.#stop();
    this.player?.seekTo(programTime(at));
  }

  readonly #play = () => {
    const { from } = this.stretch;
    if (this.isPlayingPart) this.#stop();
    else if (wholePart(this.stretch) !== null && from !== null) {
      this.player?.watchFrom(from);
      // The frame on screen is still the old one.
      this.at = from;
      this.isPlayingPart = true;
    }
  };

  #stop(): void {
    if (!this.isPlayingPart) return;
    this.isPlayingPart = false;
    this.player?.picture?.pause();
  }

  /** The next one begins anew. */
  readonly #forget = (_: CustomEvent<Clip>) => {
    this.stretch = nothingMarked;
    this.#strip = null;
  };

  readonly #key = (event: KeyboardEvent) => {
    const { code, altKey, ctrlKey, metaKey, repeat } = event;
    if (altKey || ctrlKey || metaKey || repeat || focusOf(event) === "field") return;
    if (code === "KeyI") this.#mark("from");
    else if (code === "KeyO") this.#mark("to");
    else if (code === "KeyP") this.#play();
    else return;
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stream-marker": StreamMarkerElement;
  }
}
