import { ContextProvider } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import { tidy } from "../../i18n/typography.ts";
import { PlayerStateEvent, PlayheadEvent } from "../../player/events.ts";
import "../../player/player.ts";
import type { PlayerElement } from "../../player/player.ts";
import { isPlaying, type PlayerState } from "../../player/state.ts";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { sessionContext } from "../../session/session-context.ts";
import { initialState, type SessionState } from "../../session/session-state.ts";
import { Announcement } from "../../ui/announcer.ts";
import { announcements, type Heard } from "./announcements.ts";
import "./connection-notice.ts";
import { documentTitle } from "./document-title.ts";
import "./keys-button.ts";
import { figuresSection, highlightsSection, programmeSection } from "./paper.ts";
import { isOver, type PagePhase, type PhaseInputs, phaseOf } from "./phase.ts";
import { beforeStage, endedStage, refusedStage } from "./quiet-stages.ts";
import { RecordingWatch } from "./recording-watch.ts";
import { seekMarks } from "./seek-marks.ts";
import { type ServedWords, takeServedWords } from "./served-words.ts";
import { endOfTime } from "./shown.ts";
import { ShownController } from "./shown-controller.ts";
import { stageHead } from "./stage-head.ts";
import { stageSide } from "./stage-side.ts";
import { t } from "./strings.ts";
import "./top-bar.ts";
import { type Section, sectionLinks } from "./top-bar.ts";

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
  readonly #context = new ContextProvider(this, { context: sessionContext });
  #served: ServedWords = { title: "", phase: null };
  #unsubscribe = () => {};
  #heard: Heard | null = null;
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
    };
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
    this.addEventListener(PlayheadEvent.type, this.#takePlayhead);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener(PlayerStateEvent.type, this.#takePlayerState);
    this.removeEventListener(PlayheadEvent.type, this.#takePlayhead);
    this.#unsubscribe();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("session") && this.session !== undefined) this.#follow(this.session);
    if (this.session !== undefined && isOver(this.#inputs)) this.#recording.begin(this.session.slug);
    const { phase } = this;
    this.#wasOver ||= phase === "ended" || phase === "replay";
    // Without a picture no card can be ahead of it.
    this.#shown.take(this.told.record, { hasPicture: this.#hasPicture, isReplay: phase === "replay" });
  }

  override render() {
    const { phase } = this;
    const sections = this.#sections(phase);
    return html`<a class="skip" href="#main">${t("skip")}</a>
      <efir-top-bar .sections=${sections}></efir-top-bar>
      <main id="main" tabindex="-1">
        ${this.#stage(phase)} ${phase === "refused" ? nothing : html`${contents(sections)} ${this.#paper(phase)}`}
      </main>
      <footer class="foot">
        <div class="wrap">
          <p>${t("product")}</p>
          <efir-keys-button></efir-keys-button>
        </div>
      </footer>
      <efir-announcer></efir-announcer>`;
  }

  #stage(phase: PagePhase): TemplateResult {
    if (phase === "refused") return refusedStage();
    if (phase === "planned") return beforeStage(this.#title, this.told.record.programme[0]?.time);
    // Who saw the end keeps the last picture; who comes later finds none to keep.
    if (phase === "ended" && this.#shown.playhead === null) return endedStage(this.#title);
    return this.#broadcast(phase);
  }

  #broadcast(phase: PagePhase): TemplateResult {
    const { record, people, signal, connection } = this.told;
    return html`<section class="stage" aria-label=${t("broadcast")}>
      <div class="wrap">
        ${stageHead({ title: this.#title, phase, openedAt: record.openedAt, people })}
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
          ></efir-player>
          ${this.#hasEndedHere(phase) ? nothing : stageSide(this.#shown.shown, phase === "replay")}
        </div>
      </div>
    </section>`;
  }

  /** The last picture stands still; a recording has not been asked for. */
  #hasEndedHere(phase: PagePhase): boolean {
    return phase === "ended" || (phase === "replay" && this.player === "ended");
  }

  #note(phase: PagePhase): TemplateResult | typeof nothing {
    if (this.#hasEndedHere(phase)) return html`<p class="stage__note">${t("endedBody")}</p>`;
    return this.#isSlate ? html`<p class="stage__note">${t("slate")}</p>` : nothing;
  }

  #paper(phase: PagePhase): TemplateResult {
    const { figures, highlights } = this.#shown.paper;
    const seek = this.#hasPicture ? this.#seek : null;
    return html`<div class="wrap paper">
        ${this.#hasProgramme(phase) ? programmeSection(this.told.record.programme) : nothing} ${highlightsSection(highlights, seek)}
      </div>
      ${figuresSection(figures)}`;
  }

  #sections(phase: PagePhase): readonly Section[] {
    if (phase === "refused") return [];
    const { figures, highlights } = this.#shown.paper;
    return [
      { id: "main", name: t("broadcast") },
      ...(this.#hasProgramme(phase) ? [{ id: "programme", name: t("programme") }] : []),
      ...(highlights.length > 0 ? [{ id: "highlights", name: t("highlights"), count: highlights.length }] : []),
      ...(figures.length > 0 ? [{ id: "figures", name: t("figures"), count: figures.length }] : []),
    ];
  }

  /** VW42: promised before the meeting; later a meeting without one has none. */
  #hasProgramme(phase: PagePhase): boolean {
    return phase === "planned" || this.told.record.programme.length > 0;
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
    const { phase } = this;
    document.title = documentTitle(phase, this.#title);
    const speaking = this.#shown.shown.program["lower-third"];
    const isWatching = this.#shown.playhead !== null && this.told.record.phase !== "unknown";
    const heard: Heard = { phase, isWatching, speaking, isSlate: this.#isSlate };
    for (const text of this.#heard === null ? [] : announcements(this.#heard, heard)) {
      this.dispatchEvent(new Announcement(text));
    }
    this.#heard = heard;
  }

  #follow(session: MeetingSession): void {
    this.#unsubscribe();
    this.#context.setValue(session);
    const read = () => {
      this.told = session.state;
    };
    this.#unsubscribe = session.subscribe(read);
    read();
  }

  readonly #takePlayerState = ({ state }: PlayerStateEvent) => {
    this.player = state.phase;
    if (this.session !== undefined && !isPlaying(state)) this.session.lag = null;
  };

  readonly #takePlayhead = ({ lag }: PlayheadEvent) => {
    if (this.session !== undefined) this.session.lag = lag;
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

const contents = (sections: readonly Section[]): TemplateResult | typeof nothing =>
  sections.length < 2
    ? nothing
    : html`<nav class="toc" aria-label=${t("onThisPage")}><div class="wrap">${sectionLinks(sections.slice(1))}</div></nav>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-viewer-page": ViewerPageElement;
  }
}
