import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { orderedRows } from "../../control/ordered-rows-styles.ts";
import { desk } from "../../control/styles.ts";
import { newId } from "../../session/surroundings.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { agendaEditorStyles } from "./agenda-editor-styles.ts";
import type { AgendaRowElement } from "./agenda-row.ts";
import "./agenda-row.ts";
import { type ItemTime, summaryOf, timesOf } from "./agenda-times.ts";
import type { ItemChangeEvent, PasteEvent } from "./item-events.ts";
import "./paste-panel.ts";
import type { DraftDay, DraftItem } from "./plan-draft.ts";
import { PlanChangeEvent } from "./plan-events.ts";
import type { Mistakes } from "./plan-from.ts";
import { planStyles } from "./plan-styles.ts";
import { t } from "./strings.ts";
import { summaryWords } from "./warning-words.ts";

const MOST_ITEMS = 100;

/** The programme: items in order, moved by hand or by keys, each starting when the one before ends. */
@customElement("efir-agenda-editor")
export class AgendaEditorElement extends LitElement {
  static override styles = [common, controls, desk, planStyles, orderedRows, agendaEditorStyles];
  @property({ attribute: false }) items: readonly DraftItem[] = [];
  @property({ attribute: false }) days: readonly DraftDay[] = [];
  @property({ attribute: false }) mistakes: Mistakes = {};
  @property({ type: Boolean }) locked = false;
  @state() private said: { readonly words: string; readonly undo?: readonly DraftItem[] } = { words: "" };
  @state() private isPasting = false;
  /** The key of the item that is being dragged, and the place it would take. */
  @state() private dragged: { readonly key: string; readonly place: number } | null = null;

  async focusMistake(): Promise<boolean> {
    for (const row of this.renderRoot.querySelectorAll<AgendaRowElement>("efir-agenda-row")) {
      if (await row.focusMistake()) return true;
    }
    return false;
  }

  override render() {
    const times = timesOf(this);
    const summary = summaryOf(this);
    return html`<section aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">${t("programme")}</h2>
        ${summary.count === 0 ? nothing : html`<p class="num">${summaryWords(summary, this.days.length > 1)}</p>`}
      </div>
      ${this.items.length === 0 ? html`<p class="hint">${t("emptyProgramme")}</p>` : nothing}
      <ol ?hidden=${this.items.length === 0} @efir-item-change=${this.#written} @dragover=${this.#over} @drop=${this.#dropped}>
        ${repeat(
          this.items,
          ({ key }) => key,
          (item, index) => this.#row(item, index, times[index]),
        )}
      </ol>
      ${this.mistakes["items"] === undefined ? nothing : html`<p class="mistake">${this.mistakes["items"]}</p>`}
      <div>
        <p class=${this.said.words === "" ? "told" : "told is-said"} role="status">${this.said.words}${this.#undo()}</p>
        ${this.#foot()}
      </div>
    </section>`;
  }

