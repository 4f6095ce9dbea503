import type {
  FeedSettingsChange,
  HighlightChange,
  HighlightGiven,
  HighlightTyped,
  NewHighlight,
} from "../../../shared/feeds/commands.ts";
import type { FeedDesk, HighlightPreview, ToldRow } from "../../../shared/feeds.ts";
import type { Result } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import { Approvals } from "./approvals.ts";
import { Corrections } from "./corrections.ts";
import { Drafting } from "./drafting.ts";
import { FeedRules, type KeptSettings } from "./feed-rules.ts";
import { HighlightBook } from "./highlight-book.ts";
import type { DeskDeps, Outcome } from "./parts.ts";
import { Renderings } from "./renderings.ts";
import { RowsByHand } from "./rows-by-hand.ts";
import { toldDesk } from "./told-desk.ts";
import { type Withdrawal, Withdrawals } from "./withdrawals.ts";

/** Highlights from a card to the feeds and back. Rules FD30–FD59 in docs/spec/feeds.md. */
export class HighlightDesk {
  readonly #deps: DeskDeps;
  readonly #drafting: Drafting;
  readonly #approvals: Approvals;
  readonly #corrections: Corrections;
  readonly #withdrawals: Withdrawals;
  readonly #rules: FeedRules;
  readonly #rows: RowsByHand;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    const book = new HighlightBook(deps);
    const renderings = new Renderings(deps);
    this.#drafting = new Drafting({ ...deps, book });
    this.#approvals = new Approvals({ ...deps, book, renderings, imageAddress });
    this.#corrections = new Corrections(book);
    this.#withdrawals = new Withdrawals({ ...deps, book, onWithdrawn: () => {} });
    this.#rules = new FeedRules(deps);
    this.#rows = new RowsByHand({ ...deps, book });
  }

  told(meeting: string): FeedDesk {
    return toldDesk(this.#deps, meeting);
  }

  draft(meeting: string, wanted: NewHighlight, by: Actor): Outcome {
    return this.#drafting.draft(meeting, wanted, by);
  }

  edit(meeting: string, id: string, change: HighlightChange): Outcome {
    return this.#drafting.edit(meeting, id, change);
  }

  drop(meeting: string, id: string): Outcome<null> {
    return this.#drafting.drop(meeting, id);
  }

  preview(meeting: string, id: string, typed: HighlightTyped, by: Actor): Promise<Outcome<HighlightPreview>> {
    return this.#approvals.preview(meeting, id, typed, by);
  }

  approve(meeting: string, id: string, given: HighlightGiven, by: Actor): Promise<Outcome> {
    return this.#approvals.approve(meeting, id, given, by);
  }

  takeBack(meeting: string, id: string, version: number): Outcome {
    return this.#approvals.takeBack(meeting, id, version);
  }

  releaseNow(meeting: string, id: string, version: number): Outcome {
    return this.#approvals.releaseNow(meeting, id, version);
  }

  correct(meeting: string, id: string, version: number): Outcome {
    return this.#corrections.correct(meeting, id, version);
  }

  cancelCorrection(meeting: string, id: string, version: number): Outcome {
    return this.#corrections.cancel(meeting, id, version);
  }

  withdraw(meeting: string, id: string, withdrawal: Withdrawal): Outcome {
    return this.#withdrawals.withdraw(meeting, id, withdrawal);
  }

  resolveRow(meeting: string, id: number, found: { readonly url: string | null } | null, by: string): Outcome<ToldRow> {
    return this.#rows.resolve(meeting, id, found, by);
  }

  retryRow(meeting: string, id: number, by: string): Outcome<ToldRow> {
    return this.#rows.retry(meeting, id, by);
  }

  cancelRow(meeting: string, id: number, by: string): Outcome<ToldRow> {
    return this.#rows.cancel(meeting, id, by);
  }

  configure(meeting: string, change: FeedSettingsChange): Result<KeptSettings, KeptSettings> {
    return this.#rules.configure(meeting, change);
  }

  kill(meeting: string, isKilled: boolean): KeptSettings {
    return this.#rules.kill(meeting, isKilled);
  }

  rehearse(meeting: string, isOn: boolean): KeptSettings {
    return this.#rules.rehearse(meeting, isOn);
  }

  killHouse(isKilled: boolean): boolean {
    return this.#rules.killHouse(isKilled);
  }
}

const imageAddress = (meeting: string, file: string): string => `/api/meetings/${meeting}/feed/images/${file}`;
