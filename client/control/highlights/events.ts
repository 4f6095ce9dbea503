import type { Highlight } from "../../../shared/feeds.ts";
import type { HighlightDraft } from "./highlight-draft.ts";

const up = { bubbles: true, composed: true } as const;

/** What was shown is to become a highlight. `showing`: its take's `seq`. */
export class ToFeedEvent extends Event {
  static readonly type = "efir-to-feed";
  constructor(readonly showing: number) {
    super(ToFeedEvent.type, up);
  }
}

/** Something of a highlight was written. */
export class HighlightWrittenEvent extends Event {
  static readonly type = "efir-highlight-written";
  constructor(readonly change: Partial<HighlightDraft>) {
    super(HighlightWrittenEvent.type, up);
  }
}

/** The feed is not what was told any more. `words`: what was done; empty: nothing worth saying. `highlight`: a new one, as it was made. */
export class FeedChangedEvent extends Event {
  static readonly type = "efir-feed-changed";
  constructor(
    readonly words: string,
    readonly highlight: Highlight | null = null,
  ) {
    super(FeedChangedEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [ToFeedEvent.type]: ToFeedEvent;
    [HighlightWrittenEvent.type]: HighlightWrittenEvent;
    [FeedChangedEvent.type]: FeedChangedEvent;
  }
}
