import { ContextProvider } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { CardOf } from "../../../shared/cards/index.ts";
import { later, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import { prepareKinds } from "../../cards/card-elements.ts";
import { onAirItemContext } from "../../cards/on-air-item.ts";
import { standSourceContext } from "../../cards/stand-source.ts";
import { setContentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import { PlayerStateEvent, PlayheadEvent, type SeekEvent } from "../../player/events.ts";
import "../../player/player.ts";
import type { PlayerElement } from "../../player/player.ts";
import type { PlayerState } from "../../player/state.ts";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { sessionContext } from "../../session/session-context.ts";
import { initialState, type SessionState } from "../../session/session-state.ts";
import { browserSurroundings } from "../../session/surroundings.ts";
import { Announcement } from "../../ui/announcer.ts";
import type { Waiting } from "./before/before-stage.ts";
import { cardLag } from "./card-lag.ts";
import "./connection-notice.ts";
import { inPlaceOfPicture } from "../../stage/in-place-of-picture.ts";
import { PublishedStands } from "../../stage/published-stands.ts";
import { endOfTime } from "../../stage/shown.ts";
import { ShownController } from "../../stage/shown-controller.ts";
import { contents, foot, tabBar } from "./contents.ts";
import { documentTitle } from "./document-title.ts";
import { Frameless } from "./frameless.ts";
import { LazyCode } from "./lazy-code.ts";
import { PageClock } from "./page-clock.ts";
import { PageVoice } from "./page-voice.ts";
import type { Paper } from "./paper/paper.ts";
import { isOpen, isOver, type PagePhase, type PhaseInputs, phaseOf } from "./phase.ts";
import { endedStage, plainStage, refusedStage } from "./quiet-stages.ts";
import { RecordingWatch } from "./recording-watch.ts";
import { hasAgenda } from "./ruler-parts.ts";
import { seekMarks } from "./seek-marks.ts";
import { type ServedWords, takeServedWords } from "./served-words.ts";
import { nextSitting, type Sitting } from "./sittings.ts";
import { stageHead } from "./stage-head.ts";
import "./stage-ruler.ts";
import { stageSide } from "../../stage/stage-side.ts";
import { t } from "./strings.ts";
import "./top-bar.ts";

/** The viewer's page. Light DOM: anchors, print and readers' tools work as in any document. Rules in docs/spec/viewer.md. */
@customElement("efir-viewer-page")
export class ViewerPageElement extends LitElement {
  @property({ attribute: false }) session?: MeetingSession;
  /** The stage whose playlist is played. */
  @property() stage = "main";
  @state() private told: SessionState = initialState;
  @state() private player: PlayerState["phase"] = "connecting";
  @query("efir-player") private readonly playerElement!: PlayerElement | null;

  readonly #shown = new ShownController(this);
  readonly #recording = new RecordingWatch(this);
  readonly #clock = new PageClock(this);
  readonly #frameless = new Frameless();
  readonly #paperCode = new LazyCode(this, () => atLeisure(() => this.requestUpdate()), "idle");
  readonly #beforeCode = new LazyCode(this, () => import("./before/before-stage.ts"), "asked");
  readonly #context = new ContextProvider(this, { context: sessionContext });
  readonly #item = new ContextProvider(this, { context: onAirItemContext, initialValue: null });
  readonly #stands = new ContextProvider(this, { context: standSourceContext, initialValue: null });
  readonly #voice = new PageVoice((text) => this.dispatchEvent(new Announcement(text)));
  #served: ServedWords = { title: "", phase: null, hasExhibition: false };
  #unsubscribe = () => {};
  #wasOver = false;

  get phase(): PagePhase {
    return phaseOf(this.#inputs);
  }

  get #inputs(): PhaseInputs {
    return {
      session: this.told,
      player: this.player,
      playhead: this.#shown.playhead,
      servedPhase: this.#served.phase,
      wasOver: this.#wasOver,
      recording: this.#recording.found,
      isBreak: this.#pause !== null,
      isBetweenDays: this.#nextSitting !== null,
    };
  }

  get #slug(): string {
    return this.session?.slug ?? "";
  }

  get #now(): ProgramTime {
    return this.#clock.now(this.told.serverOffset);
  }

  /** The next day, once this one is over. */
  get #nextSitting(): Sitting | null {
    return this.told.record.phase === "open" ? nextSitting(this.told.record, this.#now) : null;
  }

  /** The break that stands on the stage on this frame. */
  get #pause(): CardOf<"break"> | null {
    const card = this.#shown.shown.program.stage?.card;
    return card?.kind === "break" ? card : null;
  }

  get #hasPicture(): boolean {
    return this.player !== "error" && this.phase !== "ended";
  }

  /** Between sources a still picture is on air, and nothing is wrong with the player. */
  get #isSlate(): boolean {
    return this.phase === "waiting" && this.told.signal === "slate";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener(PlayerStateEvent.type, this.#takePlayerState);
    this.addEventListener(PlayheadEvent.type, this.#tellLag);
    // A link from the feed: few pages need it.
    if (location.hash.startsWith("#t="))
      import("./way-in.ts").then(({ goToWished }) => goToWished(this, () => this.playerElement)).catch(() => {});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener(PlayerStateEvent.type, this.#takePlayerState);
    this.removeEventListener(PlayheadEvent.type, this.#tellLag);
    this.#unsubscribe();
    this.#voice.silence();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("session") && this.session !== undefined) this.#follow(this.session);
    if (this.session !== undefined && isOver(this.#inputs)) this.#recording.begin(this.session.slug);
    const { phase } = this;
    this.#wasOver ||= phase === "ended" || phase === "replay";
    if (this.told.record.phase !== "unknown") setContentLanguage(this.told.record.about.language);
    // Without a picture no card can be ahead of it.
    this.#shown.take(this.told.record, {
      hasPicture: this.#hasPicture,
      isReplay: phase === "replay",
      withoutFrame: this.#frameless.until(this.told.record, {
        signal: this.told.signal,
        player: this.player,
        now: this.#now,
      }),
    });
    const chapter = this.#shown.shown.program.chapter?.card;
    this.#item.setValue(chapter?.kind === "agenda" ? (chapter.number ?? null) : null);
  }

  override render() {
    const { phase } = this;
    const isRefused = phase === "refused";
    const paper = isRefused ? null : this.#paperCode.code;
    const below = this.#paper(phase);
    const sections = paper?.paperSections(below) ?? [];
    return html`<a class="skip" href="#main">${t("skip")}</a>
      <efir-top-bar slug=${isRefused ? "" : this.#slug} ?exhibition=${this.#served.hasExhibition}></efir-top-bar>
      <main id="main" tabindex="-1">
        ${this.#stage(phase)} ${contents(sections, this.#slug, this.#served.hasExhibition)} ${paper?.paper(below) ?? nothing}
      </main>
      ${foot()}
      ${tabBar(sections, this.#slug)}
      <efir-announcer></efir-announcer>`;
  }

  #stage(phase: PagePhase): TemplateResult {
    if (phase === "refused") return refusedStage();
    const next = phase === "adjourned" ? this.#nextSitting : null;
    if (phase === "planned" || next !== null) return this.#waitingStage(next);
    // Who saw the end keeps the last picture; who comes later finds none to keep.
    if (phase === "ended" && this.#shown.playhead === null)
      return endedStage(this.#title, this.told.record.about.cover);
    return this.#broadcast(phase);
  }

  #waitingStage(next: Sitting | null): TemplateResult {
    this.#beforeCode.ask();
    const { code } = this.#beforeCode;
    if (code === null) return plainStage(this.#title, this.told.record.about.cover);
    return next === null ? code.beforeStage(this.#waiting) : code.adjournedStage(this.#waiting, next);
  }

  get #waiting(): Waiting {
    const { record, serverOffset } = this.told;
    const below = hasAgenda(record, false) ? html`<efir-stage-ruler .record=${record}></efir-stage-ruler>` : nothing;
    return { slug: this.#slug, title: this.#title, record, now: this.#now, offset: serverOffset, below };
  }

  #broadcast(phase: PagePhase): TemplateResult {
    const { record, people, signal, connection } = this.told;
    const isRuled = !this.#hasEndedHere(phase) && hasAgenda(record, phase === "replay");
    return html`<section class="stage" aria-label=${t("broadcast")}>
      <div class="wrap">
        ${stageHead({ title: this.#title, phase, openedAt: record.openedAt, people, pause: this.#pause })}
        <efir-connection-notice
          .connection=${connection}
          ?muted=${this.player === "lost"}
          @efir-try-now=${() => this.session?.hurry()}
        ></efir-connection-notice>
        ${this.#note(phase)}
        <div class="stage__grid">
          <efir-player
            src="/hls/${this.stage}/index.m3u8"
            recording=${this.#recording.address}
            .marks=${this.#marks(phase)}
            .signal=${signal}
            ?ended=${isOver(this.#inputs)}
            ?ruled=${isRuled}
            >${inPlaceOfPicture(this.#shown.shown.program.stage)}</efir-player
          >
          ${isRuled ? this.#ruler(phase) : nothing}
          ${this.#hasEndedHere(phase) ? nothing : stageSide(this.#shown.shown, phase === "replay")}
        </div>
      </div>
    </section>`;
  }

  #ruler(phase: PagePhase): TemplateResult {
    const seek = ({ to }: SeekEvent) => this.playerElement?.seekTo(to);
    return html`<efir-stage-ruler .record=${this.told.record} .marks=${this.#marks(phase)} @efir-seek=${seek}></efir-stage-ruler>`;
  }

  /** The last picture stands still; a recording has not been asked for. */
  #hasEndedHere(phase: PagePhase): boolean {
    return phase === "ended" || (phase === "replay" && this.player === "ended");
  }

  #note(phase: PagePhase): TemplateResult | typeof nothing {
    if (this.#hasEndedHere(phase)) return html`<p class="stage__note">${t("endedBody")}</p>`;
    return this.#isSlate ? html`<p class="stage__note">${t("slate")}</p>` : nothing;
  }

  #paper(phase: PagePhase): Paper {
    const isReplay = phase === "replay";
    const { until } = this.#shown;
    return {
      slug: this.#slug,
      record: this.told.record,
      shown: this.#shown.paper,
      place: { until: isReplay ? endOfTime : (until ?? programTime(0)), playhead: phase === "planned" ? null : until },
      clips: this.#paperCode.code?.clips.of(this.#clipsWanted) ?? [],
      stands: this.#paperCode.code?.stands.of(this.#exhibition) ?? [],
      seek: this.#hasPicture && phase !== "planned" && phase !== "adjourned" ? this.#seek : null,
      isReplay,
      isBefore: phase === "planned",
    };
  }

  /** Slug of a meeting whose exhibition is open; else `""`. */
  get #exhibition(): string {
    return this.#served.hasExhibition ? this.#slug : "";
  }

  get #clipsWanted() {
    const shown = this.#shown.paper.byKind.blitz.length;
    return { slug: this.#slug, isOpen: this.told.record.phase === "open", shown };
  }

  get #title(): string {
    return tidy(this.told.record.title === "" ? this.#served.title : this.told.record.title);
  }

  /** Up to the live edge: whoever rewinds may see where to go on to, nobody sees what no picture has shown yet. */
  #marks(phase: PagePhase) {
    if (phase === "replay") return seekMarks(this.told.record, endOfTime);
    const { playhead } = this.#shown;
    const edge = playhead === null ? endOfTime : later(playhead, this.playerElement?.lag ?? millis(0));
    return seekMarks(this.told.record, edge);
  }

  override updated(): void {
    this.#tellLag();
    const { phase } = this;
    document.title = documentTitle(phase, this.#title, this.#pause);
    const { "lower-third": speaking, chapter } = this.#shown.shown.program;
    const isKnown = this.told.record.phase !== "unknown";
    const { until, playhead } = this.#shown;
    this.#voice.hear({
      phase,
      isWatching: isKnown && playhead !== null,
      seesCards: isKnown && until !== null && isOpen(phase),
      speaking,
      chapter,
      pause: this.#pause,
      isSlate: this.#isSlate,
    });
  }

  #follow(session: MeetingSession): void {
    this.#unsubscribe();
    this.#context.setValue(session);
    this.#stands.setValue(new PublishedStands(session.slug));
    const read = () => {
      this.told = session.state;
    };
    this.#unsubscribe = session.subscribe(read);
    read();
  }

  readonly #takePlayerState = ({ state }: PlayerStateEvent) => {
    this.player = state.phase;
  };

  /** On every frame, after `#shown` has taken it, and when something else changed: nothing of it draws. */
  readonly #tellLag = () => {
    if (this.session === undefined) return;
    const { people, record, serverOffset } = this.told;
    this.session.lag = cardLag({
      until: this.#shown.until,
      player: this.player,
      isOpen: record.phase === "open",
      now: people === null ? null : later(programTime(browserSurroundings.now()), serverOffset),
    });
  };

  readonly #seek = (to: ProgramTime) => {
    this.playerElement?.watchFrom(to);
    this.playerElement?.scrollIntoView({ block: "nearest" });
  };

  protected override createRenderRoot() {
    this.#served = takeServedWords(this);
    return this;
  }
}

/** Paper, and then what cards of any kind are drawn with: the first card of a kind must not wait for its code. */
async function atLeisure(changed: () => void) {
  const { paper, paperSections, ClipShelf, StandShelf } = await import("./paper/paper.ts");
  prepareKinds();
  import("./leaving.ts").catch(() => {});
  return { paper, paperSections, clips: new ClipShelf(changed), stands: new StandShelf(changed) };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-viewer-page": ViewerPageElement;
  }
}
