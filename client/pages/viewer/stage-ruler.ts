import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { PlayerRangeEvent } from "../../player/events.ts";
import type { SeekMark } from "../../player/mark.ts";
import type { PlayerRange } from "../../player/range-teller.ts";
import "../../player/ruler/meeting-ruler.ts";
import { zoneOf } from "../../../shared/timeline/planned-times.ts";
import { LazyCode } from "./lazy-code.ts";
import { meetingAgenda, replayAgenda } from "./ruler-parts.ts";

const nothingToWatch: PlayerRange = { window: null, runs: null, second: null, isLive: false };

/**
 * The meeting's ruler under its stage: follows the player that stands in the same stage, by itself, so that a second gone
 * by does not redraw the page.
 */
@customElement("efir-stage-ruler")
export class StageRulerElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    .timer {
      margin: var(--space-1) 0 0;
      font-size: var(--text-sm);
      font-variant-numeric: tabular-nums;
      color: var(--stage-text-2);
    }
    .timer b {
      font-weight: var(--weight-strong);
      color: var(--stage-text);
    }
    .timer--over b {
      color: var(--stage-gold);
    }
  `;

  @property({ attribute: false }) record?: MeetingRecord;
  /** In order of `at`. */
  @property({ attribute: false }) marks: readonly SeekMark[] = [];
  @state() private range = nothingToWatch;
  readonly #timer = new LazyCode(this, () => import("./item-timer.ts"), "asked");
  #stage: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stage = this.closest(".stage");
    this.#stage?.addEventListener(PlayerRangeEvent.type, this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage?.removeEventListener(PlayerRangeEvent.type, this.#follow);
    this.range = nothingToWatch;
  }

  override render(): TemplateResult | null {
    if (this.record === undefined) return null;
    const { window, runs, second, isLive } = this.range;
    const { parts, span, total } =
      runs === null ? meetingAgenda(this.record, window?.to ?? null) : replayAgenda(this.record);
    // The plan is told by the clocks of the hall, as all around it; the picture by the reader's, as in the player.
    const zone = second === null ? zoneOf(this.record.about) : undefined;
    if (hasTimer(this.record)) this.#timer.ask();
    return html`<efir-meeting-ruler .parts=${parts} .span=${span} .total=${total} .window=${window} .runs=${runs}
      .playhead=${second} .marks=${this.marks} .zone=${zone} ?live=${isLive}></efir-meeting-ruler>${this.#timer.code?.itemTimer(this.record, second)}`;
  }

  readonly #follow = (event: Event) => {
    if (event instanceof PlayerRangeEvent) this.range = event.range;
  };
}

const hasTimer = ({ showings }: MeetingRecord): boolean =>
  showings.some(({ card }) => card.kind === "agenda" && card.hasTimer === true);

declare global {
  interface HTMLElementTagNameMap {
    "efir-stage-ruler": StageRulerElement;
  }
}
