import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ProgramTime } from "../../../shared/time.ts";
import { zoneOf } from "../../../shared/timeline/planned-times.ts";
import { formatTime } from "../../i18n/format.ts";
import { contentLanguage, setContentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import type { CarriedPlaying } from "../../player/carried-playing.ts";
import type { Engine } from "../../player/engine.ts";
import { PlayerStateEvent, PlayheadEvent } from "../../player/events.ts";
import type { RulerPart } from "../../player/ruler/ruler-part.ts";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { isSameShown } from "../../stage/shown.ts";
import { Announcement } from "../../ui/announcer.ts";
import { icon } from "../../ui/icons.ts";
import { MeetingWatch } from "../outputs/meeting-watch.ts";
import { cardLag } from "../viewer/card-lag.ts";
import { Frameless } from "../viewer/frameless.ts";
import { isOpen, type PagePhase } from "../viewer/phase.ts";
import { meetingAgenda } from "../viewer/ruler-parts.ts";
import { FollowEvent, LedEvent } from "./events.ts";
import { ledLine } from "./led-line.ts";
import { isSameLed, type LedStand, ledStandAt } from "./led-stand.ts";
import { nowButtons } from "./now-buttons.ts";
import type { NowPlayer } from "./now-player.ts";
import { nowRuler } from "./now-ruler.ts";
import { t } from "./strings.ts";
import { recallTogether, rememberTogether } from "./together.ts";

/**
 * The broadcast beside a page of the meeting: its picture, its item, its ruler, and in an exhibition the stand it speaks of. Stands
 * outside `main`, so that one player plays on from stand to stand. Silent until it is asked, or until the page before was listening
 * (EB70–EB73).
 *
 * @fires efir-led - The meeting has come to another stand, by this bar's playhead (LedEvent).
 * @fires efir-follow-stand - The reader follows, and is elsewhere (FollowEvent).
 * @fires efir-announce - Words for the page's announcer.
 */
@customElement("efir-now-bar")
export class NowBarElement extends LitElement {
  @property({ attribute: false }) session?: MeetingSession;
  @property() stage = "main";
  /** The stand that is read on the page; `null`: none. */
  @property({ attribute: false }) standId: string | null = null;
  /** Where a stand is found; `null`: nothing is told of stands. */
  @property({ attribute: false }) addressOf: ((led: LedStand) => string) | null = null;
  /** What the page before left; it is taken up once there is a broadcast. */
  @property({ attribute: false }) carried: CarriedPlaying | null = null;
  /** What plays, where tests bring their own. */
  @property({ attribute: false }) makeEngine?: () => Engine | null;
  @state() private isStarted = false;
  @state() private isTogether = recallTogether();
  @query("video") private readonly video!: HTMLVideoElement | null;

  readonly #clock: SecondClock = new SecondClock(this, () => this.#watch.told.serverOffset);
  readonly #watch: MeetingWatch = new MeetingWatch(this, () => this.#clock.now);
  readonly #frameless = new Frameless();
  #player: NowPlayer | null = null;
  #playhead: ProgramTime | null = null;
  /** Whose cards and item are told: the frame's; without a picture the meeting's own. */
  #moment: ProgramTime | null = null;
  #led: LedStand | null = null;
  /** Not told yet. */
  #isLedNew = false;
  #title = "";
  /** What the next page is to go on with; `null`: nothing plays here. */
  get playing(): CarriedPlaying | null {
    return this.#player === null ? this.carried : this.#player.playing;
  }

  /** While a film of the page is heard, the broadcast is not. */
  hush(isHushed: boolean): void {
    this.#player?.hush(isHushed);
  }

  override connectedCallback(): void {
    this.#title = this.querySelector("b")?.textContent ?? "";
    if (!this.hasUpdated) this.replaceChildren();
    super.connectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("session") && this.session !== undefined) this.#watch.use(this.session);
    const { record, signal } = this.#watch.told;
    if (record.phase !== "unknown") setContentLanguage(record.about.language);
    if (!this.isStarted && this.carried?.isPlaying === true && this.#isOnAir) {
      this.isStarted = true;
      // Whoever is behind sees what was spoken of then: nothing is told before the first frame.
      this.#moment = null;
    }
    const { player } = this.#watch;
    const withoutFrame = this.#frameless.until(record, { signal, player, now: this.#clock.now });
    this.#moment = this.isStarted ? (withoutFrame ?? this.#playhead ?? this.#moment) : this.#clock.now;
    this.#lead(this.#isOnAir && this.addressOf !== null ? ledStandAt(record, this.#moment) : null);
    this.#tellLag(withoutFrame);
  }

  override render() {
    const phase = this.#watch.phase;
    const isOnAir = this.#isOnAir;
    const { record } = this.#watch.told;
    // Without a picture everything is behind the reader; the plan is of today all the same.
    const now = this.#clock.now;
    const at = this.#moment === null || this.#moment > now ? now : this.#moment;
    const parts = isOnAir ? meetingAgenda(record, at).parts : [];
    const part = parts.find(({ state }) => state === "now") ?? null;
    const name = part?.title ?? (record.title === "" ? this.#title : record.title);
    const isLive = phase === "live" && !this.#isBehind;
    return html`<div class="wrap now__in">
        ${isOnAir || this.isStarted ? this.#picture(isOnAir) : nothing}
        <p class="now__t">
          <span class=${isLive ? "tag tag--live" : "tag tag--stage"}>${t(this.#isBehind ? "behind" : phase)}</span>
          <b lang=${contentLanguage}>${tidy(name)}</b>
          <span class="now__more num">${this.#more(phase, part, at)}</span>
        </p>
        ${parts.length > 0 ? nowRuler(parts, at) : nothing}
        ${isOnAir && this.#player !== null ? nowButtons(this.#player) : nothing}
        <a class="btn btn--accent now__to" href=${`/m/${this.#watch.slug}`}>${wayWords(phase, this.#watch.recording)}</a>
      </div>
      ${isOnAir && this.addressOf !== null ? this.#ledLine(this.addressOf) : nothing}`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("isStarted") && this.isStarted) void this.#begin();
    if (this.#watch.isOver) this.#player?.end();
    if (!this.#isLedNew) return;
    this.#isLedNew = false;
    this.dispatchEvent(new LedEvent(this.#led));
    const led = this.#led;
    if (led === null || led.standId === this.standId) return;
    if (this.isTogether) this.dispatchEvent(new FollowEvent(led));
    else this.dispatchEvent(new Announcement(t("saidNowAt", { number: String(led.number ?? ""), title: led.title })));
  }

  get #isOnAir(): boolean {
    const { phase } = this.#watch;
    return isOpen(phase) && phase !== "replay";
  }

  get #isBehind(): boolean {
    const phase = this.#player?.state.phase;
    return phase === "behind" || phase === "paused";
  }

  /** Once there is a picture it stays the same one, seen or not: what plays in it has no other. */
  #picture(isOnAir: boolean): TemplateResult {
    if (this.isStarted)
      return html`<video class="now__pic" ?hidden=${!isOnAir} playsinline preload="auto" aria-label=${t("picture")}></video>`;
    return html`<button class="now__pic pb" type="button" @pointerenter=${playerCode} @focus=${playerCode}
      @click=${this.#listen}>${icon("play", "filled")}<span>${t("listen")}</span></button>`;
  }

  #ledLine(addressOf: (led: LedStand) => string): TemplateResult {
    const led = this.#led;
    return ledLine({
      led,
      isHere: led !== null && led.standId === this.standId,
      address: led === null ? "" : addressOf(led),
      isTogether: this.isTogether,
      press: this.#toggleTogether,
    });
  }

  #more(phase: PagePhase, part: RulerPart | null, at: ProgramTime): string {
    if (this.#watch.player === "error" && this.#isOnAir) return t("error");
    if (phase === "planned") return t("notYetHere");
    if (phase === "ended" || phase === "replay") return t("overHere");
    if (part === null || part.to <= at) return "";
    return t("until", { time: formatTime(part.to, zoneOf(this.#watch.told.record.about)) });
  }

  async #begin(): Promise<void> {
    const code = await playerCode();
    if (code === null) {
      // The line was gone for a moment: the button is there again.
      this.isStarted = false;
      this.carried = this.carried && { ...this.carried, isPlaying: false };
      return;
    }
    const { video, carried } = this;
    if (!this.isConnected || video === null) return;
    this.carried = null;
    this.#player ??= new code.NowPlayer({
      host: this,
      video,
      onState: (state) => this.dispatchEvent(new PlayerStateEvent(state)),
      onFrame: (moment) => this.#onFrame(moment),
    });
    this.#player.begin(`/hls/${this.stage}/index.m3u8`, carried, this.makeEngine);
  }

  #onFrame(moment: ProgramTime | null): void {
    const before = this.#playhead;
    this.#playhead = moment;
    this.dispatchEvent(new PlayheadEvent(moment, this.#player?.lag ?? null));
    const isSame = before !== null && moment !== null && isSameShown(this.#watch.told.record, before, moment);
    if (!isSame) this.requestUpdate();
  }

  #lead(led: LedStand | null): void {
    if (isSameLed(led, this.#led)) return;
    this.#led = led;
    this.#isLedNew = true;
  }

  #tellLag(withoutFrame: ProgramTime | null): void {
    if (this.session === undefined) return;
    const { told, player } = this.#watch;
    const until = this.isStarted ? (withoutFrame ?? this.#playhead) : null;
    const now = told.people === null ? null : this.#clock.now;
    this.session.lag = cardLag({ until, player, isOpen: told.record.phase === "open", now });
  }

  readonly #listen = () => {
    this.isStarted = true;
  };

  readonly #toggleTogether = () => {
    this.isTogether = !this.isTogether;
    rememberTogether(this.isTogether);
    if (this.isTogether && this.#led !== null && this.#led.standId !== this.standId)
      this.dispatchEvent(new FollowEvent(this.#led));
  };

  protected override createRenderRoot() {
    return this;
  }
}

/** `null`: it could not be had now. */
const playerCode = () => import("./now-player.ts").catch(() => null);

function wayWords(phase: PagePhase, recording: string): string {
  if (phase === "live" || phase === "break" || phase === "waiting" || phase === "lost") return t("toBroadcast");
  return phase === "replay" || recording !== "" ? t("toRecording") : t("toMeeting");
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-now-bar": NowBarElement;
  }
}
