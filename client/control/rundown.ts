import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { labelOf } from "../../shared/cards/index.ts";
import { itemOf, itemsOf, type RundownItem } from "../../shared/rundown/items.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { type Millis, millis } from "../../shared/time.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import { forecast, type MeetingTiming } from "../../shared/timeline/forecast.ts";
import type { MeetingRecord, Program } from "../../shared/timeline/record.ts";
import { emptyRecord } from "../../shared/timeline/reduce.ts";
import { SecondClock } from "../session/second-clock.ts";
import { common, controls } from "../ui/styles.ts";
import { MoveCueEvent, type StepEvent } from "./rundown/events.ts";
import { itemWords } from "./rundown/item-words.ts";
import { roomMoment } from "./rundown/room-moment.ts";
import { RowDrag } from "./rundown/row-drag.ts";
import { placedRows, rowUnder, seenRows } from "./rundown/row-geometry.ts";
import { RowWalk } from "./rundown/row-walk.ts";
import "./rundown/rundown-foot.ts";
import "./rundown/rundown-item.ts";
import type { RundownItemElement } from "./rundown/rundown-item.ts";
import { stepPlace } from "./rundown/step-place.ts";
import { t } from "./rundown/strings.ts";
import { rundownStyles } from "./rundown-styles.ts";
import { desk } from "./styles.ts";

/**
 * The meeting's course: agenda items with their cues, planned, actual and forecast times. A press prepares a cue. Nothing can
 * be moved by accident: «Правка» unlocks. Rules RD20–RD46 in docs/spec/rundown.md.
 * @fires efir-prepare - A cue was pressed (PrepareEvent).
 * @fires efir-move-cue - A cue, an item or a run of slides is to stand elsewhere (MoveCueEvent).
 * @fires efir-mark-cue - A cue's marks are to change (MarkCueEvent).
 * @fires efir-take-cue - The next item, or the prepared break, is to begin (TakeCueEvent).
 * @fires efir-edit-mode - «Правка» was pressed; `detail` says on.
 * @fires efir-drag - A row was taken up, or let go (DragEvent).
 * @slot - The meeting's own acts, at the foot.
 */
