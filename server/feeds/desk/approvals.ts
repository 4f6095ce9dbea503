import type { HighlightGiven, HighlightTyped } from "../../../shared/feeds/commands.ts";
import { isCorrection, needsTwo } from "../../../shared/feeds/states.ts";
import {
  type FeedSettings,
  type Highlight,
  type HighlightApproval,
  type HighlightContent,
  type HighlightPreview,
  shareShapes,
} from "../../../shared/feeds.ts";
import { accept, refuse } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import { later } from "../../../shared/time.ts";
import { enqueue, takeBack } from "../outbox/orders.ts";
import type { FeedRows } from "../ports.ts";
import type { HighlightBook } from "./highlight-book.ts";
import { isSecondTime, missingIn } from "./missing.ts";
import type { DeskDeps, Outcome } from "./parts.ts";
import { type Images, isGathered, type Leaving, type Renderings, refusalOf } from "./renderings.ts";

interface ApprovalDeps extends Pick<DeskDeps, "store" | "clock" | "log"> {
  readonly book: HighlightBook;
  readonly renderings: Renderings;
  /** Where the control room sees a share image that nobody else sees yet. */
  readonly imageAddress: (meeting: string, file: string) => string;
}

/** What was seen, and nothing else, leaves: approved by its hash, held for a while, taken back. Rules FD37–FD43, ADR 30. */
export class Approvals {
  readonly #deps: ApprovalDeps;

  constructor(deps: ApprovalDeps) {
    this.#deps = deps;
  }

  /** What would leave if this were saved and approved. Nothing is saved. */
  async preview(meeting: string, id: string, typed: HighlightTyped, by: Actor): Promise<Outcome<HighlightPreview>> {
    const { book, renderings, store, imageAddress } = this.#deps;
    const highlight = book.find(meeting, id);
    if (highlight === null) return refuse({ code: "UNKNOWN_HIGHLIGHT" });
    const { content, targets } = typed;
    const correction = isCorrection(highlight) ? (typed.correction ?? highlight.correction) : null;
    const images = await this.#images(highlight, content);
    if (images === null) return refuse({ code: "NOT_DRAWN" });
    const { settings } = store.rows.settings.of(meeting);
    const would = { ...highlight, content, targets, correction };
    const { rendered, hash } = renderings.leaving(would, settings, images);
    const missing = [
      ...missingIn(would),
      ...(isSecondTime(would, settings, hash, by.id) ? (["second-person"] as const) : []),
    ];
    return accept({
      ...{ hash, rendered, missing },
      images: shareShapes.map((shape) => ({ shape, url: imageAddress(meeting, images[shape].file) })),
    });
  }

  /** Bound to the hash: made anew here, of what is kept, and compared. Of two who are needed the first is kept (FD39). */
  async approve(meeting: string, id: string, given: HighlightGiven, by: Actor): Promise<Outcome> {
    const { book, renderings, clock } = this.#deps;
    const before = book.find(meeting, id);
    if (before === null) return refuse({ code: "UNKNOWN_HIGHLIGHT" });
    if (before.version !== given.version) return refuse({ code: "STALE", current: before });
    const images = await this.#images(before, before.content);
    if (images === null) return refuse({ code: "NOT_DRAWN" });
    return book.change({ meeting, id, version: given.version, act: "approve" }, (rows, highlight) => {
      const missing = missingIn(highlight);
      if (missing.length > 0) return refuse({ code: "INCOMPLETE", detail: missing.join(",") });
      if (isCorrection(highlight) && !highlight.correction?.note) return refuse({ code: "NO_NOTE" });
      const { settings } = rows.settings.of(meeting);
      const leaving = renderings.leaving(highlight, settings, images);
      if (leaving.hash !== given.hash) return refuse({ code: "HASH", current: highlight });
      const refused = refusalOf(leaving);
      if (refused !== null) return refuse(refused);
      if (isSecondTime(highlight, settings, leaving.hash, by.id)) return refuse({ code: "SECOND_PERSON" });
      const mine: HighlightApproval = { by: { id: by.id, name: by.name }, at: clock.now(), hash: leaving.hash };
      const isTwo = settings.twoPeople && needsTwo(highlight);
      const approvals = [...(isTwo ? highlight.approvals.filter(({ hash }) => hash === leaving.hash) : []), mine];
      if (isTwo && approvals.length < 2) return accept(book.save(rows, highlight, { approvals }));
      const waitsForViewers = given.waitsForViewers ?? settings.waitForViewers;
      return accept(this.release(rows, { highlight, leaving, settings, approvals, waitsForViewers }));
    });
  }

  /** Into its hold window, within the transaction. `holdMs` of the house's own posts is theirs. */
  release(
    rows: FeedRows,
    order: {
      readonly highlight: Highlight;
      readonly leaving: Leaving;
      readonly settings: FeedSettings;
      readonly approvals: readonly HighlightApproval[];
      readonly waitsForViewers: boolean;
    },
  ): Highlight {
    const { book, clock } = this.#deps;
    const { highlight, leaving, settings, approvals, waitsForViewers } = order;
    const now = clock.now();
    const releaseAt = later(now, settings.holdMs);
    const approved = book.save(rows, highlight, {
      ...{ state: "approved", approvals, releaseAt, waitsForViewers, concerns: undefined },
    });
    enqueue(rows, {
      ...{ highlight: approved, hash: leaving.hash, targets: leaving.targets, now, releaseAt },
      rendered: leaving.rendered.filter((one) => !isGathered(one)),
      // What corrects something is never too late.
      staleAt: isCorrection(approved) ? null : later(releaseAt, settings.staleAfterMs),
    });
    return approved;
  }

  /** The undo that always works while nothing has left (FD41). */
  takeBack(meeting: string, id: string, version: number | null): Outcome {
    const { book, clock } = this.#deps;
    return book.change({ meeting, id, version, act: "take-back" }, (rows, highlight) => {
      if (!takeBack(rows, highlight, clock.now())) return refuse({ code: "TOO_LATE", current: highlight });
      return accept(book.save(rows, highlight, { state: "draft", approvals: [], releaseAt: null }));
    });
  }

  /** Waits neither for the end of its hold window nor for viewers. */
  releaseNow(meeting: string, id: string, version: number): Outcome {
    const { book, clock } = this.#deps;
    return book.change({ meeting, id, version, act: "release-now" }, (rows, highlight) => {
      const now = clock.now();
      for (const row of rows.outbox.ofHighlight(id)) {
        // What a correction posts anew is deleted first: that waits too, by the revision that stood.
        const isOfThis = row.rev === highlight.rev || row.op === "delete";
        if (isOfThis && row.state === "queued" && row.notBefore > now) rows.outbox.save({ ...row, notBefore: now });
      }
      return accept(book.save(rows, highlight, { releaseAt: now, waitsForViewers: false }));
    });
  }

  async #images(highlight: Highlight, content: HighlightContent): Promise<Images | null> {
    try {
      return await this.#deps.renderings.images(highlight, content);
    } catch (error) {
      this.#deps.log.fault("share images not drawn", error, { highlight: highlight.id });
      return null;
    }
  }
}
