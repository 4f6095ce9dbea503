/** What of a feed is shown, what waits to be, what is gone. Pure. Rules FD124–FD127 in docs/spec/feeds.md. */
import type { FeedPage, GoneHighlight, PublicHighlight } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";

/** Where an entry stands among others: newest first. */
export interface EntryPlace {
  readonly code: string;
  readonly releasedAt: ProgramTime;
}

export interface ShownEntry extends EntryPlace {
  /** Of the change that is shown. */
  readonly seq: number;
}

export interface FeedState {
  readonly shown: ReadonlyMap<string, ShownEntry>;
  /** Newest first. */
  readonly waiting: readonly PublicHighlight[];
  /** Codes that were withdrawn: for good. */
  readonly gone: ReadonlySet<string>;
  /** Changes of entries further down than the list goes: a page of them that is on its way may not know them. */
  readonly below: ReadonlyMap<string, PublicHighlight>;
  /** All changes up to here are known. */
  readonly seq: number;
  /** There are older ones than those shown. */
  readonly hasMore: boolean;
}

/** What is to be done on the page, in order. */
export type FeedChange =
  | { readonly type: "add"; readonly item: PublicHighlight }
  | { readonly type: "correct"; readonly item: PublicHighlight }
  | { readonly type: "withdraw"; readonly gone: GoneHighlight };

export interface FeedStep {
  readonly state: FeedState;
  readonly changes: readonly FeedChange[];
}

export function servedState(shown: readonly ShownEntry[], seq: number, hasMore: boolean): FeedState {
  return {
    shown: new Map(shown.map((entry) => [entry.code, entry])),
    waiting: [],
    gone: new Set(),
    below: new Map(),
    seq,
    hasMore,
  };
}

/** Newest first; of two that were released at once, by their codes. */
export const inOrder = (one: EntryPlace, other: EntryPlace): number =>
  other.releasedAt - one.releasedAt || (one.code < other.code ? 1 : one.code > other.code ? -1 : 0);

/** What changed: corrections and withdrawals are in force at once, new ones wait. */
export function takeNews(state: FeedState, news: FeedPage): FeedStep {
  const known = { ...state, seq: seqAfter(state.seq, news) };
  const items = news.items.toSorted((one, other) => one.seq - other.seq);
  const steps = [
    ...news.gone.map((gone) => (before: FeedState) => takeGone(before, gone)),
    ...items.map((item) => (before: FeedState) => takeItem(before, item)),
  ];
  return steps.reduce<FeedStep>(
    ({ state: before, changes }, step) => {
      const next = step(before);
      return { state: next.state, changes: [...changes, ...next.changes] };
    },
    { state: known, changes: [] },
  );
}

/**
 * «There is more than is told at once» tells nothing itself: what it leaves out is asked for from where the page stands, or from
 * the server's place, where that is an earlier one, because a backup was restored there.
 */
function seqAfter(seq: number, { items, gone, hasMore, seq: told }: FeedPage): number {
  const tellsNothing = hasMore && items.length + gone.length === 0;
  return tellsNothing ? Math.min(seq, told) : Math.max(seq, told);
}

/** Those that wait are shown. */
export function showWaiting(state: FeedState): FeedStep {
  return {
    state: { ...state, waiting: [], shown: withShown(state.shown, state.waiting) },
    changes: state.waiting.map((item) => ({ type: "add", item })),
  };
}

/** Older ones, that were asked for. What they are known to have become meanwhile counts. */
export function takeOlder(state: FeedState, page: FeedPage): FeedStep {
  const items = page.items.flatMap((item) => {
    if (state.gone.has(item.code) || state.shown.has(item.code)) return [];
    const later = state.below.get(item.code);
    return [later !== undefined && later.seq > item.seq ? later : item];
  });
  return {
    state: { ...state, hasMore: page.hasMore, shown: withShown(state.shown, items) },
    changes: items.map((item) => ({ type: "add", item })),
  };
}

/** What the older ones are asked for by; `null`: nothing is shown. */
export function lastShown({ shown }: FeedState): EntryPlace | null {
  return [...shown.values()].toSorted(inOrder).at(-1) ?? null;
}

function takeItem(state: FeedState, item: PublicHighlight): FeedStep {
  const { shown, waiting, gone } = state;
  const known = shown.get(item.code);
  if (gone.has(item.code)) return unchanged(state);
  if (known !== undefined) {
    if (item.seq <= known.seq) return unchanged(state);
    return { state: { ...state, shown: withShown(shown, [item]) }, changes: [{ type: "correct", item }] };
  }
  if (isBelow(state, item)) return unchanged({ ...state, below: new Map([...state.below, [item.code, item]]) });
  const same = waiting.find(({ code }) => code === item.code);
  if (same !== undefined && same.seq >= item.seq) return unchanged(state);
  const others = waiting.filter((one) => one !== same);
  return unchanged({ ...state, waiting: [...others, item].toSorted(inOrder) });
}

function takeGone(state: FeedState, gone: GoneHighlight): FeedStep {
  if (state.gone.has(gone.code)) return unchanged(state);
  const shown = new Map(state.shown);
  const wasShown = shown.delete(gone.code);
  return {
    state: {
      ...state,
      shown,
      waiting: state.waiting.filter(({ code }) => code !== gone.code),
      gone: new Set([...state.gone, gone.code]),
    },
    changes: wasShown ? [{ type: "withdraw", gone }] : [],
  };
}

/** Further down than the list goes. */
function isBelow(state: FeedState, item: PublicHighlight): boolean {
  const last = lastShown(state);
  return state.hasMore && last !== null && inOrder(last, item) < 0;
}

const withShown = (shown: FeedState["shown"], items: readonly PublicHighlight[]): FeedState["shown"] =>
  new Map([...shown, ...items.map(({ code, releasedAt, seq }) => [code, { code, releasedAt, seq }] as const)]);

const unchanged = (state: FeedState): FeedStep => ({ state, changes: [] });
