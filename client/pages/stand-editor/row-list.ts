import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { orderedRows } from "../../control/ordered-rows-styles.ts";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { DropRowEvent, MoveRowEvent } from "./events.ts";
import { formStyles } from "./form-styles.ts";
import { rowListStyles } from "./row-list-styles.ts";
import { t } from "./strings.ts";

export interface Row {
  readonly key: string;
  /** As what is moved and dropped is called. */
  readonly name: string;
  readonly body: TemplateResult;
}

/**
 * Rows in an order of their own: dragged, moved by buttons, or by Alt and an arrow from anywhere within.
 * @fires efir-move-row - One is wanted elsewhere (MoveRowEvent).
 * @fires efir-drop-row - One is to go (DropRowEvent).
 */
@customElement("efir-row-list")
export class RowListElement extends LitElement {
  static override styles = [common, controls, desk, formStyles, orderedRows, rowListStyles];
  @property({ attribute: false }) rows: readonly Row[] = [];
  /** What the rows are; names the list. */
  @property() label = "";
  @property({ type: Boolean }) locked = false;
  /** Rows are moved only. */
  @property({ type: Boolean }) kept = false;
  @state() private said = "";
  @state() private dragged: { readonly key: string; readonly place: number } | null = null;

  /** Where the focus goes when the rows are next drawn: what changes them comes round by the page, some turns later. */
  #next: (() => void) | null = null;

  /** When it is drawn, the focus goes to the first control of that row. */
  reach(index: number): void {
    this.#next = () => void this.#enter(index);
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("rows")) return;
    const next = this.#next;
    this.#next = null;
    next?.();
  }

  override render() {
    return html`<ol aria-label=${this.label} ?hidden=${this.rows.length === 0} @dragover=${this.#over} @drop=${this.#dropped}>
        ${repeat(
          this.rows,
          ({ key }) => key,
          (row, index) => this.#row(row, index),
        )}
      </ol>
      <p class="vh" role="status">${this.said}</p>`;
  }

  #row({ key, name, body }: Row, index: number) {
    const { dragged } = this;
    const look = `${dragged?.key === key ? "is-dragged" : ""} ${dragged?.place === index ? "is-place" : ""}`;
    return html`<li class=${look} data-key=${key} @keydown=${(event: KeyboardEvent) => this.#keyed(event, index)}>
      <span class="handle" draggable=${!this.locked} title=${t("drag")} @dragstart=${(event: DragEvent) => this.#drag(event, key)} @dragend=${this.#release}>
        <span class="n num">${index + 1}</span>${this.locked ? nothing : html`<span class="grip" aria-hidden="true"></span>`}
      </span>
      <div class="body">${body}</div>
      ${this.locked ? nothing : this.#tools(name, index)}
    </li>`;
  }

  #tools(name: string, index: number) {
    return html`<div class="tools">
      ${this.#tool("up", t("moveUp", { name }), html`↑`, index === 0, () => this.#move(index, index - 1))}
      ${this.#tool("down", t("moveDown", { name }), html`↓`, index === this.rows.length - 1, () => this.#move(index, index + 1))}
      ${this.kept ? nothing : this.#tool("drop", t("dropRow", { name }), icon("close"), false, () => this.#drop(index, name))}
    </div>`;
  }

  #tool(sort: string, label: string, sign: unknown, isOff: boolean, act: () => void) {
    return html`<button class="btn btn--s btn--icon" type="button" data-tool=${sort} aria-label=${label} title=${label} ?disabled=${isOff} @click=${act}>${sign}</button>`;
  }

  /** Where the focus was it stays: a row that moves may be taken out of the page and put in again. */
  #move(from: number, to: number): void {
    const row = this.rows[from];
    if (row === undefined || to < 0 || to >= this.rows.length || from === to || this.locked) return;
    const focused = this.renderRoot.querySelector<HTMLElement>(":focus");
    this.#next = () => {
      const there = this.renderRoot.querySelector<HTMLElement>(`li[data-key="${row.key}"]`);
      if (focused?.isConnected && !focused.matches(":disabled")) focused.focus();
      else there?.querySelector<HTMLElement>(".tools .btn:not([disabled])")?.focus();
      there?.scrollIntoView({ block: "nearest" });
    };
    this.said = t("moved", { name: row.name, place: to + 1, count: this.rows.length });
    this.dispatchEvent(new MoveRowEvent(from, to));
  }

  #drop(index: number, name: string): void {
    this.#next = () => {
      const next = this.#rowAt(Math.min(index, this.rows.length - 1));
      next?.querySelector<HTMLElement>('[data-tool="drop"]')?.focus();
    };
    this.said = t("dropped", { name });
    this.dispatchEvent(new DropRowEvent(index));
  }

  #keyed(event: KeyboardEvent, index: number): void {
    const step = event.code === "ArrowUp" ? -1 : event.code === "ArrowDown" ? 1 : 0;
    const [from] = event.composedPath();
    // Alt and an arrow opens a list of choices; it keeps its key.
    if (step === 0 || !event.altKey || this.locked || from instanceof HTMLSelectElement) return;
    event.preventDefault();
    this.#move(index, index + step);
  }

  #drag(event: DragEvent, key: string): void {
    const row = event.target instanceof HTMLElement ? event.target.closest("li") : null;
    if (event.dataTransfer === null || row === null) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", key);
    event.dataTransfer.setDragImage(row, 8, 8);
    this.dragged = { key, place: this.rows.findIndex((one) => one.key === key) };
  }

  readonly #over = (event: DragEvent) => {
    // A file that is dragged over it is for the fields within.
    if (this.dragged === null) return;
    event.preventDefault();
    const row = event.target instanceof HTMLElement ? event.target.closest("li") : null;
    const place = this.rows.findIndex(({ key }) => key === row?.dataset["key"]);
    if (place >= 0 && place !== this.dragged.place) this.dragged = { ...this.dragged, place };
  };

  readonly #dropped = (event: DragEvent) => {
    const { dragged } = this;
    if (dragged === null) return;
    event.preventDefault();
    this.dragged = null;
    this.#move(
      this.rows.findIndex(({ key }) => key === dragged.key),
      dragged.place,
    );
  };

  readonly #release = () => {
    this.dragged = null;
  };

  async #enter(index: number): Promise<void> {
    const body = this.#rowAt(index)?.querySelector<HTMLElement>(".body");
    for (const part of body?.querySelectorAll("*") ?? []) if (part instanceof LitElement) await part.updateComplete;
    body?.querySelector<HTMLElement>("input, textarea, button, [data-reach]")?.focus();
  }

  #rowAt(index: number): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("li")][index];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-row-list": RowListElement;
  }
}