@customElement("efir-rundown")
export class RundownElement extends LitElement {
  static override styles = [common, controls, desk, rundownStyles];
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @property({ attribute: false }) preparedId: string | null = null;
  @property({ attribute: false }) program: Program = emptyProgram;
  @property({ attribute: false }) record: MeetingRecord = emptyRecord;
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  /** Who else has which cue open, by its id (AC31). */
  @property({ attribute: false }) editors: ReadonlyMap<string, string> = new Map();
  @property({ type: Boolean }) locked = false;
  /** «Правка» is on: rows can be moved, and have tools. */
  @property({ type: Boolean }) editing = false;
  /** What a person has opened and closed, by agenda cue. */
  @state() private openById: ReadonlyMap<string, boolean> = new Map();
  @query(".list") private readonly list!: HTMLElement | null;
  @query(".line") private readonly line!: HTMLElement | null;
  @query(".hand") private readonly hand!: HTMLElement | null;
  #items: readonly RundownItem[] = [];
  #liveIds: ReadonlySet<string> = new Set();
  readonly #clock = new SecondClock(this, () => this.serverOffset);
  readonly #walk = new RowWalk(this, {
    rows: () => seenRows(this.#elements()),
    step: (cueId, step, isWhole) => this.#step(cueId, step, isWhole),
  });
  readonly #drag = new RowDrag(this, {
    lift: (event) => this.#lift(event),
    rows: () => placedRows(this.#elements(), this.list),
    list: () => this.list,
    marks: (place, hand) => [
      ...(this.line === null ? [] : [{ element: this.line, at: place }]),
      ...(this.hand === null ? [] : [{ element: this.hand, at: hand }]),
    ],
    drop: (lifted, before) => this.#move(lifted.cueId, before, lifted.isWhole),
  });

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("cues")) this.#items = itemsOf(this.cues);
    // One set as long as the same cards stand: items draw anew only when something changed for them.
    const ids = Object.values(this.program).flatMap((showing) => showing?.card.id ?? []);
    if (ids.length !== this.#liveIds.size || !ids.every((id) => this.#liveIds.has(id))) this.#liveIds = new Set(ids);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("cues")) void this.#walk.follow(this.#elements());
  }

  override render(): TemplateResult {
    const timing = forecast(this.record, this.cues, roomMoment(this.record, this.#clock.now));
    const { lifted } = this.#drag;
    return html`<section aria-labelledby="heading">
      <div class="ph">
        <h1 id="heading">${t("rundown")}</h1>
        <button class="btn btn--s" type="button" aria-pressed=${this.editing} @click=${this.#toggleEditing}>
          ${t(this.editing ? "editDone" : "edit")}
        </button>
      </div>
      ${this.cues.length === 0 ? html`<p class="empty hint">${t("empty")}</p>` : nothing}
      <div class="frame">
        <div class=${`list ${this.#canEdit ? "can-edit" : ""} ${lifted === null ? "" : "is-dragging"}`} @keydown=${this.#walk.key}
          @pointerdown=${this.#drag.down} @pointermove=${this.#drag.move} @pointerup=${this.#drag.up}
          @pointercancel=${this.#drag.cancel} @contextmenu=${this.#drag.menu} @efir-step-cue=${this.#stepByButton}>
          <ol>${repeat(this.#items, keyOf, (item) => this.#item(item, timing))}</ol>
        </div>
        ${lifted === null ? nothing : html`<div class="line" aria-hidden="true"></div><div class="hand" aria-hidden="true"><b>${lifted.title}</b><span>${t("dragging")}</span></div>`}
      </div>
      <efir-rundown-foot .timing=${timing} .cues=${this.cues} .program=${this.program} .phase=${this.record.phase}
        ?editing=${this.editing} ?locked=${this.locked}
        ><slot></slot
      ></efir-rundown-foot>
    </section>`;
  }

  #item(item: RundownItem, timing: MeetingTiming): TemplateResult {
    const id = item.agenda?.id ?? "";
    const own = timing.items.find(({ cueId }) => cueId === id) ?? null;
    const isAtHand = own?.state === "now" || own?.state === "next";
    return html`<li><efir-rundown-item
      .item=${item}
      .number=${this.#numberOf(item)}
      .words=${itemWords(own)}
      .liveIds=${this.#liveIds}
      .preparedId=${this.preparedId}
      .editors=${this.editors}
      ?open=${this.openById.get(id) ?? isAtHand}
      ?plain=${this.#items.length === 1 && item.agenda === null}
      ?tools=${this.editing}
      ?locked=${this.locked}
      @efir-toggle-item=${({ detail }: CustomEvent<boolean>) => this.#setOpen(id, detail)}
    ></efir-rundown-item></li>`;
  }

  /** What its card says, else its place among the items. */
  #numberOf(item: RundownItem): string {
    if (item.agenda === null) return "";
    const { card } = item.agenda;
    const own = card.kind === "agenda" ? card.number : undefined;
    return `${own ?? this.#items.filter(({ agenda }) => agenda !== null).indexOf(item) + 1}`;
  }

  get #canEdit(): boolean {
    return this.editing && !this.locked;
  }

  #elements(): readonly RundownItemElement[] {
    return [...this.renderRoot.querySelectorAll("efir-rundown-item")];
  }

  #lift(event: PointerEvent) {
    const row = this.#canEdit ? rowUnder(event) : null;
    const cue = row === null ? undefined : this.cues.find(({ id }) => id === row.cueId);
    if (row === null || cue === undefined) return null;
    const moved = new Set(row.isWhole ? itemOf(this.cues, cue.id) : [cue.id]);
    return { ...row, title: labelOf(cue.card), moved };
  }

  #step(cueId: string, step: -1 | 1, isWhole: boolean): boolean {
    if (!this.#canEdit) return false;
    const before = stepPlace(this.cues, seenRows(this.#elements()), { cueId, isWhole, step });
    return before !== undefined && this.#move(cueId, before, isWhole);
  }

  readonly #stepByButton = ({ cueId, step }: StepEvent) => {
    this.#step(
      cueId,
      step,
      this.#items.some(({ agenda }) => agenda?.id === cueId),
    );
  };

  /** @returns whether it was asked: where it stands already, it stays */
  #move(cueId: string, before: string | null, isWhole: boolean): boolean {
    const moved = isWhole ? itemOf(this.cues, cueId) : [cueId];
    const last = this.cues.findIndex(({ id }) => id === moved.at(-1));
    const stands = this.cues[last + 1]?.id ?? null;
    if (before === stands || (before !== null && moved.includes(before))) return false;
    this.dispatchEvent(new MoveCueEvent(cueId, before, isWhole && moved.length > 1));
    return true;
  }

  #setOpen(id: string, isOpen: boolean): void {
    this.openById = new Map([...this.openById, [id, isOpen]]);
  }

  readonly #toggleEditing = () => {
    const [bubbles, composed] = [true, true];
    this.dispatchEvent(new CustomEvent<boolean>("efir-edit-mode", { detail: !this.editing, bubbles, composed }));
  };
}

const keyOf = ({ agenda }: RundownItem): string => agenda?.id ?? "";

declare global {
  interface HTMLElementTagNameMap {
    "efir-rundown": RundownElement;
  }
}
