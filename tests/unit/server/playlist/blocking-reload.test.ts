import fc from "fast-check";
import { expect, test } from "vitest";
import type { Window } from "../../../../server/packager/window.ts";
import { decideReload, isListed } from "../../../../server/playlist/blocking-reload.ts";
import { mediaPlaylist } from "../../../../server/playlist/media-playlist.ts";
import { PART_SIZES, type PartSize } from "../../../../server/playlist/part-view.ts";
import { millis } from "../../../../shared/time.ts";
import { addFragment, addSegment, aWindow, someTargets } from "../../../support/windows.ts";

/** 100 and 101 are whole with ten fragments each; 102 is open with five. */
function someWindow(): Window {
  const window = aWindow();
  addSegment(window);
  addSegment(window);
  addSegment(window, { fragments: 5, isOpen: true });
  return window;
}

const decide = (msn: string | null, part: string | null = null, size: PartSize = 2) =>
  decideReload(someWindow(), someTargets, size, { msn, part }).type;

test("[HL28] without directives the playlist is given at once", () => {
  expect(decide(null)).toBe("answer");
});

test.each([
  ["101", null, "answer"],
  ["102", null, "wait"],
  ["103", null, "wait"],
  ["104", null, "wait"],
  ["102", "1", "answer"],
  ["102", "2", "wait"],
  ["7", "0", "answer"],
  ["7", null, "answer"],
])("[HL28] segment %s, part %s: %s", (msn, part, expected) => {
  expect(decide(msn, part)).toBe(expected);
});

test.each([
  ["101", "4", "answer"],
  ["101", "5", "answer"],
  ["101", "900", "answer"],
])("[HL29] part %2$s of closed segment %1$s is there, or means part 0 of the next: %3$s", (msn, part, expected) => {
  expect(decide(msn, part)).toBe(expected);
});

test("[HL29] a part past the end of the newest segment waits for part 0 of the next", () => {
  const window = aWindow();
  addSegment(window);
  const wanted = { msn: 100, part: 5 };
  expect(isListed(window, 2, wanted)).toBe(false);
  addSegment(window, { fragments: 1, isOpen: true });
  expect(isListed(window, 2, wanted)).toBe(false);
  addFragment(window, { index: 1 });
  expect(isListed(window, 2, wanted)).toBe(true);
});

test.each([
  ["105", null],
  ["999999999999999", null],
  [null, "0"],
  ["-1", null],
  ["1e3", null],
  ["", null],
  ["0x66", null],
  ["102", "x"],
  ["102", "9"],
  ["103", "7"],
  ["99999999999999999999", "0"],
])("[HL30] segment %s, part %s is refused", (msn, part) => {
  expect(decide(msn, part)).toBe("refuse");
});

test.each([
  [1, "18", "19"],
  [2, "8", "9"],
  [5, "3", "4"],
] as const)("[HL30] with %d fragments a part, three seconds ahead is as far as it goes", (size, near, far) => {
  expect([decide("102", near, size), decide("102", far, size)]).toEqual(["wait", "refuse"]);
});

test("[HL28] no answer is older than what was asked for", () => {
  const grow = fc.constantFrom("fragment" as const, "close" as const);
  const ask = fc.record({
    ahead: fc.integer({ min: -2, max: 2 }),
    part: fc.option(fc.integer({ min: 0, max: 12 })),
    size: fc.constantFrom(...PART_SIZES),
  });
  fc.assert(
    fc.property(fc.array(grow, { maxLength: 60, size: "max" }), ask, (steps, { ahead, part, size }) => {
      const window = someWindow();
      const wanted = { msn: 102 + ahead, part };
      for (const step of [null, ...steps]) {
        if (step !== null) extend(window, step);
        if (!isListed(window, size, wanted)) continue;
        expect(newestIn(mediaPlaylist(window, someTargets, { size, skip: true, extent: "live" }))).toSatisfy(
          (newest: Newest) => newest.closedMsn >= wanted.msn || (part !== null && reaches(newest, wanted.msn, part)),
        );
        return;
      }
    }),
    { numRuns: 500 },
  );
});

function extend(window: Window, step: "fragment" | "close"): void {
  const last = window.segments.at(-1);
  const isOpen = last !== undefined && !last.isClosed;
  if (step === "close" && isOpen) window.closeSegment(millis(last.duration), someTargets);
  else if (isOpen) addFragment(window, { index: last.fragments.length });
  else addSegment(window, { fragments: 1, isOpen: true });
}

interface Newest {
  readonly closedMsn: number;
  readonly openMsn: number;
  readonly openParts: number;
}

/** Reads the playlist back as a player would. */
function newestIn(playlist: string): Newest {
  const closed = [...playlist.matchAll(/^e1\/(\d+)\.m4s$/gm)].map(([, msn]) => Number(msn));
  const parts = [...playlist.matchAll(/PART:.*e1\/(\d+)\.\d+-/g)].map(([, msn]) => Number(msn));
  const openMsn = parts.at(-1) ?? 0;
  return { closedMsn: closed.at(-1) ?? 0, openMsn, openParts: parts.filter((msn) => msn === openMsn).length };
}

const reaches = ({ openMsn, openParts }: Newest, msn: number, part: number) =>
  openMsn > msn || (openMsn === msn && openParts > part);
