import type { CorrectionStyle, FeedSettings, Highlight, HighlightContent } from "../../../../shared/feeds.ts";
import { millis } from "../../../../shared/time.ts";
import { takeBack } from "../../outbox/orders.ts";
import type { FeedRows } from "../../ports.ts";
import type { Approvals } from "../approvals.ts";
import type { Corrections } from "../corrections.ts";
import { type NewHighlightOrder, newHighlight } from "../drafting.ts";
import type { HighlightBook } from "../highlight-book.ts";
import type { DeskDeps } from "../parts.ts";
import { type Renderings, refusalOf } from "../renderings.ts";
import type { Withdrawals } from "../withdrawals.ts";
import { house } from "./made-by-house.ts";

export type HouseOrder = Omit<NewHighlightOrder, "madeBy" | "now" | "source"> &
  Partial<Pick<NewHighlightOrder, "madeBy" | "source">>;

export interface NewWords extends Pick<Highlight, "content" | "targets"> {
  readonly settings: FeedSettings;
  /** Where nothing is edited in place. */
  readonly style: CorrectionStyle;
}

export interface HousePostDeps extends Pick<DeskDeps, "clock" | "log"> {
  readonly book: HighlightBook;
  readonly corrections: Corrections;
  readonly renderings: Renderings;
  readonly approvals: Approvals;
  readonly withdrawals: Withdrawals;
}

/** Releasing, changing and ending what the house posts by itself. Each call stands within one transaction. */
export class HousePosts {
  readonly #deps: HousePostDeps;

  constructor(deps: HousePostDeps) {
    this.#deps = deps;
  }

  make(rows: FeedRows, order: HouseOrder): Highlight {
    const now = this.#deps.clock.now();
    return newHighlight(rows, { source: { type: "none" }, madeBy: house, ...order, now });
  }

  /** @param how `held`: with the meeting's hold window; `at-once`: its parts have been held already */
  release(rows: FeedRows, highlight: Highlight, settings: FeedSettings, how: "held" | "at-once"): Highlight {
    const { renderings, approvals, clock, log } = this.#deps;
    const leaving = renderings.leaving(highlight, settings, null);
    const refused = refusalOf(leaving);
    if (refused !== null) log.warn("house post does not fit", { highlight: highlight.id, why: refused.detail });
    return approvals.release(rows, {
      ...{ highlight, leaving, waitsForViewers: false },
      settings: how === "held" ? settings : { ...settings, holdMs: millis(0) },
      approvals: [{ by: house, at: clock.now(), hash: leaving.hash }],
    });
  }

  /** New words for what is ours. `false`: it is leaving in this moment, and will be asked again. */
  change(rows: FeedRows, highlight: Highlight, { content, targets, settings, style }: NewWords): boolean {
    const { book, clock } = this.#deps;
    if (highlight.state === "approved") {
      if (!takeBack(rows, highlight, clock.now())) return false;
      const anew = book.save(rows, highlight, { state: "draft", approvals: [], releaseAt: null, content, targets });
      this.release(rows, anew, settings, "at-once");
      return true;
    }
    const next = book.save(rows, highlight, {
      ...{ state: "draft", rev: highlight.rev + 1, approvals: [], releaseAt: null, content, targets },
      // Nothing is wrong with what stood: there is no note, and nobody is told of a correction.
      correction: { note: "", style },
    });
    this.release(rows, next, settings, "at-once");
    return true;
  }

  /**
   * Other words for what a person drafted or approved: they see them before anybody else does. `false`: it is leaving in this moment, and
   * will be asked again.
   */
  askAnew(rows: FeedRows, highlight: Highlight, content: HighlightContent): boolean {
    const { book, corrections, clock } = this.#deps;
    const concerns = ["MEMBER_CHANGED"] as const;
    switch (highlight.state) {
      case "released":
        corrections.begin(rows, highlight, {
          content,
          note: "Исправлено вместе с тем, что здесь перечислено",
          concerns,
        });
        return true;
      case "approved":
        if (!takeBack(rows, highlight, clock.now())) return false;
        book.save(rows, highlight, { state: "draft", content, approvals: [], releaseAt: null, concerns });
        return true;
      case "draft":
        book.save(rows, highlight, { content, approvals: [], concerns });
        return true;
      case "withdrawn":
      case "dropped":
        return false;
    }
  }

  end(rows: FeedRows, highlight: Highlight, reason: string): void {
    this.#deps.withdrawals.end(rows, highlight, { reason, by: house.name });
  }
}
