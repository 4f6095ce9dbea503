import type { CorrectionStyle, Highlight, HighlightContent } from "../../../shared/feeds.ts";
import { accept, refuse } from "../../../shared/result.ts";
import type { FeedRows } from "../ports.ts";
import type { HighlightBook } from "./highlight-book.ts";
import type { Outcome } from "./parts.ts";

/** What is public and wrong is said anew, openly: a revision with a note of what changed (FD44, FD45). */
export class Corrections {
  readonly #book: HighlightBook;

  constructor(book: HighlightBook) {
    this.#book = book;
  }

  /** The revision that stands stays public until the next one is released. */
  correct(meeting: string, id: string, version: number): Outcome {
    return this.#book.change({ meeting, id, version, act: "correct" }, (rows, highlight) =>
      accept(this.begin(rows, highlight, { note: "", concerns: undefined })),
    );
  }

  /** Within a transaction; of one that is released. */
  begin(
    rows: FeedRows,
    highlight: Highlight,
    {
      content = highlight.content,
      note,
      concerns,
    }: { readonly content?: HighlightContent; readonly note: string; readonly concerns: Highlight["concerns"] },
  ): Highlight {
    return this.#book.save(rows, highlight, {
      ...{ state: "draft", rev: highlight.rev + 1, content, approvals: [], stood: highlight.approvals, concerns },
      ...{ releaseAt: null, correction: { note, style: usualStyle(rows, highlight) } },
    });
  }

  /** As if nobody had begun: what stands is approved as it was. */
  cancel(meeting: string, id: string, version: number): Outcome {
    return this.#book.change({ meeting, id, version, act: "cancel-correction" }, (rows, highlight) => {
      const standing = highlight.released.at(-1);
      if (standing === undefined) return refuse({ code: "WRONG_STATE", current: highlight });
      return accept(
        this.#book.save(rows, highlight, {
          ...{ state: "released", rev: standing.rev, content: standing.content, correction: null, releaseAt: null },
          ...{ approvals: highlight.stood ?? [], stood: undefined, concerns: undefined },
        }),
      );
    });
  }
}

/** As all of the meeting's targets have it; where they differ nothing that was said disappears. */
function usualStyle(rows: FeedRows, { meeting }: Highlight): CorrectionStyle {
  const styles = Object.values(rows.settings.of(meeting).settings.targets).map(({ correction }) => correction);
  return styles.length > 0 && styles.every((style) => style === "repost") ? "repost" : "reply";
}
