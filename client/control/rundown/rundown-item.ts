import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { RundownItem } from "../../../shared/rundown/items.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { common, controls } from "../../ui/styles.ts";
import { desk } from "../styles.ts";
import "./cue-marks.ts";
import { cueRow, deckRow } from "./cue-row.ts";
import { cueTools, rowEnds } from "./cue-tools.ts";
import { itemHead } from "./item-head.ts";
import { type ItemWords, itemWords } from "./item-words.ts";
import { rowStyles } from "./row-styles.ts";
import { type Row, rowsOf } from "./rows.ts";

const noIds: ReadonlySet<string> = new Set();
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
type Names = ReadonlyMap<string, string>;
/** Asked on every drawing of the room: mostly nobody edits. */
const areSame = (one: Names = new Map(), other: Names = new Map()): boolean =>
  one.size === other.size && [...one].every(([id, name]) => other.get(id) === name);

/**
 * One agenda item of the rundown with the cues under it; or the cues before the first item.
 * @fires efir-prepare - A cue was pressed (PrepareEvent).
 * @fires efir-toggle-item - Its cues are to be shown, or hidden; `detail` says shown.
 */
@customElement("efir-rundown-item")
export class RundownItemElement extends LitElement {
  static override styles = [common, controls, desk, rowStyles];
  @property({ attribute: false }) item: RundownItem = { agenda: null, cues: [] };
  /** As printed; empty: the item has none. */
  @property() number = "";
  /** Every second new, and mostly the same. */
  @property({ attribute: false, hasChanged: (one, other) => !isSame(one, other) }) words: ItemWords = itemWords(null);
  @property({ attribute: false }) liveIds = noIds;
  @property() preparedId: string | null = null;
  /** Who else has which cue open, by its id (AC31). */
  @property({ attribute: false, hasChanged: (one?: Names, other?: Names) => !areSame(one, other) })
  editors: Names = new Map();
  @property({ type: Boolean }) open = false;
  /** Rows are numbered: the rundown has no items. */
  @property({ type: Boolean }) plain = false;
  /** «Правка»: the tools are shown. */
  @property({ type: Boolean }) tools = false;
  @property({ type: Boolean }) locked = false;
  @state() private openDecks = noIds;
  @state() private toolsOf: string | null = null;
  @state() private isNoting = false;

  override render(): TemplateResult {
    const { agenda } = this.item;
    const cues = this.open || agenda === null ? this.#cues(agenda) : nothing;
    return html`${agenda === null ? nothing : this.#head(agenda)}${cues}`;
  }

  #head(agenda: Cue): TemplateResult {
    const { cues } = this.item;
    return itemHead({
      agenda,
      number: this.number,
      words: this.words,
      isLive: this.liveIds.has(agenda.card.id),
      isPrepared: agenda.id === this.preparedId,
      isLocked: this.locked,
      count: cues.length,
      isOpen: this.open,
      holdsLive: !this.open && cues.some(({ card }) => this.liveIds.has(card.id)),
      toggle: this.#toggle,
      tools: this.#tools(agenda),
    });
  }

  #cues(agenda: Cue | null): TemplateResult {
    const rows = rowsOf(this.item.cues, this.openDecks);
    return html`<ol class=${agenda === null ? "" : "under"} id="cues">
      ${repeat(rows, keyOf, (row, index) => this.#row(row, index))}
    </ol>`;
  }

  #row(row: Row, index: number): TemplateResult {
    if (row.type === "deck")
      return deckRow({
        ...row,
        liveIds: this.liveIds,
        isPrepared: row.cues.some(({ id }) => id === this.preparedId),
        toggle: () => this.#toggleDeck(row.first.id),
      });
    const { cue } = row;
    return cueRow({
      cue,
      place: this.plain ? index + 1 : null,
      isLive: this.liveIds.has(cue.card.id),
      isPrepared: cue.id === this.preparedId,
      isLocked: this.locked,
      editor: this.editors.get(cue.id) ?? null,
      tools: this.#tools(cue),
    });
  }

  /** «Правка» gives each row one button; the tools behind it stand under one row at a time. */
  #tools(cue: Cue): unknown {
    if (!this.tools) return nothing;
    const isOpen = this.toolsOf === cue.id;
    const isNoteOpen = isOpen && this.isNoting;
    const show = () => {
      this.toolsOf = isOpen ? null : cue.id;
      this.isNoting = false;
    };
    const note = () => {
      this.isNoting = !this.isNoting;
    };
    const tools = () => cueTools({ cue, isNoteOpen, toggleNote: note });
    const marks = html`<efir-cue-marks .cue=${cue} @close=${note}></efir-cue-marks>`;
    return html`${rowEnds(cue, isOpen, show)}${isOpen ? tools() : nothing}${isNoteOpen ? marks : nothing}`;
  }

  readonly #toggle = () => {
    this.dispatchEvent(new CustomEvent<boolean>("efir-toggle-item", { detail: !this.open }));
  };

  #toggleDeck(firstId: string): void {
    const open = new Set(this.openDecks);
    if (!open.delete(firstId)) open.add(firstId);
    this.openDecks = open;
  }
}

const keyOf = (row: Row): string => (row.type === "deck" ? `deck ${row.first.id}` : row.cue.id);

declare global {
  interface HTMLElementTagNameMap {
    "efir-rundown-item": RundownItemElement;
  }
}
