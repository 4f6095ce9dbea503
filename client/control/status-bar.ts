import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Signal, StreamHealth } from "../../shared/protocol.ts";
import { type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { formatNumber, formatTimeWithSeconds } from "../i18n/format.ts";
import mark from "../ui/art/mark.svg";
import { common, controls } from "../ui/styles.ts";
import { ClockController } from "./clock-controller.ts";
import { elapsed } from "./elapsed.ts";
import { healthItems } from "./health-items.ts";
import { statusBarStyles } from "./status-bar-styles.ts";
import { t } from "./strings.ts";

/** The room's upper edge: what meeting, what time, how the stream does, whether it is on air. */
@customElement("efir-status-bar")
export class StatusBarElement extends LitElement {
  static override styles = [common, controls, statusBarStyles];
  @property({ attribute: false }) record?: MeetingRecord;
  @property() slug = "";
  @property({ attribute: false }) health: StreamHealth | null = null;
  @property({ attribute: false }) signal: Signal | null = null;
  @property({ attribute: false }) people: number | null = null;
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  readonly #clock = new ClockController(this, () => this.serverOffset);

  override render() {
    return html`<header>
      <a class="brand" href="/pult"
        ><img class="brand__mark" src=${mark} alt="" width="32" height="32" /><span
          ><span class="brand__name">${t("room")}</span><span class="brand__title">${this.record?.title}</span></span
        ></a
      >
      <nav aria-label=${t("preparation")}>
        <a href=${`/pult/${this.slug}/zasedanie`}>${t("meetingForm")}</a>
        <a href=${`/pult/biblioteka?pult=${this.slug}`}>${t("library")}</a>
      </nav>
      <dl class="clock num">
        <dt>${t("now")}</dt>
        <dd>${formatTimeWithSeconds(this.#clock.now)}</dd>
      </dl>
      <ul class="health num" aria-label=${t("health")}>
        ${healthItems(this.health, this.signal).map(
          ({ name, value, tone }) => html`<li class=${tone}><span>${name}</span><b>${value}</b></li>`,
        )}
        <li><span>${t("viewers")}</span><b>${this.people === null ? "—" : formatNumber(this.people)}</b></li>
      </ul>
      ${this.#onAir()}
    </header>`;
  }

  #onAir() {
    const { phase = "unknown", openedAt = null } = this.record ?? {};
    return html`<div class="onair onair--${phase}">
      <b>${t(`phase.${phase}`)}</b>${
        phase === "open" && openedAt !== null ? html`<span class="num">${this.#since(openedAt)}</span>` : nothing
      }
    </div>`;
  }

  readonly #since = (at: ProgramTime): string => elapsed(millis(this.#clock.now - at));
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-status-bar": StatusBarElement;
  }
}