  #row(item: DraftItem, index: number, time: ItemTime | undefined) {
    const title = item.title.trim() || t("untitled");
    const { dragged } = this;
    const look = `${dragged?.key === item.key ? "is-dragged" : ""} ${dragged?.place === index ? "is-place" : ""}`;
    return html`<li class=${look} data-key=${item.key} @keydown=${(event: KeyboardEvent) => this.#keyed(event, index)}>
      <span class="handle" draggable=${!this.locked} title=${t("drag")} @dragstart=${(event: DragEvent) => this.#drag(event, item.key)} @dragend=${this.#release}>
        <span class="n num">${index + 1}</span><span class="grip" aria-hidden="true"></span>
      </span>
      <efir-agenda-row
        .item=${item}
        .time=${time}
        .days=${this.days}
        .number=${index + 1}
        .mistakes=${this.mistakes}
        ?locked=${this.locked}
      ></efir-agenda-row>
      <div class="tools">
        ${this.#tool(t("moveUp", { title }), html`↑`, () => this.#move(index, index - 1), index === 0)}
        ${this.#tool(t("moveDown", { title }), html`↓`, () => this.#move(index, index + 1), index === this.items.length - 1)}
        ${this.#tool(t("dropItem", { title }), icon("close"), () => void this.#drop(index))}
      </div>
    </li>`;
  }

  #tool(label: string, sign: unknown, act: () => void, isOff = false) {
    return html`<button class="btn btn--s btn--icon" type="button" aria-label=${label} title=${label} ?disabled=${this.locked || isOff} @click=${act}>${sign}</button>`;
  }

  #undo() {
    const { undo } = this.said;
    if (undo === undefined) return nothing;
    return html` <button class="btn btn--s" type="button" @click=${() => {
      this.#tell(undo);
      this.said = { words: "" };
    }}>${icon("undo")}${t("putBack")}</button>`;
  }

  #foot() {
    if (this.locked) return nothing;
    if (this.isPasting)
      return html`<efir-paste-panel @efir-paste=${this.#pasted} @efir-paste-cancel=${() => {
        this.isPasting = false;
      }}></efir-paste-panel>`;
    return html`<div class="acts">
      <button class="btn" id="add" type="button" ?disabled=${this.items.length >= MOST_ITEMS} @click=${this.#add}>${icon("plus")}${t("addItem")}</button>
      <button class="btn" id="paste" type="button" @click=${this.#openPaste}>${icon("list")}${t("paste")}</button>
      ${this.items.length > 1 ? html`<span class="hint">${t("moveHint")}</span>` : nothing}
    </div>`;
  }

  readonly #written = ({ key, change }: ItemChangeEvent) => {
    this.#tell(this.items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  };

  readonly #add = async () => {
    const item: DraftItem = { key: newId(), title: "", detail: "", minutes: "", start: null, speakers: [] };
    this.#tell([...this.items, item]);
    await this.updateComplete;
    const rows = this.renderRoot.querySelectorAll("efir-agenda-row");
    const row = rows[rows.length - 1];
    await row?.updateComplete;
    row?.focus();
  };

  async #drop(index: number): Promise<void> {
    const undo = this.items;
    const title = this.items[index]?.title.trim() || t("untitled");
    this.#tell(this.items.toSpliced(index, 1));
    this.said = { words: t("dropped", { title }), undo };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".told .btn")?.focus();
  }

  /** Where the focus was it stays: the row that has it may have been taken out and put in again. */
  async #move(from: number, to: number, focused: HTMLElement | null = deepFocus()): Promise<void> {
    const item = this.items[from];
    if (item === undefined || to < 0 || to >= this.items.length || from === to) return;
    const count = this.items.length;
    this.#tell(this.items.toSpliced(from, 1).toSpliced(to, 0, item));
    this.said = { words: t("moved", { title: item.title.trim() || t("untitled"), place: to + 1, count }) };
    await this.updateComplete;
    const row = this.renderRoot.querySelector<HTMLElement>(`li[data-key="${item.key}"]`);
    if (focused?.isConnected && !(focused instanceof HTMLButtonElement && focused.disabled)) focused.focus();
    else row?.querySelector<HTMLElement>(".tools .btn:not([disabled])")?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  #keyed(event: KeyboardEvent, index: number): void {
    const step = event.code === "ArrowUp" ? -1 : event.code === "ArrowDown" ? 1 : 0;
    const [from] = event.composedPath();
    // Alt and an arrow opens a list of choices; it keeps its key.
    if (step === 0 || !event.altKey || this.locked || from instanceof HTMLSelectElement) return;
    event.preventDefault();
    void this.#move(index, index + step, from instanceof HTMLElement ? from : null);
  }

  #drag(event: DragEvent, key: string): void {
    const row = event.target instanceof HTMLElement ? event.target.closest("li") : null;
    if (event.dataTransfer === null || row === null) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", key);
    event.dataTransfer.setDragImage(row, 8, 8);
    this.dragged = { key, place: this.items.findIndex((item) => item.key === key) };
  }

  readonly #over = (event: DragEvent) => {
    if (this.dragged === null) return;
    event.preventDefault();
    const row = event.target instanceof HTMLElement ? event.target.closest("li") : null;
    const place = this.items.findIndex(({ key }) => key === row?.dataset["key"]);
    if (place >= 0 && place !== this.dragged.place) this.dragged = { ...this.dragged, place };
  };

  readonly #dropped = (event: DragEvent) => {
    const { dragged } = this;
    if (dragged === null) return;
    event.preventDefault();
    void this.#move(
      this.items.findIndex(({ key }) => key === dragged.key),
      dragged.place,
    );
    this.dragged = null;
  };

  readonly #release = () => {
    this.dragged = null;
  };

  readonly #openPaste = async () => {
    this.isPasting = true;
    await this.updateComplete;
    const panel = this.renderRoot.querySelector("efir-paste-panel");
    await panel?.updateComplete;
    panel?.focus();
  };

  readonly #pasted = async ({ items }: PasteEvent) => {
    this.isPasting = false;
    this.#tell([...this.items, ...items]);
    this.said = { words: t("pasted", { count: items.length }) };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#add")?.focus();
  };

  #tell(items: readonly DraftItem[]): void {
    this.dispatchEvent(new PlanChangeEvent({ items }));
  }
}

/** The focused element, through all shadow roots. */
function deepFocus(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-agenda-editor": AgendaEditorElement;
  }
}
