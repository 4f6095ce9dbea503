import {
  defaultFeedSettings,
  type FeedDesk,
  type FeedSettings,
  type Highlight,
  type HighlightPreview,
  type Rendered,
  type TargetCaps,
  type ToldRow,
  type ToldTarget,
} from "../../shared/feeds.ts";
import { programTime } from "../../shared/time.ts";
import { aHighlight, aQuote } from "./feed-builders.ts";

const now = Date.now();
export const minutesAgo = (minutes: number) => programTime(now - minutes * 60_000);

const caps: TargetCaps = {
  ...{ idempotent: "none", find: true, edit: "none", delete: true, thread: true },
  ...{ images: 4, video: true, altText: true, limit: 280, unit: "weighted" },
  price: { post: 15_000, postWithLink: 200_000, edit: 0, delete: 10_000, find: 1_000 },
};

/** An account as the control room is told of it. */
export const aTarget = (more: Partial<ToldTarget> = {}): ToldTarget => ({
  ...{ id: "x1", kind: "x", name: "X ведомства", version: 1, caps, mode: "each", paused: null, isKilled: false },
  budget: { posts: null, micros: null },
  ...{ gateUntil: null, account: "@minsoc", checkedAt: null, baseUrl: null, proxy: null, filled: [], open: {} },
  ...more,
});
export const aTelegram = (more: Partial<ToldTarget> = {}): ToldTarget =>
  aTarget({
    ...{ id: "tg1", kind: "telegram", name: "Телеграм-канал", account: "@minsoc_tg" },
    caps: {
      ...caps,
      find: false,
      edit: "in-place",
      thread: false,
      limit: 4_096,
      price: { post: 0, postWithLink: 0, edit: 0, delete: 0, find: 0 },
    },
    ...more,
  });

export const aRow = (more: Partial<ToldRow> = {}): ToldRow => ({
  ...{ id: 1, highlight: "highlight-1", target: "x1", part: 0, op: "create", rev: 1, state: "sent", reason: null },
  ...{ isDoubtful: false, isDry: false, attempts: 1, notBefore: minutesAgo(2), sentAt: minutesAgo(1) },
  ...{
    remoteId: "42",
    remoteUrl: "https://x.example/42",
    micros: 15_000,
    text: "Сиделка теперь приходит",
    evidence: [],
  },
  ...more,
});

export const feedSettings = (more: Partial<FeedSettings> = {}): FeedSettings => ({
  ...defaultFeedSettings,
  hashtags: ["коллегия2026"],
  targets: {
    x1: { mode: "each", budget: { posts: 40, micros: 5_000_000 }, correction: "reply" },
    tg1: { mode: "each", budget: { posts: null, micros: null }, correction: "reply" },
  },
  ...more,
});

/** A draft of a card that was on air a minute ago. */
export const aDraft = (more: Partial<Highlight> = {}): Highlight =>
  aHighlight({
    ...{ meeting: "kollegiya", madeAt: minutesAgo(1), updatedAt: minutesAgo(1), version: 3 },
    source: { type: "card", cardId: "card-0001", showing: 4, cardKind: "quote" },
    content: aQuote({ moment: { from: minutesAgo(2), until: programTime(minutesAgo(2) + 20_000) }, tags: ["уход"] }),
    ...more,
  });

/** The same, once it was public. */
export const aReleased = (more: Partial<Highlight> = {}): Highlight => {
  const draft = aDraft(more);
  return {
    ...draft,
    state: "released",
    released: [{ rev: 1, at: minutesAgo(1), content: draft.content }],
    ...more,
  };
};

export const toldFeed = (more: Partial<FeedDesk> = {}): FeedDesk => ({
  settings: feedSettings(),
  version: 5,
  highlights: [aDraft()],
  rows: [],
  targets: [aTarget(), aTelegram()],
  spent: { x1: { posts: 3, micros: 45_000 }, tg1: { posts: 0, micros: 0 } },
  isKilled: false,
  ...more,
});

export const rendered = (text: string, more: Partial<Rendered> = {}): Rendered => ({
  target: "x1",
  posts: [{ text, link: "https://efir.example/h/7K2Q", media: [] }],
  lengths: [{ used: text.length, most: 280 }],
  ...{ warnings: [], refusal: null, micros: 200_000 },
  ...more,
});

export const aPreview = (text: string, more: Partial<HighlightPreview> = {}): HighlightPreview => ({
  hash: text.length.toString(16).padStart(64, "0"),
  rendered: [rendered(text, { target: "own", micros: 0 }), rendered(text)],
  ...{ images: [], missing: [] },
  ...more,
});

/** So long from now. */
export const inSeconds = (seconds: number) => programTime(Date.now() + seconds * 1000);
