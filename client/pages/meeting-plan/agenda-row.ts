import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { agendaRowStyles } from "./agenda-row-styles.ts";
import type { ItemTime } from "./agenda-times.ts";
import { cell, describedBy, focusFirstMistake, lineCell } from "./cell.ts";
import { dayWords } from "./day-words.ts";
import { ItemChangeEvent } from "./item-events.ts";
import type { DraftDay, DraftItem, DraftSpeaker } from "./plan-draft.ts";
import type { Mistakes } from "./plan-from.ts";
import { planStyles } from "./plan-styles.ts";
import "./speakers-editor.ts";
import { t } from "./strings.ts";
import { timeFrom } from "./wall-clock.ts";
import { warningWords } from "./warning-words.ts";

/** One item of the programme: when it starts, how long it is, what it is, who speaks. */
@customElement("efir-agenda-row")
export class AgendaRowElement extends LitElement {
  static override styles = [common, controls, desk, planStyles, agendaRowStyles];
  @property({ attribute: false }) item?: DraftItem;
  @property({ attribute: false }) time?: ItemTime | undefined;
  @property({ attribute: false }) days: readonly DraftDay[] = [];
  /** From 1. */
  @property({ type: Number }) number = 1;
  @property({ attribute: false }) mistakes: Mistakes = {};
  @property({ type: Boolean }) locked = false;
  @state() private isOpen = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#title")?.focus();
  }

  async focusMistake(): Promise<boolean> {
    const { item } = this;
    const isInside = item?.speakers.some(({ key }) =>
      Object.keys(this.mistakes).some((place) => place.startsWith(`speaker:${key}:`)),
    );
    if (isInside || this.mistakes[`item:${item?.key}:detail`] !== undefined) {
      this.isOpen = true;
      await this.updateComplete;
    }
    const speakers = this.renderRoot.querySelector("efir-speakers-editor");
    await speakers?.updateComplete;
    return focusFirstMistake(this.renderRoot) || (speakers?.focusMistake() ?? false);
  }

  override render() {
    const { item } = this;
    if (item === undefined) return nothing;
    return html`<div class="row">
        ${this.#start(item)}
        ${this.#line(item, "minutes", { label: t("minutes"), mode: "numeric", most: 4 }, "cell--short")}
        ${this.#line(item, "title", { label: t("itemTitle"), most: 200, spell: true }, "cell--wide")}
      </div>
      ${this.#warning()}
      <details ?open=${this.isOpen} @toggle=${this.#toggled}>
        <summary>${t("more")}${this.#gist(item)}</summary>
        ${this.isOpen ? this.#more(item) : nothing}
      </details>`;
  }

  #start(item: DraftItem) {
    const isFollowing = item.start === null;
    const place = { id: "time", label: t("starts"), of: this.#name, mistake: this.mistakes[`item:${item.key}:time`] };
    const write = ({ target }: Event) => {
      if (target instanceof HTMLInputElement)
        this.#tell({ start: { day: item.start?.day ?? this.#day, time: target.value } });
    };
    const value = item.start?.time ?? this.time?.time ?? "";
    return html`<div class="start">
      ${cell(
        place,
        html`<input class=${`field num ${isFollowing ? "is-following" : ""}`} id="time" inputmode="numeric" autocomplete="off" maxlength="5" ?readonly=${this.locked} aria-invalid=${place.mistake !== undefined} aria-describedby=${describedBy(place)} .value=${live(value)} @input=${write} @change=${this.#tidy} />`,
      )}
      <button class="btn btn--s follow" type="button" aria-pressed=${isFollowing} title=${t("followsHint")} ?disabled=${this.locked} @click=${this.#turn}>
        ${isFollowing ? icon("check") : nothing}<span class="vh">${this.#name}: </span>${t("follows")}
      </button>
      ${this.#days(item)}
    </div>`;
  }

  /** On which day: asked only where there are several and it is not told by the item before. */
  #days({ start }: DraftItem) {
    const days = this.days.filter(({ date }) => date !== "");
    if (days.length < 2) return nothing;
    if (start === null)
      return this.time?.date ? html`<span class="hint">${dayWords(this.time.date, false)}</span>` : nothing;
    const write = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) this.#tell({ start: { ...start, day: target.value } });
    };
    const chosen = days.find(({ key }) => key === start.day) ?? days[0];
    return html`<select class="field" aria-label=${`${this.#name}: ${t("startDay")}`} ?disabled=${this.locked} @change=${write}>
      ${days.map((day) => html`<option value=${day.key} ?selected=${day === chosen}>${dayWords(day.date, false)}</option>`)}
    </select>`;
  }

  #line(
    item: DraftItem,
    field: "minutes" | "title" | "detail",
    more: {
      readonly label: string;
      readonly most: number;
      readonly mode?: "numeric";
      readonly spell?: boolean;
      readonly isOptional?: boolean;
    },
    look = "",
  ) {
    const mistake = this.mistakes[`item:${item.key}:${field}`];
    return lineCell(
      { id: field, of: this.#name, value: item[field], locked: this.locked, mistake, ...more },
      (text) => this.#tell({ [field]: text }),
      look,
    );
  }

  #warning() {
    const warning = this.time?.warning ?? null;
    return warning === null ? nothing : html`<p class="warning">${icon("warning")}${warningWords(warning)}</p>`;
  }

  /** What is inside, so that one need not look. */
  #gist({ detail, speakers }: DraftItem) {
    const words = [detail, ...speakers.map(({ name }) => name)].filter((one) => one.trim() !== "").join(", ");
    return words === "" ? nothing : html`<span class="gist">${words}</span>`;
  }

  #more(item: DraftItem) {
    return html`<div class="more">
      ${this.#line(item, "detail", { label: t("detail"), most: 200, isOptional: true, spell: true })}
      <efir-speakers-editor
        .speakers=${item.speakers}
        .mistakes=${this.mistakes}
        .of=${this.#name}
        ?locked=${this.locked}
        @efir-speakers=${({ detail }: CustomEvent<readonly DraftSpeaker[]>) => this.#tell({ speakers: detail })}
      ></efir-speakers-editor>
    </div>`;
  }

  get #name(): string {
    return t("item", { number: String(this.number) });
  }

  /** The day on which it would start by the item before. */
  get #day(): string {
    return this.days.find(({ date }) => date === this.time?.date)?.key ?? "";
  }

  readonly #turn = () => {
    const time = this.time?.time ?? "";
    this.#tell({ start: this.item?.start === null ? { day: this.#day, time } : null });
  };

  readonly #tidy = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const { value } = target;
    // Nothing written means: as the item before says.
    if (value.trim() === "") return this.#tell({ start: null });
    this.#tell({ start: { day: this.item?.start?.day ?? this.#day, time: timeFrom(value) ?? value } });
  };

  readonly #toggled = ({ target }: Event) => {
    if (target instanceof HTMLDetailsElement) this.isOpen = target.open;
  };

  #tell(change: Partial<DraftItem>): void {
    if (this.item !== undefined) this.dispatchEvent(new ItemChangeEvent(this.item.key, change));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-agenda-row": AgendaRowElement;
  }
}
