import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { t } from "./card-strings.ts";
import { desk } from "./styles.ts";
import {
  emptyTable,
  MOST_COLUMNS,
  MOST_ROWS,
  type Place,
  pasted,
  sized,
  type TableDraft,
  written,
} from "./table-draft.ts";
import { tableStyles } from "./table-styles.ts";

/**
 * A small table of numbers. Enter and ↓ ↑ walk a column, Tab a row; a table pasted from a spreadsheet is taken whole.
 * Rules CR26–CR27 in docs/spec/control.md.
 * @fires change - `value` is another table.
 */
@customElement("efir-table-field")
export class TableFieldElement extends LitElement {
  static override styles = [common, controls, desk, tableStyles];
  @property({ attribute: false }) value: TableDraft = emptyTable;
  /** What the numbers are; names the table. */
  @property() label = "";
  @property() mistake = "";
  @state() private told = "";

  override focus(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  override render() {
    const { columns, rows } = this.value;
    return html`<div class="scroll">
        <table aria-label=${this.label} aria-describedby="words" @paste=${this.#paste} @keydown=${this.#walk}>
          <thead>
            <tr>
              <td></td>
              ${columns.map((name, column) => html`<th scope="col">${this.#cell({ row: -1, column }, name, t("table.column", { column: column + 1 }))}</th>`)}
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${rows.map((_, row) => this.#row(row))}
          </tbody>
          ${columns.length > 1 ? this.#droppers(columns) : nothing}
        </table>
      </div>
      <p class="tools">
        <button class="btn btn--s" type="button" ?disabled=${rows.length >= MOST_ROWS} @click=${() => this.#resize(1, 0)}>${icon("plus")}${t("table.addRow")}</button>
        <button class="btn btn--s" type="button" ?disabled=${columns.length >= MOST_COLUMNS} @click=${() => this.#resize(0, 1)}>${icon("plus")}${t("table.addColumn")}</button>
      </p>
      <p class="hint">${t("table.hint")}</p>
      <div id="words" role="status">${this.mistake !== "" ? html`<p class="mistake">${this.mistake}</p>` : this.told === "" ? nothing : html`<p class="hint">${this.told}</p>`}</div>`;
  }

  #row(row: number) {
    const { columns, rows } = this.value;
    const { label = "", cells = [] } = rows[row] ?? {};
    const name = label.trim() || t("table.rowName", { row: row + 1 });
    return html`<tr>
      <th scope="row">${this.#cell({ row, column: -1 }, label, t("table.row", { row: row + 1 }))}</th>
      ${cells.map((text, column) => {
        const head = columns[column]?.trim() || t("table.columnName", { column: column + 1 });
        return html`<td>${this.#cell({ row, column }, text, t("table.cell", { row: name, column: head }))}</td>`;
      })}
      <td>${this.#dropper(t("table.dropRow", { row: name }), rows.length <= 1, () => this.#dropRow(row))}</td>
    </tr>`;
  }

  #droppers(columns: readonly string[]) {
    return html`<tfoot>
      <tr>
        <td></td>
        ${columns.map(
          (name, column) =>
            html`<td>${this.#dropper(t("table.dropColumn", { column: name.trim() || String(column + 1) }), false, () => this.#dropColumn(column))}</td>`,
        )}
        <td></td>
      </tr>
    </tfoot>`;
  }

  #cell({ row, column }: Place, text: string, name: string) {
    const isNumber = row >= 0 && column >= 0;
    return html`<input
      class=${isNumber ? "field num" : "field"}
      data-row=${row}
      data-column=${column}
      inputmode=${isNumber ? "decimal" : "text"}
      autocomplete="off"
      aria-label=${name}
      .value=${text}
      @input=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) this.#use(written(this.value, { row, column }, target.value));
      }}
    />`;
  }

  #dropper(name: string, isOff: boolean, act: () => void) {
    return html`<button class="btn btn--s btn--icon btn--quiet" type="button" aria-label=${name} title=${name} ?disabled=${isOff} @click=${act}>${icon("close")}</button>`;
  }

  readonly #paste = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    const outcome = place && pasted(this.value, place, event.clipboardData?.getData("text/plain") ?? "");
    if (outcome == null) return;
    event.preventDefault();
    this.#use(outcome.draft);
    const { rows, columns } = outcome.draft;
    this.told = outcome.isCut
      ? t("table.cut", { rows: MOST_ROWS, columns: MOST_COLUMNS })
      : t("table.pasted", { rows: rows.length, columns: columns.length });
  };

  readonly #walk = async (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
    // Ctrl+Enter and the like are somebody else's.
    if (place === null || step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const row = place.row + step;
    if (event.key === "Enter" && row === this.value.rows.length) this.#resize(1, 0);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${place.column}"]`)?.focus();
  };

  #resize(rows: number, columns: number): void {
    const { value } = this;
    if (value.rows.length + rows > MOST_ROWS) return;
    this.#use(sized(value, value.rows.length + rows, value.columns.length + columns));
  }

  #dropRow(row: number): void {
    this.#use({ ...this.value, rows: this.value.rows.toSpliced(row, 1) });
    this.focus();
  }

  #dropColumn(column: number): void {
    const { columns, rows } = this.value;
    this.#use({
      columns: columns.toSpliced(column, 1),
      rows: rows.map(({ label, cells }) => ({ label, cells: cells.toSpliced(column, 1) })),
    });
    this.focus();
  }

  #use(value: TableDraft): void {
    this.value = value;
    this.told = "";
    this.dispatchEvent(new Event("change"));
  }
}

function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof HTMLInputElement)) return null;
  const { row, column } = target.dataset;
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-table-field": TableFieldElement;
  }
}
