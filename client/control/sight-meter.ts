import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { AudienceSummary } from "../../shared/protocol.ts";
import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import { formatNumber, formatSeconds } from "../i18n/format.ts";
import { properties } from "../ui/properties.ts";
import { common } from "../ui/styles.ts";
import { roomNow } from "./room-now.ts";
import { type Sight, sightOf } from "./sight.ts";
import { t } from "./strings.ts";

/** Often enough for tenths of a second to be read, and no more. */
const REDRAW_MS = 100;
const LONGEST_MS = 120_000;

/**
 * How far a card has come to viewers: when the first one sees it, then how many do. Runs by itself; a screen reader is not
 * told each step, it reads the words when it comes here. Rule CR74.
 */
@customElement("efir-sight-meter")
export class SightMeterElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: inline-grid;
        grid-template-columns: auto minmax(3rem, 6rem);
        align-items: center;
        gap: 0 var(--space-3);
        min-width: 0;
        font-size: var(--text-sm);
        line-height: 1.35;
      }
      :host([short]) {
        grid-template-columns: auto minmax(1rem, 3rem);
        font-size: var(--text-xs);
        color: var(--color-text-2);
      }
      .bar {
        height: 0.375rem;
        border: max(1px, var(--edge)) solid var(--color-line-strong);
        border-radius: var(--radius-1);
        overflow: hidden;
      }
      .bar::before {
        content: "";
        display: block;
        width: calc(var(--seen, 0) * 100%);
        height: 100%;
        background: var(--color-ok);
      }
      @media (forced-colors: active) {
        .bar::before {
          forced-color-adjust: none;
          background: Highlight;
        }
      }
    `,
  ];
  /** The frame of the take. */
  @property({ attribute: false }) at: ProgramTime = programTime(0);
  @property({ attribute: false }) audience: AudienceSummary | null = null;
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  /** In few words, for a line of the monitor. */
  @property({ type: Boolean, reflect: true }) short = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const now = roomNow(this);
    const sight = sightOf(this.at, this.audience, now);
    this.#runOn(sight, millis(now - this.at));
    if (sight === null) return nothing;
    return html`<span class="num">${this.short ? shortWords(sight) : words(sight)}</span
      ><span class="bar" aria-hidden="true" ${properties({ "--seen": String(shareOf(sight)) })}></span>`;
  }

  /** What does not move any more is drawn again only when the audience is told anew. */
  #runOn(sight: Sight | null, age: Millis): void {
    clearTimeout(this.#timer);
    const runs = sight?.phase === "ahead" || sight?.phase === "coming";
    if (runs && age < LONGEST_MS && this.isConnected) this.#timer = setTimeout(() => this.requestUpdate(), REDRAW_MS);
  }
}

function words(sight: Sight): string {
  switch (sight.phase) {
    case "nobody":
      return t("sight.nobody");
    case "ahead": {
      const first = formatSeconds(sight.firstIn);
      return sight.medianIn === null
        ? t("sight.ahead", { first })
        : t("sight.aheadHalf", { first, half: formatSeconds(sight.medianIn) });
    }
    case "coming": {
      if (sight.people === 0) return t("sight.may");
      const [people, of] = [formatNumber(sight.people), formatNumber(sight.of)];
      return sight.medianIn === null
        ? t("sight.coming", { people, of })
        : t("sight.comingHalf", { people, of, half: formatSeconds(sight.medianIn) });
    }
    case "seen":
      return t("sight.seen", { people: formatNumber(sight.people) });
  }
}

function shortWords(sight: Sight): string {
  switch (sight.phase) {
    case "nobody":
      return t("sight.nobodyShort");
    case "ahead":
      return t("sight.aheadShort", { first: formatSeconds(sight.firstIn) });
    case "coming":
      return sight.people === 0
        ? t("sight.mayShort")
        : t("sight.comingShort", { people: formatNumber(sight.people), of: formatNumber(sight.of) });
    case "seen":
      return t("sight.seenShort", { people: formatNumber(sight.people) });
  }
}

function shareOf(sight: Sight): number {
  switch (sight.phase) {
    case "nobody":
    case "ahead":
      return 0;
    case "coming":
      return sight.of === 0 ? 0 : sight.people / sight.of;
    case "seen":
      return 1;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-sight-meter": SightMeterElement;
  }
}
