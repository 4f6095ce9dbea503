import fc from "fast-check";
import { expect, test } from "vitest";
import type { Window } from "../../../../server/packager/window.ts";
import { ClosedListing } from "../../../../server/playlist/closed-listing.ts";
import { mediaPlaylist, playlistSections } from "../../../../server/playlist/media-playlist.ts";
import { ManualStore } from "../../../support/manual-store.ts";
import { parsePlaylist } from "../../../support/playlist-text.ts";
import { addSegment, aWindow, someTargets, WINDOW_START_MS } from "../../../support/windows.ts";

const read = (window: Window, extent: "live" | "whole", skip = false) =>
  parsePlaylist(mediaPlaylist(window, someTargets, { size: 2, extent, skip }));

function someWindow(segments: number, given: Parameters<typeof aWindow>[0] = {}): Window {
  const window = aWindow(given);
  for (let count = 0; count < segments; count += 1) addSegment(window, { isDiscontinuity: count % 40 === 39 });
  return window;
}

test("[HL43] the live list holds the last minute, the other one the whole window", () => {
  const window = someWindow(200);
  const [live, whole] = [read(window, "live"), read(window, "whole")];
  expect([live.segments.length, whole.segments.length]).toEqual([30, 200]);
  expect([live.mediaSequence, live.discontinuitySequence]).toEqual([270, 104]);
  expect([whole.mediaSequence, whole.discontinuitySequence]).toEqual([100, 100]);
});

test("[HL43] both say from when on there is something", () => {
  const window = someWindow(100);
  const from = new Date(WINDOW_START_MS).toISOString();
  expect([read(window, "live").windowFrom, read(window, "whole").windowFrom]).toEqual([from, from]);
});

test("[HL43] an open segment moves nothing out of the live list", () => {
  const window = someWindow(200);
  addSegment(window, { isOpen: true });
  expect(read(window, "live").mediaSequence).toBe(270);
});

test("[HL43] gaps that last no time do not make the live list long", () => {
  const window = aWindow({ store: new ManualStore() });
  for (let count = 0; count < 300; count += 1) addSegment(window, { fragments: 1, fragmentMs: 1 });
  expect(read(window, "live").segments).toHaveLength(120);
});

test("[HL25] a delta update of the whole window is as long as one of the live list", () => {
  const window = someWindow(5000, { windowMinutes: 600 });
  const [live, whole] = [read(window, "live", true), read(window, "whole", true)];
  expect(whole.segments.map(({ uri }) => uri)).toEqual(live.segments.map(({ uri }) => uri));
  expect([live.skipped, whole.skipped]).toEqual([17, 4987]);
});

test("[HL42] a gap says so, and has no parts", async () => {
  const store = new ManualStore();
  const window = aWindow({ store, windowBytes: 100 });
  addSegment(window);
  addSegment(window);
  await store.answerAll("refused");
  addSegment(window);
  expect(read(window, "live").segments.map(({ isGap, uri, parts }) => [isGap, uri, parts.length])).toEqual([
    [true, "e1/100.m4s", 0],
    [false, "e1/101.m4s", 5],
    [false, "e1/102.m4s", 5],
  ]);
});

/** The list as it is put together of kept blocks. */
function assembled(window: Window, listing: ClosedListing<string>): string {
  const { head, closedFrom, closedTo, tail } = playlistSections(window, someTargets, {
    ...{ size: 2, extent: "whole", skip: false },
  });
  const { before, pieces, after } = listing.between(closedFrom, closedTo);
  return [head, before, ...pieces, after, tail].join("");
}

test("[HL33] kept blocks make the very same list, whatever leaves, comes or becomes a gap", async () => {
  const burst = fc.record({ segments: fc.integer({ min: 1, max: 150 }), dropped: fc.option(fc.nat(300)) });
  await fc.assert(
    fc.asyncProperty(fc.array(burst, { minLength: 1, maxLength: 5 }), async (bursts) => {
      const window = aWindow({ windowMinutes: 8 });
      const listing = new ClosedListing(window, (text) => text);
      for (const { segments, dropped } of bursts) {
        for (let count = 0; count < segments; count += 1) addSegment(window, { isDiscontinuity: count === 7 });
        if (dropped !== null) window.drop(({ number }) => number === 100 + dropped);
        const whole = mediaPlaylist(window, someTargets, { size: 2, extent: "whole", skip: false });
        expect(assembled(window, listing)).toBe(whole);
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);

test("[HL33] what was listed is not written again", () => {
  const window = someWindow(1000);
  let written = 0;
  const listing = new ClosedListing(window, (text) => {
    written += 1;
    return text;
  });
  assembled(window, listing);
  const first = written;
  for (let count = 0; count < 10; count += 1) {
    addSegment(window);
    assembled(window, listing);
  }
  expect([first, written]).toEqual([15, 15]);
});
