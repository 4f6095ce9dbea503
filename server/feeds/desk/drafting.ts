import type { HighlightChange, NewHighlight } from "../../../shared/feeds/commands.ts";
import { isCorrection } from "../../../shared/feeds/states.ts";
import { type FeedSettings, type Highlight, type HighlightContent, MOST_HIGHLIGHTS } from "../../../shared/feeds.ts";
import { accept, refuse } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import type { FeedRows } from "../ports.ts";
import { newCode } from "./codes.ts";
import { draftContent } from "./drafts/draft-content.ts";
import { type HighlightBook, inMeeting } from "./highlight-book.ts";
import { house } from "./house/made-by-house.ts";
import type { DeskDeps, Outcome } from "./parts.ts";

interface DraftingDeps extends Pick<DeskDeps, "clock" | "meetings" | "clips"> {
  readonly book: HighlightBook;
}

/** From a card to a draft, and from one draft to the next. Rules FD30–FD36 in docs/spec/feeds.md. */
export class Drafting {
  readonly #deps: DraftingDeps;

  constructor(deps: DraftingDeps) {
    this.#deps = deps;
  }

  /** The same id again: the same highlight, as it is now. */
  draft(meeting: string, { id, source, kind }: NewHighlight, by: Actor): Outcome {
    const { book, clock, meetings, clips } = this.#deps;
    return book.transaction(meeting, (rows) => {
      const known = rows.highlights.byId(id);
      if (known !== null) return known.meeting === meeting ? accept(known) : refuse({ code: "ID_TAKEN" });
      const rehearsed = meetings.rehearsalOf(meeting);
      const content = draftContent({
        ...{ source, kind, now: clock.now() },
        record: rehearsed ?? meetings.recordOf(meeting) ?? emptyRecord,
        clipOf: (clipId) => clips.approvedClip(meeting, clipId),
      });
      if (content === null) return refuse({ code: "UNKNOWN_SOURCE" });
      if (rows.highlights.of(meeting).length >= MOST_HIGHLIGHTS) return refuse({ code: "TOO_MANY" });
      const { isRehearsal } = rows.settings.of(meeting).settings;
      const highlight = newHighlight(rows, {
        ...{ id, meeting, content, source, madeBy: { id: by.id, name: by.name } },
        ...{ isRehearsal: isRehearsal || rehearsed !== null, now: clock.now() },
      });
      return accept(highlight);
    });
  }

  /** What anybody approved is not what is written now: approvals go (FD35). */
  edit(meeting: string, id: string, { version, content, targets, correction }: HighlightChange): Outcome {
    const { book, clips } = this.#deps;
    return book.change({ meeting, id, version, act: "edit" }, (rows, highlight) => {
      const isHouse = (kind: HighlightContent["kind"]) => kind === "live" || kind === "digest";
      // The house knows its own by their kind: one that was renamed would be left behind.
      if (isHouse(content.kind) !== isHouse(highlight.content.kind)) return refuse({ code: "MADE_BY_HOUSE" });
      const unused = unusedTarget(targets, rows.settings.of(meeting).settings);
      if (unused !== null) return refuse({ code: "UNKNOWN_TARGET", detail: unused });
      if (content.clipId !== undefined && content.clipId !== highlight.content.clipId) {
        if (clips.approvedClip(meeting, content.clipId) === null) return refuse({ code: "UNKNOWN_SOURCE" });
      }
      const isBeingCorrected = isCorrection(highlight);
      return accept(
        book.save(rows, highlight, {
          ...{ content, targets, approvals: [], concerns: undefined },
          correction: isBeingCorrected ? (correction ?? highlight.correction) : null,
        }),
      );
    });
  }

  /** A draft that nobody wants. What was public is withdrawn instead. */
  drop(meeting: string, id: string): Outcome<null> {
    const { book } = this.#deps;
    return book.change({ meeting, id, version: null, act: "drop" }, (rows, highlight) => {
      // What had once been approved stands in the outbox's record, and what the house drafted would be drafted again: both are kept.
      const isForgotten = rows.outbox.ofHighlight(id).length === 0 && highlight.madeBy.id !== house.id;
      if (isForgotten) rows.highlights.drop(id);
      else book.save(rows, highlight, { state: "dropped", approvals: [] });
      return accept(null);
    });
  }
}

export interface NewHighlightOrder extends Pick<Highlight, "id" | "meeting" | "content" | "source" | "madeBy"> {
  readonly isRehearsal: boolean;
  readonly now: Highlight["madeAt"];
  readonly targets?: Highlight["targets"];
}

/** Within a transaction that has seen that the id is free. */
export function newHighlight(rows: FeedRows, { now, targets = null, ...order }: NewHighlightOrder): Highlight {
  const highlight: Highlight = {
    ...order,
    code: newCode((code) => rows.highlights.wasGiven(code)),
    ...{ state: "draft", version: 1, rev: 1, targets, madeAt: now, updatedAt: now, approvals: [] },
    ...{ releaseAt: null, waitsForViewers: false, correction: null, released: [], withdrawn: null },
  };
  if (!rows.highlights.add(highlight) || inMeeting(rows, highlight.meeting, highlight.id) === null)
    throw new Error("a new highlight was not kept");
  return highlight;
}

function unusedTarget(targets: Highlight["targets"], { targets: used }: FeedSettings): string | null {
  return targets?.find((id) => !(id in used)) ?? null;
}
