import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { AudienceSummary, Signal, StreamHealth } from "../../shared/protocol.ts";
import { type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { formatTimeWithSeconds } from "../i18n/format.ts";
import { SecondClock } from "../session/second-clock.ts";
import { SessionController } from "../session/session-controller.ts";
import mark from "../ui/art/mark.svg";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { t as clips } from "./clips/strings.ts";
import { elapsed } from "./elapsed.ts";
import { ShowWindowEvent } from "./events.ts";
import { OpenHealthEvent } from "./health/events.ts";
import { barMeasures, type Measure, measuresOf } from "./health/measures.ts";
import { t as words } from "./health/strings.ts";
import { t as feed } from "./highlights/strings.ts";
import type { MenuItem } from "./menu-button.ts";
import "./menu-button.ts";
import { headingOf, moreWindows } from "./open-window.ts";
import { ReadinessCount } from "./show/readiness-count.ts";
import { t as show } from "./show/strings.ts";
import { statusBarStyles } from "./status-bar-styles.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * The room's upper edge: what meeting, what time, how the stream does, whether it is on air.
 * @slot timing - How the meeting goes against its plan.
 * @fires efir-show-window - A window of «Ещё» is wanted (ShowWindowEvent).
 * @fires efir-open-health - The stream's health in detail is wanted (OpenHealthEvent).
 */
@customElement("efir-status-bar")
export class StatusBarElement extends LitElement {
  static override styles = [common, controls, desk, statusBarStyles];
  @property({ attribute: false }) record?: MeetingRecord;
  @property() slug = "";
  @property({ attribute: false }) health: StreamHealth | null = null;
  @property({ attribute: false }) signal: Signal | null = null;
  @property({ attribute: false }) audience: AudienceSummary | null = null;
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  /** Blitz-interviews that wait for review. */
  @property({ type: Number }) waiting = 0;
  readonly #readiness = new ReadinessCount(this, () => this.slug);
  readonly #isRehearsal = new SessionController(this, ({ isRehearsal }) => isRehearsal);
  #toldStops = 0;
  #more: readonly MenuItem[] = this.#menu();
  readonly #clock = new SecondClock(this, () => this.serverOffset);

  /** Opens «Ещё». */
  reach(): void {
    this.renderRoot.querySelector("efir-menu-button")?.toggle();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.#readiness.stops !== this.#toldStops || changed.has("waiting")) this.#more = this.#menu();
  }

  override render() {
    return html`<header>
      <a class="brand" href="/pult"
        ><img class="brand__mark" src=${mark} alt="" width="32" height="32" /><span
          ><span class="brand__name">${t("room")}</span><span class="brand__title">${this.record?.title}</span></span
        ></a
      >
      <nav aria-label=${t("preparation")}>
        <a href=${this.#planPath}>${t("meetingForm")}</a>
        <a href=${this.#libraryPath}>${t("library")}</a>
      </nav>
      <efir-menu-button class="more" label=${counted(t("more"), this.#readiness.stops + this.waiting)} .items=${this.#more}></efir-menu-button>
      <dl class="clock num">
        <dt>${t("now")}</dt>
        <dd>${formatTimeWithSeconds(this.#clock.now)}</dd>
      </dl>
      <slot name="timing"></slot>
      <div class="health num">
        <ul aria-label=${words("title")}>${barMeasures(measuresOf(this)).map(this.#measure)}</ul>
        <button class="btn btn--s btn--icon" type="button" aria-haspopup="dialog" aria-label=${words("details")} title=${words("details")}
          @click=${() => this.dispatchEvent(new OpenHealthEvent())}>${icon("list")}</button>
      </div>
      ${this.#onAir()}
    </header>`;
  }

  /** Made anew only when it says something else: it may stand open. */
  #menu(): readonly MenuItem[] {
    const { stops } = this.#readiness;
    this.#toldStops = stops;
    const windows = moreWindows.map((type) => ({
      words: type === "readiness" ? counted(headingOf({ type }), stops) : headingOf({ type }),
      choose: () => void this.dispatchEvent(new ShowWindowEvent({ type })),
    }));
    const page = (words: string, path: () => string) => ({ words, choose: () => location.assign(path()) });
    return [
      ...windows,
      "line",
      page(t("meetingForm"), () => this.#planPath),
      page(t("library"), () => this.#libraryPath),
      page(counted(clips("title"), this.waiting), () => `/pult/${this.slug}/blic`),
      page(feed("title"), () => `/pult/${this.slug}/lenta`),
      page(t("exhibition"), () => `/pult/${this.slug}/vystavka`),
    ];
  }

  get #planPath(): string {
    return `/pult/${this.slug}/zasedanie`;
  }

  get #libraryPath(): string {
    return `/pult/biblioteka?pult=${this.slug}`;
  }

  readonly #measure = ({ name, value, tone, trouble }: Measure) =>
    html`<li class=${tone} title=${trouble ?? ""}><span>${name}</span><b>${value}</b></li>`;

  #onAir() {
    const { phase = "unknown", openedAt = null } = this.record ?? {};
    return html`<div class="onair onair--${phase}">
      <b>${this.#isRehearsal.part ? show("rehearsalName") : t(`phase.${phase}`)}</b>${
        phase === "open" && openedAt !== null ? html`<span class="num">${this.#since(openedAt)}</span>` : nothing
      }
    </div>`;
  }

  readonly #since = (at: ProgramTime): string => elapsed(millis(this.#clock.now - at));
}

/** `Ещё (2)` */
const counted = (words: string, count: number): string => (count === 0 ? words : `${words} (${count})`);

declare global {
  interface HTMLElementTagNameMap {
    "efir-status-bar": StatusBarElement;
  }
}
