import { ContextProvider } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { zoneOf } from "../../../shared/timeline/planned-times.ts";
import { onAirItemContext } from "../../cards/on-air-item.ts";
import { contentLanguage, setContentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { inPlaceOfPicture } from "../../stage/in-place-of-picture.ts";
import { ShownController } from "../../stage/shown-controller.ts";
import mark from "../../ui/art/mark.svg";
import { agendaLine, nextItem } from "../outputs/agenda-line.ts";
import { MeetingWatch } from "../outputs/meeting-watch.ts";
import { drawSlate, type Slate } from "../outputs/slates.ts";
import { timeIn } from "../viewer/before/day-words.ts";
import "./hall-picture.ts";
import type { SoundEvent } from "./hall-picture.ts";
import { t } from "./strings.ts";
import { tvCards } from "./tv-cards.ts";

/**
 * The meeting on a hall's screen: the picture or the slide as large as there is room, what is on and what comes next, and
 * the way to it on one's own phone. Nobody has to touch it; two keys are for who sets it up. Light DOM. Rules OU20–OU25.
 */
@customElement("efir-tv-page")
export class TvPageElement extends LitElement {
  @property({ attribute: false }) session?: MeetingSession;
  @property() stage = "main";
  @property({ attribute: false }) wantsSound = true;
  @state() private isRefusedSound = false;
  @state() private isFull = false;
  /** Said once, after a key. */
  @state() private said = "";

  readonly #clock: SecondClock = new SecondClock(this, () => this.#watch.told.serverOffset);
  readonly #watch: MeetingWatch = new MeetingWatch(this, () => this.#clock.now);
  readonly #shown = new ShownController(this);
  readonly #item = new ContextProvider(this, { context: onAirItemContext, initialValue: null });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", this.#key);
    document.addEventListener("fullscreenchange", this.#screenChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#key);
    document.removeEventListener("fullscreenchange", this.#screenChanged);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("session") && this.session !== undefined) this.#watch.use(this.session);
    const { record } = this.#watch.told;
    if (record.phase !== "unknown") setContentLanguage(record.about.language);
    this.#shown.take(record, { hasPicture: this.#watch.player !== "error", isReplay: false, withoutFrame: null });
    const chapter = this.#shown.shown.program.chapter?.card;
    this.#item.setValue(chapter?.kind === "agenda" ? (chapter.number ?? null) : null);
  }

  override render() {
    const slate = this.#slate;
    return html`<main class="tv" lang=${contentLanguage}>
      ${this.#head(slate)}
      ${slate?.type === "before" || slate?.type === "ended" ? this.#draw(slate) : this.#broadcast(slate)} 
      ${this.#foot()}
    </main>`;
  }

  get #slate(): Slate | null {
    const { phase, pause, next } = this.#watch;
    if (phase === "planned") return { type: "before" };
    if (phase === "ended" || phase === "replay") return { type: "ended" };
    if (pause !== null && phase === "break") return { type: "break", card: pause };
    return next !== null && phase === "adjourned" ? { type: "adjourned", next } : null;
  }

  #head(slate: Slate | null): TemplateResult {
    const { record } = this.#watch.told;
    const title = tidy(record.title);
    return html`<header class="tv__head">
      <img src=${mark} alt="" width="36" height="36" />
      ${slate === null ? html`<h1 class="tv__title">${title}</h1>` : html`<p class="tv__title">${slate.type === "break" ? title : ""}</p>`}
      ${this.#watch.phase === "live" ? html`<p class="tag tag--live">${t("live")}</p>` : nothing}
      <p class="tv__clock num" aria-hidden="true">${timeIn(this.#clock.now, zoneOf(record.about))}</p>
    </header>`;
  }

  #draw(slate: Slate): TemplateResult {
    return drawSlate(slate, this.#watch.told.record, this.#clock.now);
  }

  /** @param slate lies over the picture; `null`: none does */
  #broadcast(slate: Slate | null): TemplateResult {
    const { told, phase, isOver } = this.#watch;
    if (phase === "refused") return html`<p class="tv__words">${t("refused")}</p>`;
    const cards = tvCards(this.#shown.shown);
    return html`<section class="tv__stage tv__stage--${cards.layout}">
      <efir-hall-picture
        class="tv__picture"
        src="/hls/${this.stage}/index.m3u8"
        name=${t("picture")}
        .signal=${told.signal}
        ?sound=${this.wantsSound}
        ?ended=${isOver}
        @efir-sound=${({ isRefused }: SoundEvent) => {
          this.isRefusedSound = isRefused;
        }}
      ></efir-hall-picture>
      ${inPlaceOfPicture(this.#shown.shown.program.stage, { className: "tv__instead" })}
      ${cards.slide} ${cards.people} ${slate === null ? this.#trouble() : this.#draw(slate)}
    </section>`;
  }

  /** Over the picture, while there is none. */
  #trouble(): TemplateResult | typeof nothing {
    const words = this.#troubleWords();
    return words === null ? nothing : html`<p class="tv__words">${words}</p>`;
  }

  #troubleWords(): string | null {
    const { player, told } = this.#watch;
    if (player === "error") return t("unsupported");
    if (player === "lost" || (told.connection.phase === "lost" && player !== "live")) return t("lost");
    if (player === "waiting") return t("noSignal");
    return player === "connecting" ? t("connecting") : null;
  }

  #foot(): TemplateResult {
    const { record } = this.#watch.told;
    const isOn = record.phase === "open";
    const chapter = this.#shown.shown.program.chapter?.card;
    // As far as the picture has come: the hall is not told ahead of it.
    const at = this.#shown.playhead ?? this.#clock.now;
    const next = isOn ? nextItem(record, at) : null;
    return html`<footer class="tv__foot">
      <div class="tv__items">
        ${chapter?.kind === "agenda" && isOn ? item(t("now"), chapter.number ?? null, chapter.title) : nothing}
        ${next === null ? nothing : item(t("next"), next.number, next.title)}
        ${record.phase === "closed" ? nothing : agendaLine(record, at)}
      </div>
      <div class="tv__way">
        <p>${t("watch")}<b class="num">${location.host}/m/${this.#watch.slug}</b></p>
        <img class="tv__code" src="/m/${this.#watch.slug}/qr.svg" alt=${t("code")} width="160" height="160" />
      </div>
      ${this.isFull && !this.isRefusedSound ? nothing : html`<p class="tv__keys">${this.#keyWords()}</p>`}
      <p class="vh" role="status">${this.said}</p>
    </footer>`;
  }

  #keyWords(): string {
    const sound = this.isRefusedSound ? "soundRefused" : this.wantsSound ? "soundOn" : "soundOff";
    return `${t(sound)}. ${t("keys")}`;
  }

  // By the key's place, so that a Russian layout works.
  readonly #key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.code === "KeyF") void this.#toggleFull();
    if (event.code === "KeyM") this.#toggleSound();
  };

  async #toggleFull(): Promise<void> {
    if (document.fullscreenElement !== null) return document.exitFullscreen();
    // A browser that refuses stays as it is.
    await document.documentElement.requestFullscreen().catch(() => undefined);
  }

  /** What the browser refused is asked for again: this time somebody has pressed a key. */
  #toggleSound(): void {
    const wants = this.isRefusedSound || !this.wantsSound;
    const picture = this.renderRoot.querySelector("efir-hall-picture");
    if (wants && this.wantsSound) picture?.listen();
    this.wantsSound = wants;
    this.isRefusedSound = false;
    this.said = t(wants ? "soundOn" : "soundOff");
    this.requestUpdate();
  }

  readonly #screenChanged = () => {
    this.isFull = document.fullscreenElement !== null;
  };

  protected override createRenderRoot() {
    return this;
  }
}

const item = (label: string, number: number | null, title: string): TemplateResult =>
  html`<p class="tv__item">
    <span class="label">${label}</span>
    <b>${number === null ? tidy(title) : t("nextItem", { number, title: tidy(title) })}</b>
  </p>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-tv-page": TvPageElement;
  }
}
