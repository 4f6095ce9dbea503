import type { LitElement } from "lit";
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import { ToldList } from "../told-list.ts";
import { feedApi } from "./feed-api.ts";

/** A meeting's highlights and where they stand (FD136). */
export class FeedList extends ToldList<FeedDesk> {
  /** @param opened the highlight whose rows are all wanted; empty: the newest of all */
  constructor(host: LitElement, opened = () => "") {
    super(host, "feed", (slug) => feedApi(slug).desk(opened()));
  }

  put(highlight: Highlight): void {
    this.amend((told) => {
      const isKnown = told.highlights.some(({ id }) => id === highlight.id);
      const highlights = isKnown
        ? told.highlights.map((one) => (one.id === highlight.id && one.version <= highlight.version ? highlight : one))
        : [highlight, ...told.highlights];
      return { ...told, highlights };
    });
  }
}
