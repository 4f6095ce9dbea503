import { can } from "../../../shared/feeds/states.ts";
import type { Highlight } from "../../../shared/feeds.ts";
import { accept } from "../../../shared/result.ts";
import { retract } from "../outbox/orders.ts";
import type { FeedRows } from "../ports.ts";
import type { HighlightBook } from "./highlight-book.ts";
import type { DeskDeps, Outcome } from "./parts.ts";

export interface Withdrawal {
  /** `null`: whatever it is now. */
  readonly version: number | null;
  readonly reason: string;
  /** A name: the record says who. */
  readonly by: string;
}

interface WithdrawalDeps extends Pick<DeskDeps, "clock"> {
  readonly book: HighlightBook;
  /** What lists it must not go on listing it: in the same transaction. */
  readonly onWithdrawn: (rows: FeedRows, highlight: Highlight) => void;
}

/** Called back everywhere, in one transaction: state, orders to every target, and our own feed's tombstone (FD46). */
export class Withdrawals {
  readonly #deps: WithdrawalDeps;

  constructor(deps: WithdrawalDeps) {
    this.#deps = deps;
  }

  withdraw(meeting: string, id: string, { version, ...said }: Withdrawal): Outcome {
    return this.#deps.book.change({ meeting, id, version, act: "withdraw" }, (rows, highlight) =>
      accept(this.within(rows, highlight, said)),
    );
  }

  /** The same within a transaction of one's own. */
  within(rows: FeedRows, highlight: Highlight, { reason, by }: Omit<Withdrawal, "version">): Highlight {
    const { book, clock, onWithdrawn } = this.#deps;
    const at = clock.now();
    const withdrawn = book.save(rows, highlight, {
      ...{ state: "withdrawn", withdrawn: { at, by, reason }, approvals: [], stood: undefined, concerns: undefined },
    });
    retract(rows, withdrawn, at);
    onWithdrawn(rows, withdrawn);
    return withdrawn;
  }

  /** Withdrawn if anything of it left or may leave, else dropped: nothing of it goes out from now on. */
  end(rows: FeedRows, highlight: Highlight, said: Omit<Withdrawal, "version">): void {
    if (can("withdraw", highlight)) this.within(rows, highlight, said);
    else if (can("drop", highlight)) this.#deps.book.save(rows, highlight, { state: "dropped", approvals: [] });
  }
}
