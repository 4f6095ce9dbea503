import { ContextProvider } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { programTime } from "../../../shared/time.ts";
import { zoneOf } from "../../../shared/timeline/planned-times.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { contentLanguage, setContentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import "../../player/player.ts";
import type { PlayerElement } from "../../player/player.ts";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { sessionContext } from "../../session/session-context.ts";
import { inPlaceOfPicture } from "../../stage/in-place-of-picture.ts";
import { StageClock } from "../../stage/stage-clock.ts";
import house from "../../ui/art/cover.svg";
import { icon } from "../../ui/icons.ts";
import { MeetingWatch } from "../outputs/meeting-watch.ts";
import "../viewer/before/countdown.ts";
import { nextDayInWords, timeIn } from "../viewer/before/day-words.ts";
import type { PagePhase } from "../viewer/phase.ts";
import { awaitedSitting } from "../viewer/sittings.ts";
import type { EmbedPart } from "./embed-wishes.ts";
import { t } from "./strings.ts";

/**
 * The widget: a compact player in another site's page, which does not play before it is asked to. Before that a countdown, a
 * break's hour or what there is to watch; always the way to the meeting's own page. Light DOM. Rules OU30–OU34.
 */
@customElement("efir-embed-page")
export class EmbedPageElement extends LitElement {
  @property() stage = "main";
  @property({ attribute: false }) parts: ReadonlySet<EmbedPart> = new Set();
  /** Opens a session, one that counts as a person or one that does not. */
  @property({ attribute: false }) openSession?: (counts: boolean) => MeetingSession;
  @state() private isAsked = false;
  @query("efir-player") private readonly playerElement!: PlayerElement | null;
  /** The button that was pressed gives way to the player: the focus is its, once. */
  #owesFocus = false;

  readonly #clock: SecondClock = new SecondClock(this, () => this.#watch.told.serverOffset);
  readonly #watch: MeetingWatch = new MeetingWatch(this, () => this.#clock.now);
  readonly #context = new ContextProvider(this, { context: sessionContext });
  readonly #onStage = new StageClock(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("openSession")) this.#open(this.isAsked);
    const { record } = this.#watch.told;
    if (record.phase !== "unknown") setContentLanguage(record.about.language);
    // Of all cards only a film in the picture's place is shown here (BZ168).
    this.#onStage.take(record, null);
  }

  override render() {
    const { phase } = this.#watch;
    const title = tidy(this.#watch.told.record.title);
    return html`<main class="embed">
      <div class="embed__picture">${this.isAsked && canPlay(phase) ? this.#player() : this.#poster(phase)}</div>
      ${this.#foot(phase, title)}
      <efir-announcer></efir-announcer>
    </main>`;
  }

  override updated(): void {
    // The press was in this page, so there may be sound; the focus goes where the button was. Later it would be taken from the
    // site around, where somebody may be writing.
    if (!this.#owesFocus || this.playerElement === null) return;
    this.#owesFocus = false;
    if (document.activeElement === document.body) this.playerElement.focus();
  }

  #open(counts: boolean): void {
    const session = this.openSession?.(counts);
    if (session === undefined) return;
    this.#watch.use(session);
    this.#context.setValue(session);
  }

  #player(): TemplateResult {
    return html`<efir-player
      tabindex="-1"
      src="/hls/${this.stage}/index.m3u8"
      recording=${this.#watch.recording}
      .signal=${this.#watch.told.signal}
      ?ended=${this.#watch.isOver}
      ?ruled=${!this.parts.has("ruler")}
      >${inPlaceOfPicture(this.#onStage.stage, { hasNoDock: true })}</efir-player
    >`;
  }

  #poster(phase: PagePhase): TemplateResult {
    const { cover } = this.#watch.told.record.about;
    return html`<img class="embed__cover" src=${cover === undefined ? house : imageAddress(cover)} alt="" />
      <div class="embed__words">${this.#words(phase)}</div>`;
  }

  #words(phase: PagePhase): TemplateResult {
    const { told, next, pause } = this.#watch;
    const { now } = this.#clock;
    const zone = zoneOf(told.record.about);
    switch (phase) {
      case "connecting":
        return html`<p class="embed__late">${t("connecting")}</p>`;
      case "refused":
        return html`<p>${t("refused")}</p>`;
      case "planned": {
        const from = awaitedSitting(told.record, now)?.from ?? null;
        if (from === null) return html`<p>${t("tag.planned")}</p>`;
        return html`<p>${t("startsAt", { when: nextDayInWords(from, now, zone) })}</p>
          <efir-countdown .to=${from} .offset=${told.serverOffset}></efir-countdown>`;
      }
      case "adjourned":
        return html`<p>${next === null ? t("tag.adjourned") : t("goesOn", { when: nextDayInWords(next.from, now, zone) })}</p>`;
      case "ended":
        return html`<p>${t("ended")}</p>`;
      case "break":
        return html`<p lang=${contentLanguage}>${tidy(pause?.reason ?? "")}</p>
          ${pause?.until === undefined ? nothing : html`<p>${t("backAt", { time: timeIn(programTime(pause.until), zone) })}</p>`}
          ${this.#button(t("watch"))}`;
      case "lost":
        return html`<p>${t("lost")}</p>`;
      case "replay":
        return this.#button(t("watchRecording"));
      case "live":
      case "waiting":
        return this.#button(t("watch"));
    }
  }

  #button(words: string): TemplateResult {
    return html`<button class="btn btn--accent" type="button" @click=${this.#ask}>${icon("play", "filled")}${words}</button>`;
  }

  #foot(phase: PagePhase, title: string): TemplateResult {
    const hasTag = phase !== "connecting" && phase !== "refused";
    const tag = hasTag
      ? html`<span class=${phase === "live" ? "tag tag--live" : "tag tag--stage"}>${t(`tag.${phase}`)}</span>`
      : nothing;
    const isSeen = this.parts.has("title");
    return html`<div class=${isSeen || this.parts.has("link") ? "embed__foot" : ""}>
      <h1 class=${isSeen ? "embed__title" : "vh"} lang=${contentLanguage}>${tag} ${title}</h1>
      ${this.parts.has("link") ? this.#link() : nothing}
    </div>`;
  }

  #link(): TemplateResult {
    return html`<a class="embed__link" href="/m/${this.#watch.slug}" target="_blank" rel="noopener"
      >${t("open")}<span class="vh">, ${t("newWindow")}</span></a
    >`;
  }

  readonly #ask = () => {
    this.isAsked = true;
    this.#owesFocus = true;
    this.#open(true);
  };

  protected override createRenderRoot() {
    return this;
  }
}

/** There is a picture to be had, or there was one a moment ago. */
const canPlay = (phase: PagePhase): boolean =>
  phase !== "refused" && phase !== "planned" && phase !== "adjourned" && phase !== "ended";

declare global {
  interface HTMLElementTagNameMap {
    "efir-embed-page": EmbedPageElement;
  }
}
