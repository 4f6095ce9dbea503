import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type Millis, millis } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { inPlaceOfPicture } from "../../stage/in-place-of-picture.ts";
import { ShownController } from "../../stage/shown-controller.ts";
import { stageSide } from "../../stage/stage-side.ts";
import { common } from "../../ui/styles.ts";
import { roomNow } from "../room-now.ts";
import { audienceViewStyles } from "./audience-view-styles.ts";
import { lastWord } from "./last-word.ts";
import { type FollowedPicture, PictureFollower } from "./picture-follower.ts";
import type { Sees } from "./views.ts";

const PERIOD_MS = 500;
/** Narrower than this nothing beside the picture could be read: the layers stand in words below. */
const READABLE_REM = 18.75;

/**
 * The stage of a viewer's page, drawn small: the very slots that viewers have, on the frame that the slotted player shows. For
 * the hall cards stand by the record's last word. Rules CR60–CR64.
 * @slot - The stage's player, without sound.
 */
@customElement("efir-audience-view")
export class AudienceViewElement extends LitElement {
  static override styles = [common, audienceViewStyles];
  @property({ attribute: false }) record: MeetingRecord = emptyRecord;
  @property({ attribute: false }) sees: Sees = { by: "hall", why: "chosen" };
  /** Names the view that was chosen: the picture goes to another one at once. */
  @property() view = "hall";
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  @state() private isCompact = false;
  @query(".page") private readonly page!: HTMLElement | null;
  readonly #shown = new ShownController(this);
  readonly #follower = new PictureFollower();
  // A frame later: what is drawn may not change the sizes that are being told.
  readonly #size = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
    if (this.page !== null) this.#size.observe(this.page);
    this.#timer = setInterval(this.#keep, PERIOD_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    clearInterval(this.#timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const withoutFrame = this.sees.by === "hall" ? lastWord(this.record, roomNow(this)) : null;
    this.#shown.take(this.record, { hasPicture: true, isReplay: false, withoutFrame });
    this.toggleAttribute("compact", this.isCompact);
    if (changed.has("sees") || changed.has("view")) this.#follow();
  }

  override render() {
    return html`<div class="page">
      <div class="stage__grid">
        <slot></slot>${inPlaceOfPicture(this.#shown.shown.program.stage, { className: "instead" })}${stageSide(this.#shown.shown)}
      </div>
    </div>`;
  }

  override firstUpdated(): void {
    if (this.page !== null) this.#size.observe(this.page);
    // To be looked at: nothing in it is pressed, and what it says stands in words below (CR21).
    this.page?.querySelector(".side")?.toggleAttribute("inert", true);
  }

  /** What the hall sees changes with the clock, too: a card ends by itself. */
  readonly #keep = () => {
    if (this.sees.by === "hall") this.requestUpdate();
    this.#follow();
  };

  #follow(): void {
    const picture = this.#picture;
    if (picture === null) return;
    this.#follower.keep(picture, {
      of: this.sees.by === "hall" ? "hall" : this.view,
      wanted: this.sees.by === "hall" ? null : this.sees.lag,
      now: roomNow(this),
      at: millis(performance.now()),
    });
  }

  get #picture(): FollowedPicture | null {
    const [player] = this.renderRoot.querySelector("slot")?.assignedElements({ flatten: true }) ?? [];
    return player !== undefined && isFollowed(player) ? player : null;
  }

  /** As large as the monitor is wide; smaller where what is on air would not find room below. */
  #measure(): void {
    const { page, clientWidth, clientHeight } = this;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.isCompact = clientWidth < READABLE_REM * rem;
    if (page === null || page.offsetWidth === 0) return;
    const scale = Math.min(clientWidth / page.offsetWidth, clientHeight / page.offsetHeight);
    page.style.setProperty("--scale", String(scale));
  }
}

// A recording that a rehearsal is held against is another element, and follows nobody.
const isFollowed = (element: Element & Partial<FollowedPicture>): element is Element & FollowedPicture =>
  "holdBack" in element && "playhead" in element;

declare global {
  interface HTMLElementTagNameMap {
    "efir-audience-view": AudienceViewElement;
  }
}
