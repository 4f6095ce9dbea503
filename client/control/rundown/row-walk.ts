import type { ReactiveController, ReactiveControllerHost } from "lit";
import { rowButtons, rowUnder } from "./row-geometry.ts";
import type { RundownItemElement } from "./rundown-item.ts";
import type { SeenRow } from "./step-place.ts";

export interface WalkHost {
  readonly rows: () => readonly SeenRow[];
  /** @returns whether it was asked to move: at an end, or while nothing may be moved, it stays */
  readonly step: (cueId: string, step: -1 | 1, isWhole: boolean) => boolean;
}

/**
 * ↑ ↓ Home End move between rows; with Alt ↑ ↓ move the row's cue, with Alt and Shift the item that it is of. The focus goes
 * with what is moved. Rules CR16, RD34.
 */
export class RowWalk implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #host: WalkHost;
  #carried: string | null = null;

  constructor(element: ReactiveControllerHost & HTMLElement, host: WalkHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  hostConnected(): void {}

  readonly key = (event: KeyboardEvent) => {
    const row = rowUnder(event);
    if (row === null || event.ctrlKey || event.metaKey) return;
    const step = event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : null;
    if (event.altKey) {
      if (step === null) return;
      const cueId = event.shiftKey ? this.#itemOf(row.cueId) : row.cueId;
      this.#carried = row.cueId;
      // Kept for a later change of the list, it would take the focus from whatever is being written then.
      if (cueId === null || !this.#host.step(cueId, step, event.shiftKey || row.isWhole)) this.#carried = null;
    } else if (!event.shiftKey && !this.#walk(row.cueId, event.code, step)) return;
    event.preventDefault();
  };

  /** After the rows were drawn in another order: the focus is where the moved row is now. */
  async follow(items: readonly RundownItemElement[]): Promise<void> {
    const carried = this.#carried;
    if (carried === null) return;
    this.#carried = null;
    await Promise.all(items.map(({ updateComplete }) => updateComplete));
    rowButtons(items)
      .find(({ dataset }) => (dataset["cue"] ?? dataset["deck"]) === carried)
      ?.focus();
  }

  #walk(cueId: string, code: string, step: -1 | 1 | null): boolean {
    const rows = this.#host.rows();
    const last = rows.length - 1;
    const place = rows.findIndex((row) => row.cueId === cueId);
    const to = code === "Home" ? 0 : code === "End" ? last : step === null ? null : place + step;
    const row = to === null ? undefined : rows[Math.min(Math.max(to, 0), last)];
    if (row === undefined) return false;
    this.#buttons()
      .find(({ dataset }) => (dataset["cue"] ?? dataset["deck"]) === row.cueId)
      ?.focus();
    return true;
  }

  /** The item that a row stands under; `null`: under none. */
  #itemOf(cueId: string): string | null {
    const rows = this.#host.rows();
    const place = rows.findIndex((row) => row.cueId === cueId);
    return rows.slice(0, place + 1).findLast(({ isItem }) => isItem)?.cueId ?? null;
  }

  #buttons(): readonly HTMLElement[] {
    const items = this.#element.shadowRoot?.querySelectorAll("efir-rundown-item") ?? [];
    return rowButtons([...items]);
  }
}
