import type { ToldRow } from "../../../shared/feeds.ts";
import { accept, refuse } from "../../../shared/result.ts";
import { cancelByHand, resolveByHand, retryByHand } from "../outbox/orders.ts";
import type { FeedRows } from "../ports.ts";
import type { HighlightBook } from "./highlight-book.ts";
import type { DeskDeps, Outcome } from "./parts.ts";
import { toldRow } from "./told-desk.ts";

interface ByHandDeps extends Pick<DeskDeps, "clock"> {
  readonly book: HighlightBook;
}

/** What a person settles of one post: they have looked where the house cannot (FD48). */
export class RowsByHand {
  readonly #deps: ByHandDeps;

  constructor(deps: ByHandDeps) {
    this.#deps = deps;
  }

  /** @param found `null`: it is not there */
  resolve(meeting: string, id: number, found: { readonly url: string | null } | null, by: string): Outcome<ToldRow> {
    return this.#settle(meeting, id, (rows) => resolveByHand(rows, id, found, by, this.#deps.clock.now()));
  }

  retry(meeting: string, id: number, by: string): Outcome<ToldRow> {
    return this.#settle(meeting, id, (rows) => retryByHand(rows, id, by, this.#deps.clock.now()));
  }

  cancel(meeting: string, id: number, by: string): Outcome<ToldRow> {
    return this.#settle(meeting, id, (rows) => cancelByHand(rows, id, by, this.#deps.clock.now()));
  }

  #settle(meeting: string, id: number, act: (rows: FeedRows) => boolean): Outcome<ToldRow> {
    return this.#deps.book.transaction(meeting, (rows) => {
      if (rows.outbox.byId(id)?.meeting !== meeting) return refuse({ code: "UNKNOWN_ROW" });
      if (!act(rows)) return refuse({ code: "WRONG_STATE" });
      const row = rows.outbox.byId(id);
      return row === null ? refuse({ code: "UNKNOWN_ROW" }) : accept(toldRow(row));
    });
  }
}
