import fc from "fast-check";
import { expect, test } from "vitest";
import type { Window } from "../../../../server/packager/window.ts";
import { mediaPlaylist } from "../../../../server/playlist/media-playlist.ts";
import { PART_SIZES, type PartSize } from "../../../../server/playlist/part-view.ts";
import { ManualStore } from "../../../support/manual-store.ts";
import { broken, brokenBetween, brokenDelta } from "../../../support/playlist-rules.ts";
import { type Playlist, parsePlaylist } from "../../../support/playlist-text.ts";
import { addFragment, addSegment, aWindow, someTargets } from "../../../support/windows.ts";

type Step =
  | { readonly type: "grow" }
  | { readonly type: "close" }
  | { readonly type: "cut"; readonly fragments: number; readonly isDiscontinuity: boolean; readonly bytes: number }
  | { readonly type: "answer"; readonly outcome: "stored" | "refused"; readonly at: number }
  | { readonly type: "drop"; readonly modulo: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: "grow" } as const) },
  { weight: 1, arbitrary: fc.constant({ type: "close" } as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("cut" as const),
      fragments: fc.integer({ min: 5, max: 20 }),
      isDiscontinuity: fc.boolean(),
      bytes: fc.integer({ min: 10, max: 40 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("answer" as const),
      outcome: fc.constantFrom("stored" as const, "stored" as const, "refused" as const),
      at: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("drop" as const), modulo: fc.integer({ min: 2, max: 9 }) }) },
);
const steps = fc.array(step, { minLength: 10, maxLength: 80, size: "max" });
const limits = fc.record({
  windowMinutes: fc.double({ min: 0.2, max: 3, noNaN: true }),
  windowBytes: fc.integer({ min: 200, max: 8000 }),
});

async function take(window: Window, store: ManualStore, next: Step): Promise<void> {
  const last = window.segments.at(-1);
  const isOpen = last !== undefined && !last.isClosed;
  switch (next.type) {
    case "grow":
      if (isOpen) addFragment(window, { index: last.fragments.length });
      else addSegment(window, { fragments: 1, isOpen: true });
      return;
    case "close":
      if (isOpen) window.closeSegment(last.duration, someTargets);
      return;
    case "cut":
      if (isOpen) window.closeSegment(last.duration, someTargets);
      addSegment(window, next);
      return;
    case "answer":
      await store.answer(next.outcome, next.at);
      return;
    case "drop":
      window.drop(({ number }) => number % next.modulo === 0 && store.stored.has(number));
  }
}

type Extent = "live" | "whole";
const listOf = (window: Window, extent: Extent, size: PartSize) =>
  parsePlaylist(mediaPlaylist(window, someTargets, { size, extent, skip: false }));
const deltaOf = (window: Window, extent: Extent, size: PartSize) =>
  parsePlaylist(mediaPlaylist(window, someTargets, { size, extent, skip: true }));

/** Three target durations of the shortest segments, and the open one, at the most bytes that a step gives them. */
const MOST_LINGERING_BYTES = 13 * 20 * 40;

/** What each segment said of itself when it was first listed must hold for good. */
interface Seen {
  readonly discontinuity: number;
  readonly epoch: string;
}

test("[HL14] [HL15] [HL16] [HL42] whatever comes, numbers stay, memory is bounded, and what is listed is readable or a gap", async () => {
  await fc.assert(
    fc.asyncProperty(steps, limits, async (taken, given) => {
      const store = new ManualStore();
      const window = aWindow({ store, ...given });
      const seenByMsn = new Map<number, Seen>();
      for (const next of taken) {
        await take(window, store, next);
        const first = window.segments.at(0);
        let discontinuity = window.discontinuitySequence;
        for (const [index, segment] of [...window.segments].entries()) {
          expect(segment.msn).toBe((first?.msn ?? 0) + index);
          discontinuity += segment.isDiscontinuity ? 1 : 0;
          expect(segment.discontinuity).toBe(discontinuity);
          const seen = seenByMsn.get(segment.msn) ?? { discontinuity, epoch: segment.epoch };
          expect(seen).toEqual({ discontinuity, epoch: segment.epoch });
          seenByMsn.set(segment.msn, seen);
        }
        expect(window.bytes).toBeLessThanOrEqual(2 * given.windowBytes + MOST_LINGERING_BYTES);
      }
      for (const segment of window.segments) {
        if (!segment.isClosed) continue;
        const found = window.find(segment.epoch, segment.msn);
        if (segment.isGap) expect(found).toBeNull();
        else expect(String(Buffer.concat((await found?.read()) ?? [])).slice(0, 7)).toBe(`[${segment.msn}.0]`);
      }
    }),
    { numRuns: 80 },
  );
}, 30_000);

test("[HL25] [HL43] any list keeps the rules, by itself, after the one before, as a delta, and live within whole", async () => {
  await fc.assert(
    fc.asyncProperty(steps, limits, fc.constantFrom(...PART_SIZES), async (taken, given, size) => {
      const store = new ManualStore();
      const window = aWindow({ store, ...given });
      let before: { readonly live: Playlist; readonly whole: Playlist } | null = null;
      for (const next of taken) {
        await take(window, store, next);
        if (window.targets === null) continue;
        const [live, whole] = [listOf(window, "live", size), listOf(window, "whole", size)];
        for (const list of [live, whole]) expect(broken(list).filter(isOfLists)).toEqual([]);
        if (before !== null) {
          expect(brokenBetween(before.live, live).filter(isOfLists)).toEqual([]);
          expect(brokenBetween(before.whole, whole).filter(isOfLists)).toEqual([]);
        }
        expect(brokenDelta(live, deltaOf(window, "live", size))).toEqual([]);
        expect(brokenDelta(whole, deltaOf(window, "whole", size))).toEqual([]);
        const [opening, ...rest] = live.segments;
        expect(whole.segments.slice(whole.segments.length - rest.length)).toEqual(rest);
        expect(whole.segments.find(({ msn }) => msn === opening?.msn)?.uri).toBe(opening?.uri);
        expect(live.windowFrom).toBe(whole.segments[0]?.date);
        before = { live, whole };
      }
    }),
    { numRuns: 20 },
  );
}, 30_000);

/** Parts are cut by the segmenter, which is not here: segments of any length have short ones. */
const isOfLists = (problem: string) => !problem.startsWith("RFC 4.4.4.9") && !problem.startsWith("HL22");
