import type { FeedRefused } from "../../../shared/feeds/refusals.ts";
import type { Highlight, HighlightConcern, HighlightContent } from "../../../shared/feeds.ts";
import { accept, type Result } from "../../../shared/result.ts";
import type { FigureContent } from "../../../shared/timeline/figure-correction.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { withoutUndefined } from "../../../shared/without-undefined.ts";
import { takeBack } from "../outbox/orders.ts";
import type { FeedRows } from "../ports.ts";
import type { Corrections } from "./corrections.ts";
import type { HighlightBook } from "./highlight-book.ts";
import type { DeskDeps } from "./parts.ts";

type Showing = MeetingRecord["showings"][number];

interface FollowDeps extends Pick<DeskDeps, "clock"> {
  readonly book: HighlightBook;
  readonly corrections: Corrections;
}

/** What becomes of highlights when the record that they were made from says something else (FD57, FD58). */
export class FollowRecord {
  readonly #deps: FollowDeps;

  constructor(deps: FollowDeps) {
    this.#deps = deps;
  }

  /** A number was corrected: drafts say the new one, what is public gets a correction drafted. Nobody's approval is kept. */
  figureCorrected(meeting: string, record: MeetingRecord, figureId: string, figure: FigureContent): void {
    const shown = record.showings.filter(({ card }) => card.kind === "figure" && card.figureId === figureId);
    this.#each(meeting, (rows, highlight) => {
      if (!shown.some((showing) => isSourceOf(showing, highlight)) || !isUnlike(highlight.content, figure)) return;
      const content = withNumber(highlight.content, figure);
      const note = `Было: ${readNumber(highlight.content)}. Стало: ${readNumber(content)}`;
      this.#rewrite(rows, highlight, { content, note, concern: "FIGURE_CORRECTED" });
    });
  }

  /** A card that nobody saw was never on air: its drafts wait for somebody to say whether they are wanted. */
  cardRecalled(meeting: string, act: number): void {
    this.#each(meeting, (rows, highlight) => {
      const isOfIt = highlight.source.type === "card" && highlight.source.showing === act;
      if (!isOfIt || highlight.released.length > 0) return;
      this.#rewrite(rows, highlight, { content: highlight.content, note: "", concern: "CARD_RECALLED" });
    });
  }

  /** Of a number that was corrected in the second in which its highlight left. @returns whether something was changed */
  afterRelease(rows: FeedRows, highlights: readonly Highlight[], record: MeetingRecord): boolean {
    const late = highlights.filter(({ state, concerns = [] }) => state === "released" && concerns.length > 0);
    for (const highlight of late) {
      const { content } = highlight;
      const shown = record.showings.find((showing) => isSourceOf(showing, highlight))?.card;
      if (shown?.kind === "figure" && isUnlike(content, shown)) {
        const renewed = withNumber(content, shown);
        const note = `Было: ${readNumber(content)}. Стало: ${readNumber(renewed)}`;
        this.#rewrite(rows, highlight, { content: renewed, note, concern: "FIGURE_CORRECTED" });
      } else this.#deps.book.save(rows, highlight, { concerns: undefined });
    }
    return late.length > 0;
  }

  #rewrite(
    rows: FeedRows,
    highlight: Highlight,
    { content, note, concern }: { content: HighlightContent; note: string; concern: HighlightConcern },
  ): void {
    const { book, corrections, clock } = this.#deps;
    const concerns = [...(highlight.concerns ?? []).filter((one) => one !== concern), concern];
    switch (highlight.state) {
      case "draft":
        book.save(rows, highlight, { content, concerns, approvals: [] });
        return;
      case "approved":
        // Too late to hold it: it is corrected once it is out (`afterRelease`).
        if (takeBack(rows, highlight, clock.now()))
          book.save(rows, highlight, { state: "draft", content, concerns, approvals: [], releaseAt: null });
        else book.save(rows, highlight, { concerns });
        return;
      case "released":
        corrections.begin(rows, highlight, { content, note, concerns });
        return;
      case "withdrawn":
      case "dropped":
        return;
    }
  }

  /** In one transaction; told once, if anything was changed. */
  #each(meeting: string, act: (rows: FeedRows, highlight: Highlight) => void): void {
    this.#deps.book.transaction(meeting, (rows): Result<null, FeedRefused> => {
      for (const highlight of rows.highlights.of(meeting)) act(rows, highlight);
      return accept(null);
    });
  }
}

/** A rehearsal and its meeting count their takes each by itself: the card is asked too. */
const isSourceOf = ({ seq, card }: Showing, { source }: Highlight): boolean =>
  source.type === "card" && source.showing === seq && source.cardId === card.id;

const isUnlike = ({ big, unit }: HighlightContent, figure: FigureContent): boolean =>
  big !== figure.value || unit !== figure.unit;

const readNumber = ({ big, unit }: HighlightContent): string => [big, unit].filter(Boolean).join(" ");

/** The number itself, and wherever the text or the description says it; whatever else somebody wrote stays. */
function withNumber(content: HighlightContent, { value, unit }: FigureContent): HighlightContent {
  const number = content.big === undefined ? null : wholeNumber(content.big);
  const renewed = (text: string) => (number === null ? text : text.replaceAll(number, () => value));
  return withoutUndefined({ ...content, big: value, unit, text: renewed(content.text), alt: renewed(content.alt) });
}

/** `5`, and neither that of `2025` nor that of `5,2` or `5 000`. */
function wholeNumber(number: string): RegExp {
  const itself = number.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}]|\p{N}[.,\s])${itself}(?![\p{L}\p{N}]|[.,]\p{N}|\s\p{N}{3}(?!\p{N}))`,
    "gu",
  );
}
