import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { type Millis, millis } from "../../../shared/time.ts";
import { forecast } from "../../../shared/timeline/forecast.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { common } from "../../ui/styles.ts";
import { elapsed } from "../elapsed.ts";
import { roomMoment } from "./room-moment.ts";
import { signed } from "./span-words.ts";
import { t } from "./strings.ts";

/** For the status bar: how much is left of the item that is on, and how late the meeting is. Rule RD23. */
@customElement("efir-meeting-timing")
export class MeetingTimingElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-5);
        height: 100%;
      }
      dt {
        font-size: var(--text-xs);
        color: var(--color-text-2);
      }
      dd {
        font-size: var(--text-xl);
        font-weight: var(--weight-strong);
        line-height: 1.2;
      }
      .late {
        color: var(--color-warn);
      }
    `,
  ];
  @property({ attribute: false }) record: MeetingRecord = emptyRecord;
  @property({ attribute: false }) cues: readonly Cue[] = [];
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  readonly #clock = new SecondClock(this, () => this.serverOffset);

  override render(): TemplateResult | typeof nothing {
    if (this.record.phase !== "open") return nothing;
    const { current, lag } = forecast(this.record, this.cues, roomMoment(this.record, this.#clock.now));
    const { plannedLength = null, spent = null } = current ?? {};
    if (lag === null && plannedLength === null) return nothing;
    return html`<dl class="num">
      ${plannedLength === null || spent === null ? nothing : this.#left(millis(plannedLength - spent))}
      ${lag === null ? nothing : this.#lag(lag)}
    </dl>`;
  }

  #left(left: Millis): TemplateResult {
    // A started second counts as whole while it runs down: 0:00 is when nothing is left.
    if (left > 0) return figure(t("leftOfItem"), elapsed(millis(Math.ceil(left / 1000) * 1000)), false);
    return figure(t("overOfItem"), signed(millis(-left)), true);
  }

  #lag(lag: Millis): TemplateResult {
    return figure(t(lag <= -1000 ? "early" : "late"), signed(lag), lag >= 60_000);
  }
}

const figure = (name: string, value: string, isLate: boolean): TemplateResult =>
  html`<div class=${isLate ? "late" : ""}><dt>${name}</dt><dd>${value}</dd></div>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-meeting-timing": MeetingTimingElement;
  }
}
