import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import type { StandContent } from "../../../shared/exhibition.ts";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { type DropRowEvent, type MoveRowEvent, StandChangeEvent } from "./events.ts";
import { formStyles } from "./form-styles.ts";
import { listWith, moved } from "./list-changes.ts";
import { keyOf } from "./row-key.ts";
import type { RowListElement } from "./row-list.ts";
import "./row-list.ts";

type ListField = "documents" | "links" | "people" | "figures";
type RowOf<Field extends ListField> = StandContent[Field][number];

/**
 * What the lists of a stand have in common: rows in an order, each drawn by the list's own hand, and a way to add one.
 * @fires efir-stand-change - The list is another one (StandChangeEvent).
 */
export abstract class WordsList<Field extends ListField> extends LitElement {
  static override styles = [common, controls, desk, formStyles];
  @property({ attribute: false }) value: StandContent[Field] = [];
  @property({ type: Boolean }) locked = false;
  @query("efir-row-list") protected readonly list!: RowListElement | null;

  protected abstract readonly field: Field;
  protected abstract readonly most: number;
  protected abstract readonly label: string;
  protected abstract readonly addWords: string;
  /** «Добавить» was pressed. */
  protected abstract begin(): void;
  protected abstract nameOf(row: RowOf<Field>, index: number): string;
  protected abstract draw(row: RowOf<Field>, index: number): TemplateResult;
  /** Below the list. */
  protected foot(): TemplateResult | typeof nothing {
    return nothing;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#add")?.focus();
  }

  override render() {
    const { rows, locked } = this;
    return html`<efir-row-list
        .rows=${rows.map((row, index) => ({ key: keyOf(row), name: this.nameOf(row, index), body: this.draw(row, index) }))}
        .label=${this.label}
        ?locked=${locked}
        @efir-move-row=${({ from, to }: MoveRowEvent) => this.tell(moved(this.rows, from, to))}
        @efir-drop-row=${({ index }: DropRowEvent) => this.tell(this.rows.toSpliced(index, 1))}
      ></efir-row-list>
      ${
        locked
          ? nothing
          : html`<p class="acts"><button class="btn" id="add" type="button" ?disabled=${rows.length >= this.most} @click=${() => this.begin()}>${icon("plus")}${this.addWords}</button></p>`
      }
      ${this.foot()}`;
  }

  protected get rows(): readonly RowOf<Field>[] {
    return this.value;
  }

  protected add(row: RowOf<Field>): void {
    this.list?.reach(this.rows.length);
    this.tell([...this.rows, row]);
  }

  protected write(index: number, change: Partial<RowOf<Field>>, stroke: string | null): void {
    this.tell(listWith(this.rows, index, change), stroke === null ? null : `${this.field}.${index}.${stroke}`);
  }

  protected tell(rows: readonly RowOf<Field>[], stroke: string | null = null): void {
    // A list of rows of this field is what the field holds.
    this.dispatchEvent(new StandChangeEvent(this.field, rows as StandContent[Field], stroke));
  }
}
