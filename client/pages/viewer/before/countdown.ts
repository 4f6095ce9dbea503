import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { between, type Millis, millis, type ProgramTime, programTime } from "../../../../shared/time.ts";
import { Announcement } from "../../../ui/announcer.ts";
import { spokenBetween, type TimeLeft, timeLeft } from "./countdown-time.ts";
import { t } from "./strings.ts";

/**
 * Days, hours, minutes and seconds to the start; then «Начало задерживается». Seconds are seen, not heard: 10, 5 and 1
 * minute are said through the page's announcer. Light DOM.
 */
@customElement("efir-countdown")
export class CountdownElement extends LitElement {
  /** Programme time of the start. */
  @property({ attribute: false }) to: ProgramTime = programTime(0);
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) offset: Millis = millis(0);
  @state() private left: Millis | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(this.#tick, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // Another start or another clock is not time that went by: nothing is said of it.
    if (changed.has("to") || changed.has("offset")) this.left = this.#leftNow();
  }

  override render() {
    const left = timeLeft(this.left ?? this.#leftNow());
    if (left === null) return html`<p class="pre__late"><b>${t("late")}</b> ${t("lateBody")}</p>`;
    return html`<div class="pre__count" role="timer" aria-live="off" aria-label=${t("until", { left: inWords(left) })}>
      ${left.days > 0 ? unit(left.days, t("unit.days", { count: left.days })) : nothing}
      ${unit(left.hours, t("unit.hours", { count: left.hours }))}
      ${unit(left.minutes, t("unit.minutes", { count: left.minutes }))}
      ${unit(left.seconds, t("unit.seconds", { count: left.seconds }))}
    </div>`;
  }

  #leftNow(): Millis {
    return between(programTime(Date.now() + this.offset), this.to);
  }

  readonly #tick = () => {
    const now = this.#leftNow();
    const spoken = spokenBetween(this.left ?? now, now);
    this.left = now;
    if (spoken === null) return;
    this.dispatchEvent(new Announcement(spoken === "late" ? t("late") : t(`spoken.${spoken}`)));
  };

  protected override createRenderRoot() {
    return this;
  }
}

const unit = (count: number, word: string): TemplateResult =>
  html`<span aria-hidden="true"><b class="num">${String(count).padStart(2, "0")}</b>${word}</span>`;

/** `2 дня 3 часа`, `42 минуты`: no seconds, or a reader would hear another name each time. */
function inWords({ days, hours, minutes }: TimeLeft): string {
  const words = [
    days > 0 && t("left.days", { count: days }),
    hours > 0 && t("left.hours", { count: hours }),
    days === 0 && minutes > 0 && t("left.minutes", { count: minutes }),
  ].filter((word) => word !== false);
  return words.length === 0 ? t("lessThanMinute") : words.join(" ");
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-countdown": CountdownElement;
  }
}
