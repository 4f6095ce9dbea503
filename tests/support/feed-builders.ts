import type { KeptEntry } from "../../server/feeds/ports.ts";
import type { Highlight, HighlightContent } from "../../shared/feeds.ts";
import { at } from "./ledger-builders.ts";

export const aQuote = (change: Partial<HighlightContent> = {}): HighlightContent => ({
  kind: "quote",
  text: "Сиделка теперь приходит утром и вечером. Для семьи это возможность работать",
  who: { name: "Андрей Лебедев", post: "директор", place: "Каменск" },
  tags: [],
  alt: "Андрей Лебедев: «Сиделка теперь приходит утром и вечером»",
  moment: { from: at(10), until: at(40) },
  ...change,
});

/** A draft that nobody approved yet. */
export const aHighlight = (change: Partial<Highlight> = {}): Highlight => ({
  ...{ id: "highlight-1", code: "7K2Q", meeting: "itogi", state: "draft", version: 1, rev: 1 },
  content: aQuote(),
  source: { type: "none" },
  isRehearsal: false,
  targets: null,
  madeBy: { id: "account-1", name: "Анна" },
  madeAt: at(1),
  updatedAt: at(1),
  approvals: [],
  releaseAt: null,
  waitsForViewers: false,
  correction: null,
  released: [],
  withdrawn: null,
  ...change,
});

/** As the own feed keeps it. */
export const anEntry = (change: Partial<KeptEntry> = {}): KeptEntry => ({
  ...{ code: "7K2Q", meeting: "itogi", meetingTitle: "Итоги года", seq: 0, rev: 1 },
  releasedAt: at(20),
  updatedAt: at(20),
  content: aQuote(),
  corrections: [],
  clipId: null,
  ...change,
});
