import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { desk } from "../../control/styles.ts";
import { newId } from "../../session/surroundings.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { focusFirstMistake, lineCell } from "./cell.ts";
import { dayWords } from "./day-words.ts";
import type { DraftDay } from "./plan-draft.ts";
import { PlanChangeEvent } from "./plan-events.ts";
import type { Mistakes } from "./plan-from.ts";
import { planStyles } from "./plan-styles.ts";
import { t } from "./strings.ts";
import { dateOf, timeFrom, wallMinutes } from "./wall-clock.ts";

const MOST_DAYS = 14;
const DAY_MINUTES = 1440;

/** The meeting's days, each with its hours. */
@customElement("efir-days-editor")
export class DaysEditorElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    planStyles,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(9rem, 14rem) repeat(2, minmax(5rem, 7rem)) auto;
        gap: var(--space-3);
        align-items: start;
      }
      li + li {
        margin-top: var(--space-3);
      }
      li .btn {
        justify-self: start;
        margin-top: calc(var(--text-sm) * 1.4 + var(--space-1));
      }
      @container page (max-width: 40rem) {
        li {
          grid-template-columns: 1fr 1fr;
        }
        li .day {
          grid-column: 1 / -1;
        }
        li .btn {
          margin-top: 0;
        }
      }
    `,
  ];
  @property({ attribute: false }) days: readonly DraftDay[] = [];
  @property({ attribute: false }) mistakes: Mistakes = {};
  @property({ type: Boolean }) locked = false;

  focusMistake = (): boolean => focusFirstMistake(this.renderRoot);

  override render() {
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${t("days")}</h2>
      ${this.days.length === 0 ? html`<p class="hint">${t("daysHint")}</p>` : nothing}
      <ul ?hidden=${this.days.length === 0}>
        ${repeat(
          this.days,
          ({ key }) => key,
          (day) => this.#day(day),
        )}
      </ul>
      ${this.mistakes["days"] === undefined ? nothing : html`<p class="mistake">${this.mistakes["days"]}</p>`}
      <div class="acts">
        <button class="btn" type="button" ?disabled=${this.locked || this.days.length >= MOST_DAYS} @click=${this.#add}>${icon("plus")}${t("addDay")}</button>
      </div>
    </section>`;
  }

  #day({ key, date, from, to }: DraftDay) {
    const of = date === "" ? t("noDate") : dayWords(date);
    const line = (
      field: "date" | "from" | "to",
      value: string,
      more: { readonly type?: "date"; readonly isOptional?: boolean },
    ) =>
      lineCell(
        {
          ...{ id: `${key}-${field}`, label: t(field), value, locked: this.locked, ...more },
          ...(field === "date" ? {} : { of }),
          mistake: this.mistakes[`day:${key}:${field}`],
        },
        (text) => this.#write(key, { [field]: text }),
        field === "date" ? "day" : "",
      );
    return html`<li @focusout=${() => this.#tidy(key)}>
      ${line("date", date, { type: "date" })}${line("from", from, {})}${line("to", to, {})}
      <button class="btn btn--quiet" type="button" aria-label=${t("dropDay", { date: of })} title=${t("dropDay", { date: of })} ?disabled=${this.locked} @click=${() => this.#drop(key)}>${icon("close")}</button>
    </li>`;
  }

  /** The day after the last one, at its hours. */
  readonly #add = async () => {
    const last = this.days.at(-1);
    const noon = last === undefined || last.date === "" ? null : wallMinutes(last.date, "12:00");
    const day: DraftDay = {
      key: newId(),
      date: noon === null ? "" : dateOf(noon + DAY_MINUTES),
      from: last?.from ?? "10:00",
      to: last?.to ?? "",
    };
    this.#tell([...this.days, day]);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("li:last-child input")?.focus();
  };

  #drop(key: string): void {
    this.#tell(this.days.filter((day) => day.key !== key));
    this.renderRoot.querySelector<HTMLElement>(".acts .btn")?.focus();
  }

  #write(key: string, change: Partial<DraftDay>): void {
    this.#tell(this.days.map((day) => (day.key === key ? { ...day, ...change } : day)));
  }

  /** `930` becomes `09:30` once the person goes on. */
  #tidy(key: string): void {
    const day = this.days.find((one) => one.key === key);
    if (day === undefined || this.locked) return;
    const [from, to] = [timeFrom(day.from) ?? day.from, timeFrom(day.to) ?? day.to];
    if (from !== day.from || to !== day.to) this.#write(key, { from, to });
  }

  #tell(days: readonly DraftDay[]): void {
    this.dispatchEvent(new PlanChangeEvent({ days }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-days-editor": DaysEditorElement;
  }
}
