import type { DraftItem } from "./plan-draft.ts";

/** One item was written in. */
export class ItemChangeEvent extends Event {
  readonly key: string;
  readonly change: Partial<DraftItem>;
  constructor(key: string, change: Partial<DraftItem>) {
    super("efir-item-change", { bubbles: true, composed: true });
    this.key = key;
    this.change = change;
  }
}

/** Items made of a pasted list. */
export class PasteEvent extends Event {
  readonly items: readonly DraftItem[];
  constructor(items: readonly DraftItem[]) {
    super("efir-paste", { bubbles: true, composed: true });
    this.items = items;
  }
}

declare global {
  interface HTMLElementEventMap {
    "efir-item-change": ItemChangeEvent;
    "efir-paste": PasteEvent;
  }
}
