import { can, type HighlightAct } from "../../../shared/feeds/states.ts";
import type { Highlight } from "../../../shared/feeds.ts";
import { refuse } from "../../../shared/result.ts";
import type { FeedRows } from "../ports.ts";
import type { DeskDeps, Outcome } from "./parts.ts";

/** A change of one highlight: which, from what version, to do what. */
export interface Change {
  readonly meeting: string;
  readonly id: string;
  /** `null`: whatever it is now; the house overtakes nobody. */
  readonly version: number | null;
  readonly act: HighlightAct;
}

type BookDeps = Pick<DeskDeps, "store" | "clock" | "onChanged" | "poke">;

/** Highlights, each changed in one transaction: who comes second is told what stands there now (FD33). */
export class HighlightBook {
  readonly #deps: BookDeps;

  constructor(deps: BookDeps) {
    this.#deps = deps;
  }

  /** `null`: the meeting has no such highlight. */
  find(meeting: string, id: string): Highlight | null {
    return inMeeting(this.#deps.store.rows, meeting, id);
  }

  /** `work` refuses before it writes anything. Told, and sent on its way, once it is kept. */
  change<Value>(
    { meeting, id, version, act }: Change,
    work: (rows: FeedRows, highlight: Highlight) => Outcome<Value>,
  ): Outcome<Value> {
    return this.transaction(meeting, (rows) => {
      const highlight = inMeeting(rows, meeting, id);
      if (highlight === null) return refuse({ code: "UNKNOWN_HIGHLIGHT" });
      if (version !== null && highlight.version !== version) return refuse({ code: "STALE", current: highlight });
      if (!can(act, highlight)) return refuse({ code: "WRONG_STATE", current: highlight });
      return work(rows, highlight);
    });
  }

  transaction<Value>(meeting: string, work: (rows: FeedRows) => Outcome<Value>): Outcome<Value> {
    const outcome = this.#deps.store.transaction(work);
    if (outcome.ok) {
      this.#deps.onChanged(meeting);
      this.#deps.poke();
    }
    return outcome;
  }

  /** The next version of a highlight that was read in the same transaction. */
  save(rows: FeedRows, highlight: Highlight, change: Partial<Highlight>): Highlight {
    const saved = { ...highlight, ...change, version: highlight.version + 1, updatedAt: this.#deps.clock.now() };
    if (!rows.highlights.save(saved, highlight.version)) throw new Error("a highlight changed within a transaction");
    return saved;
  }
}

export function inMeeting(rows: FeedRows, meeting: string, id: string): Highlight | null {
  const highlight = rows.highlights.byId(id);
  return highlight?.meeting === meeting ? highlight : null;
}
