import { describe, expect, test } from "vitest";
import {
  type FeedState,
  type FeedStep,
  lastShown,
  servedState,
  showWaiting,
  takeNews,
  takeOlder,
} from "../../../../../client/pages/feed/feed-state.ts";
import type { PublicHighlight } from "../../../../../shared/feeds.ts";
import { aGone, aHighlight, aPage } from "../../../../support/public-highlights.ts";

const [first, second, third] = [
  aHighlight({ code: "BBBB", minute: 10, seq: 1 }),
  aHighlight({ code: "CCCC", minute: 20, seq: 2 }),
  aHighlight({ code: "DDDD", minute: 30, seq: 3 }),
];
/** As the server made it: the newest two of three. */
const served = (hasMore = true): FeedState => servedState([third, second], 3, hasMore);
const codes = (items: readonly PublicHighlight[]) => items.map(({ code }) => code);
const said = ({ changes }: FeedStep) =>
  changes.map((change) => `${change.type} ${change.type === "withdraw" ? change.gone.code : change.item.code}`);

describe("[FD124] what is new waits", () => {
  test("newest first, whatever order it came in", () => {
    const [later, latest] = [
      aHighlight({ code: "FFFF", minute: 40, seq: 4 }),
      aHighlight({ code: "GGGG", minute: 50, seq: 5 }),
    ];
    const { state, changes } = takeNews(served(), aPage({ items: [latest, later] }));
    expect([codes(state.waiting), changes, state.seq]).toEqual([["GGGG", "FFFF"], [], 5]);
  });

  test("shown when asked for, and then waiting no more", () => {
    const { state } = takeNews(served(), aPage({ items: [aHighlight({ code: "FFFF", minute: 40, seq: 4 })] }));
    const step = showWaiting(state);
    expect([said(step), step.state.waiting, step.state.shown.has("FFFF")]).toEqual([["add FFFF"], [], true]);
  });

  test("told twice, it waits once", () => {
    const news = aPage({ items: [aHighlight({ code: "FFFF", minute: 40, seq: 4 })] });
    const { state } = takeNews(takeNews(served(), news).state, news);
    expect(codes(state.waiting)).toEqual(["FFFF"]);
  });

  test("corrected while it waits, it is shown as it is now", () => {
    const news = (seq: number, rev: number) => aPage({ items: [aHighlight({ code: "FFFF", minute: 40, seq, rev })] });
    const { state } = takeNews(takeNews(served(), news(5, 2)).state, news(4, 1));
    expect(state.waiting.map(({ rev }) => rev)).toEqual([2]);
  });

  test("into an empty feed comes the first", () => {
    const { state } = takeNews(servedState([], 0, false), aPage({ items: [first] }));
    expect(codes(state.waiting)).toEqual(["BBBB"]);
  });
});

describe("[FD125] corrections and withdrawals are in force at once", () => {
  test("a correction of what is shown", () => {
    const step = takeNews(served(), aPage({ items: [{ ...second, seq: 4, rev: 2 }] }));
    expect([said(step), step.state.waiting]).toEqual([["correct CCCC"], []]);
  });

  test("an older word of it changes nothing", () => {
    expect(said(takeNews(served(), aPage({ items: [second], seq: 9 })))).toEqual([]);
  });

  test("what was withdrawn stays so, whatever comes late", () => {
    const step = takeNews(served(), aPage({ gone: [aGone("DDDD", 4)] }));
    expect(said(step)).toEqual(["withdraw DDDD"]);
    const late = takeNews(step.state, aPage({ items: [third] }));
    expect([late.changes, late.state.waiting]).toEqual([[], []]);
    expect(said(takeOlder(step.state, aPage({ items: [third] })))).toEqual([]);
    expect(said(takeNews(step.state, aPage({ gone: [aGone("DDDD", 4)] })))).toEqual([]);
  });

  test("withdrawn while it waits, it is never shown", () => {
    const { state } = takeNews(served(), aPage({ items: [aHighlight({ code: "FFFF", minute: 40, seq: 4 })] }));
    const step = takeNews(state, aPage({ gone: [aGone("FFFF", 5)] }));
    expect([step.changes, step.state.waiting]).toEqual([[], []]);
  });
});

describe("[FD128] more than is told at once", () => {
  test("is all asked for: what it leaves out counts as not known", () => {
    const { state } = takeNews(served(), aPage({ seq: 60, hasMore: true }));
    expect(state.seq).toBe(3);
    expect(takeNews(state, aPage({ items: [{ ...second, seq: 50 }], seq: 53, hasMore: true })).state.seq).toBe(53);
  });

  test("of a feed that a backup took back, from where that stands", () => {
    expect(takeNews(served(), aPage({ seq: 2, hasMore: true })).state.seq).toBe(2);
  });
});

describe("[FD126] older ones", () => {
  test("are asked for by the last that is shown, and stand below it", () => {
    expect(lastShown(served())?.code).toBe("CCCC");
    const step = takeOlder(served(), aPage({ items: [first], hasMore: false }));
    expect([said(step), step.state.hasMore, lastShown(step.state)?.code]).toEqual([["add BBBB"], false, "BBBB"]);
  });

  test("a page of them says nothing of what is new", () => {
    expect(takeOlder(served(), aPage({ items: [first], seq: 99 })).state.seq).toBe(3);
  });

  test("corrected meanwhile, they come as they are now and not as new ones", () => {
    const { state, changes } = takeNews(served(), aPage({ items: [{ ...first, seq: 4, rev: 2 }] }));
    expect([changes, state.waiting]).toEqual([[], []]);
    const step = takeOlder(state, aPage({ items: [first] }));
    expect(step.changes).toMatchObject([{ type: "add", item: { code: "BBBB", rev: 2 } }]);
  });

  test("where all are shown, none is further down", () => {
    const { state } = takeNews(served(false), aPage({ items: [{ ...first, seq: 4 }] }));
    expect(codes(state.waiting)).toEqual(["BBBB"]);
  });
});
