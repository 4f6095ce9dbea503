import { ContextConsumer } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CardOf } from "../../../shared/cards/index.ts";
import { between, millis } from "../../../shared/time.ts";
import { formatDuration } from "../../i18n/format.ts";
import { contentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import { icon } from "../../ui/icons.ts";
import { type Loudspeaker, loudspeakerContext } from "../../ui/loudspeaker.ts";
import { common, controls } from "../../ui/styles.ts";
import { imageAddress } from "../image-address.ts";
import { type OnAirClock, type OnAirReading, onAirClockContext } from "../on-air-clock.ts";
import { captionsOf } from "./captions.ts";
import { clipFilmStyles } from "./clip-film-styles.ts";
import { FollowedFilm } from "./followed-film.ts";
import { t } from "./strings.ts";

/**
 * A clip that plays in step with the broadcast: muted beside it, until the viewer asks to hear it; or in its place, and then
 * heard as the broadcast was. What cannot be played is its first picture, and in the broadcast's place nothing. Rules
 * BZ160–BZ170.
 *
 * @slot - What is said of it, beside an upright picture or under a wide one.
 * @cssproperty [--efir-clip-height=none] - The picture is no higher.
 * @csspart captions - The line of captions, where it stands here.
 */
@customElement("efir-clip-film")
export class ClipFilmElement extends LitElement {
  static override styles = [common, controls, clipFilmStyles];

  @property({ attribute: false }) card?: CardOf<"blitz">;
  /** Over the broadcast's picture. In a player's slot of that name its captions stand in the player's dock. */
  @property({ type: Boolean, reflect: true }) instead = false;
  /** In a player's slot, and yet with its captions in itself. */
  @property({ type: Boolean }) captioned = false;
  /** Nobody is there to press anything: a hall's screen, a monitor. */
  @property({ type: Boolean }) plain = false;
  @state() private captions = "";
  /** The viewer has asked to hear it beside the broadcast. */
  @state() private isAsked = false;
  #film: FollowedFilm | null = null;
  #stopCaptions = () => {};
  #clock: OnAirClock | null = null;
  #loudspeaker: Loudspeaker | null = null;
  #stopClock = () => {};
  #stopHearing = () => {};
  /** In the player's dock, beside this element. */
  readonly #dock = document.createElement("p");

  constructor() {
    super();
    new ContextConsumer(this, {
      context: onAirClockContext,
      subscribe: true,
      callback: (clock) => this.#follow(clock),
    });
    new ContextConsumer(this, { context: loudspeakerContext, subscribe: true, callback: (one) => this.#join(one) });
  }

  /** It is seen, and not its poster. */
  get isShown(): boolean {
    return this.#film?.isShown ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock();
    this.#stopHearing();
    this.#clock = null;
    this.#loudspeaker?.release(this);
    this.#loudspeaker = null;
    this.#letGo();
    this.#dock.remove();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("card");
    if (before !== undefined && before.clipId !== this.card?.clipId) this.#letGo();
    // A monitor shows what is prepared, too: that stands still.
    if (this.#film === null && this.card !== undefined && this.#clock?.beginningOf(this.card) != null)
      this.#begin(this.card);
    this.toggleAttribute("shown", this.isShown);
    this.toggleAttribute("upright", this.#isUpright);
    this.#dockCaptions();
    this.#sound();
  }

  override render() {
    const { card } = this;
    if (card === undefined) return nothing;
    return html`<div class="film">
      <div class="picture">
        ${this.instead || card.poster === undefined ? nothing : html`<img src=${imageAddress(card.poster)} alt="" width=${card.poster.widthPx} height=${card.poster.heightPx} @error=${hide} />`}
        ${this.#film?.video ?? nothing}
        ${this.instead || this.isShown ? nothing : html`<span class="length num"><span class="vh">${t("length", { length: "" })}</span>${formatDuration(millis(card.durationMs))}</span>`}
        ${this.instead && this.#film?.isRefused === true && !this.plain ? this.#soundButton(false) : nothing}
      </div>
      ${this.#isDockedHere && this.captions !== "" ? html`<p class="captions" part="captions" lang=${contentLanguage}>${this.captions}</p>` : nothing}
      ${this.instead ? nothing : this.#aside()}
    </div>`;
  }

  #aside() {
    const canBeHeard = this.isShown && !this.plain;
    return html`<div class="aside"><slot></slot>${canBeHeard ? this.#soundButton(this.#isHeardBeside) : nothing}</div>`;
  }

  #soundButton(isHeard: boolean) {
    return html`<button class="btn btn--line sound" type="button" @click=${this.#press}>${icon(isHeard ? "volume" : "muted")}${t(isHeard ? "soundOff" : "soundOn")}</button>`;
  }

  get #isHeardBeside(): boolean {
    return this.isAsked && this.#film?.isRefused === false;
  }

  get #isDockedHere(): boolean {
    return this.captioned || this.slot !== "instead";
  }

  get #isUpright(): boolean {
    const poster = this.card?.poster;
    const { videoWidth = 0, videoHeight = 0 } = this.#film?.video ?? {};
    if (videoWidth > 0) return videoHeight > videoWidth;
    return poster !== undefined && poster.heightPx > poster.widthPx;
  }

  #begin(card: CardOf<"blitz">): void {
    if (card.clipId === undefined) return;
    const film = new FollowedFilm(card.clipId, () => this.requestUpdate());
    film.video.setAttribute("aria-label", t("film", { title: tidy(card.title) }));
    this.#stopCaptions = captionsOf(film.video, (text) => {
      this.captions = text;
    });
    this.#film = film;
  }

  #letGo(): void {
    this.#stopCaptions();
    this.#film?.end();
    this.#film = null;
    this.captions = "";
    this.isAsked = false;
  }

  #follow(clock: OnAirClock | null): void {
    this.#stopClock();
    this.#clock = clock;
    this.#stopClock = clock?.listen(this.#hear) ?? (() => {});
    this.requestUpdate();
  }

  readonly #hear = ({ at, pace }: OnAirReading) => {
    const { card } = this;
    if (card === undefined) return;
    const from = this.#clock?.beginningOf(card) ?? null;
    if (from !== null && this.#film === null) this.requestUpdate();
    const wanted = from === null ? null : between(from, at);
    this.#film?.at(wanted === null || wanted >= card.durationMs ? null : { wanted, pace });
  };

  #join(loudspeaker: Loudspeaker | null): void {
    this.#stopHearing();
    this.#loudspeaker?.release(this);
    this.#loudspeaker = loudspeaker;
    this.#stopHearing = loudspeaker?.listen(() => this.#sound()) ?? (() => {});
    this.requestUpdate();
  }

  /** One voice at a time: what is heard here is heard alone. */
  #sound(): void {
    const { hearing } = this.#loudspeaker ?? {};
    const film = this.#film;
    const speaks = this.isShown && (this.instead ? hearing?.isAway === false : this.isAsked);
    film?.sound(!speaks || (this.instead && hearing?.isMuted !== false), hearing?.volume ?? 1);
    if (speaks) this.#loudspeaker?.take(this);
    else this.#loudspeaker?.release(this);
  }

  readonly #press = (event: Event) => {
    // A press on the picture around it stops the broadcast.
    event.stopPropagation();
    const wasRefused = this.#film?.isRefused ?? false;
    this.isAsked = wasRefused || !this.isAsked;
    // Now: a browser lets it be heard because of this press, and not of a later frame.
    this.#film?.sound(!this.isAsked, this.#loudspeaker?.hearing.volume ?? 1, true);
    this.requestUpdate();
  };

  #dockCaptions(): void {
    const isDocked = !this.#isDockedHere && this.#film !== null && hasCaptions(this.#film.video) && this.isShown;
    if (!isDocked) {
      this.#dock.remove();
      return;
    }
    this.#dock.slot = "captions";
    this.#dock.lang = contentLanguage;
    this.#dock.textContent = this.captions;
    if (!this.#dock.isConnected) this.after(this.#dock);
  }
}

const hasCaptions = ({ textTracks }: HTMLVideoElement): boolean =>
  [...textTracks].some(({ cues }) => (cues?.length ?? 0) > 0);

/** The place is told in words: a picture that did not come leaves no hole. */
function hide({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.hidden = true;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-film": ClipFilmElement;
  }
}
