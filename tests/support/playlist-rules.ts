import { isDeepStrictEqual } from "node:util";
import type { Playlist, Segment } from "./playlist-text.ts";

/** Durations are written to the hundredth of a millisecond, dates to the millisecond. Seconds. */
const ROUNDING = 0.0001;
const DATE_ROUNDING_MS = 2;
/** A frame, at the slowest rate the tests use: sound and picture of a segment do not end at once. */
const FRAME = 0.05;

type Rule = (playlist: Playlist) => readonly string[];

/** What holds in any playlist of ours. "HL" is docs/spec/hls.md, "RFC" draft-pantos-hls-rfc8216bis. */
const rules: Readonly<Record<string, Rule>> = {
  "RFC 4.2 lines stand where they may": ({ oddities }) => oddities,
  "HL20 the header agrees with itself": ({ version, targetDuration, partTarget, control }) => [
    ...unequal("version", version, 9),
    ...(Number.isInteger(targetDuration) ? [] : [`target duration ${targetDuration}`]),
    ...unequal("CAN-BLOCK-RELOAD", control.get("CAN-BLOCK-RELOAD"), "YES"),
    ...apart("PART-HOLD-BACK", Number(control.get("PART-HOLD-BACK")), 3 * partTarget),
    ...apart("HOLD-BACK", Number(control.get("HOLD-BACK")), 3 * targetDuration),
    ...apart("CAN-SKIP-UNTIL", Number(control.get("CAN-SKIP-UNTIL")), 6 * targetDuration),
  ],
  "RFC 4.4.3.1 no segment is longer than the target duration": ({ segments, targetDuration }) =>
    each(segments, ({ duration }) => Math.round(duration ?? 0) > targetDuration && `lasts ${duration}`),
  "RFC 4.4.4.9 no part is longer than the part target": ({ segments, partTarget }) =>
    each(segments, ({ parts }) => parts.some(({ duration }) => duration > partTarget + ROUNDING) && "a part too long"),
  "RFC 4.4.4.9 all but the last part of a segment reach 85 % of it": ({ segments, partTarget }) =>
    each(segments, ({ parts }) => {
      const short = parts.slice(0, -1).find(({ duration }) => duration < 0.85 * partTarget - ROUNDING);
      return short !== undefined && `${short.uri} lasts ${short.duration}`;
    }),
  "RFC 4.4.4.9 the parts of a segment fill it": ({ segments }) =>
    each(segments, ({ parts, duration }) => {
      const sum = parts.reduce((total, part) => total + part.duration, 0);
      return parts.length > 0 && duration !== null && Math.abs(sum - duration) > FRAME && `${sum} of ${duration}`;
    }),
  "HL21 the first segment and each discontinuity has its map": ({ segments }) =>
    each(segments, ({ isDiscontinuity, map }, index) => (isDiscontinuity || index === 0) && !map && "no map"),
  "HL21 every segment has its date, in UTC milliseconds": ({ segments }) =>
    each(segments, ({ date }) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(date) && `date ${date}`),
  "HL12 dates never go back": ({ segments }) =>
    pairs(segments, (before, after) => timeOf(after) < timeOf(before) && `${before.date} before ${after.date}`),
  "HL11 dates go on by durations, bent by 5 ms in 2 s at most": ({ segments }) =>
    pairs(segments, (before, after) => {
      if (after.isDiscontinuity || before.duration === null) return false;
      const drift = timeOf(after) - timeOf(before) - before.duration * 1000;
      return Math.abs(drift) > before.duration * 2.5 + DATE_ROUNDING_MS && `bent by ${drift} ms`;
    }),
  "HL22 parts are listed for the last three target durations": ({ segments, targetDuration }) =>
    each(segments, ({ parts }, index) => {
      const later = lengthOf(segments.slice(index + 1));
      // What an earlier run cut, before gaps, is read from the disk and has no parts any more.
      if (parts.length === 0 && segments.slice(index).some(({ isGap }) => isGap)) return false;
      const isRecent = later <= 3 * targetDuration + ROUNDING;
      return parts.length > 0 !== isRecent && `${parts.length} parts, ${later} s before the end`;
    }),
  "HL23 a discontinuity begins with an independent part": ({ segments }) =>
    each(
      segments,
      ({ parts, isDiscontinuity }) => isDiscontinuity && parts[0]?.isIndependent === false && "cannot be begun with",
    ),
  "HL24 one part is hinted, and it is not there yet": ({ segments, hints }) => [
    ...unequal("hints", hints.length, 1),
    ...unequal("type", hints[0]?.get("TYPE"), "PART"),
    ...(partUris(segments).includes(hints[0]?.get("URI") ?? "") ? ["the hinted part is listed"] : []),
  ],
  "RFC 6.2.1 nothing is listed twice": ({ segments }) => {
    const uris = [...segments.map(({ uri }) => uri), ...partUris(segments)];
    return new Set(uris).size === uris.length ? [] : ["an address twice"];
  },
  "HL27 only the last segment is open, and it has a part": ({ segments }) => [
    ...each(segments.slice(0, -1), ({ uri }) => uri === null && "open"),
    ...each(segments.slice(-1), ({ uri, parts }) => uri === null && parts.length === 0 && "without a part"),
  ],
};

/** What is wrong with one playlist, each with its rule. */
export function broken(playlist: Playlist): readonly string[] {
  return Object.entries(rules).flatMap(([name, rule]) => rule(playlist).map((problem) => `${name}: ${problem}`));
}

/** What is wrong between a playlist and a later one of the same stream. */
export function brokenBetween(before: Playlist, after: Playlist): readonly string[] {
  const gone = before.segments.filter(({ msn }) => msn < after.mediaSequence);
  const isSameHeader = ["version", "targetDuration", "partTarget", "control"] as const;
  return [
    ...isSameHeader.flatMap((name) => unequal(`RFC 6.2.1 ${name}`, after[name], before[name])),
    ...(after.mediaSequence < before.mediaSequence ? ["RFC 6.2.2 the media sequence falls back"] : []),
    ...unequal(
      "HL16 discontinuity sequence",
      after.discontinuitySequence,
      before.discontinuitySequence + gone.filter(({ isDiscontinuity }) => isDiscontinuity).length,
    ),
    ...before.segments.flatMap((segment) => {
      const now = after.segments.find(({ msn }) => msn === segment.msn);
      return now === undefined ? [] : changedIn(segment, now);
    }),
    ...unkeptHint(before, after),
  ];
}

/** What is wrong with a delta update, beside the whole playlist of the same moment. */
export function brokenDelta(whole: Playlist, delta: Playlist): readonly string[] {
  const kept = whole.segments.slice(delta.skipped);
  const [first, ...others] = delta.segments;
  const [firstKept, ...othersKept] = kept;
  const map = whole.segments.slice(0, delta.skipped + 1).findLast((segment) => segment.map !== null)?.map ?? null;
  const boundary = Number(whole.control.get("CAN-SKIP-UNTIL"));
  const skippedLast = delta.skipped > 0 && lengthOf(whole.segments.slice(delta.skipped)) <= boundary - ROUNDING;
  return [
    ...(isDeepStrictEqual(first, { ...firstKept, map }) ? [] : ["HL25 the first segment differs"]),
    ...(isDeepStrictEqual(others, othersKept) ? [] : ["HL25 the segments differ"]),
    ...unequal("HL25 hints", delta.hints, whole.hints),
    ...unequal("HL25 media sequence", delta.mediaSequence, whole.mediaSequence),
    ...unequal("HL25 discontinuity sequence", delta.discontinuitySequence, whole.discontinuitySequence),
    ...(skippedLast ? ["HL25 a segment within the skip boundary is left out"] : []),
  ];
}

function changedIn(before: Segment, now: Segment): readonly string[] {
  const isClosed = before.uri !== null;
  // Until the first segment of a source is whole its date may still move (HL12).
  const mayMove = !isClosed;
  const isGrown = now.isGap || now.parts.length >= before.parts.length || (isClosed && now.parts.length === 0);
  return [
    ...(before.isGap && !now.isGap ? [`RFC 6.2.1 ${now.msn} is no gap any more`] : []),
    ...unequal(`RFC 6.2.1 discontinuity of ${now.msn}`, now.isDiscontinuity, before.isDiscontinuity),
    ...(mayMove ? [] : unequal(`HL12 date of ${now.msn}`, now.date, before.date)),
    ...(isClosed ? unequal(`RFC 6.2.1 address of ${now.msn}`, now.uri, before.uri) : []),
    ...(isClosed ? unequal(`RFC 6.2.1 duration of ${now.msn}`, now.duration, before.duration) : []),
    ...(isGrown ? [] : [`RFC 6.2.2 parts of ${now.msn} went away`]),
    ...(now.parts.length === 0
      ? []
      : unequal(`RFC 6.2.1 parts of ${now.msn}`, now.parts.slice(0, before.parts.length), before.parts)),
  ];
}

/** The part hinted is the next one listed, unless its segment ended before it. */
function unkeptHint(before: Playlist, after: Playlist): readonly string[] {
  const known = new Set(partUris(before.segments));
  const from = before.segments.at(-1)?.msn ?? 0;
  const fresh = partUris(after.segments.filter(({ msn }) => msn >= from)).filter((uri) => !known.has(uri));
  const hinted = before.hints[0]?.get("URI");
  const open = before.segments.find(({ uri }) => uri === null);
  const hasEnded = after.segments.find(({ msn }) => msn === open?.msn)?.uri != null;
  const isLost = after.segments.some(({ msn, isGap }) => msn >= from && isGap);
  if (fresh.length === 0 || fresh[0] === hinted || hasEnded || isLost) return [];
  return [`HL24 ${hinted} was hinted, ${fresh[0]} came`];
}

const timeOf = (segment: Segment): number => Date.parse(segment.date);
const partUris = (segments: readonly Segment[]) => segments.flatMap(({ parts }) => parts.map(({ uri }) => uri));

/** An open segment lasts as long as its parts so far. */
const lengthOf = (segments: readonly Segment[]): number =>
  segments
    .map(({ duration, parts }) => duration ?? parts.reduce((sum, part) => sum + part.duration, 0))
    .reduce((sum, duration) => sum + duration, 0);

const each = (segments: readonly Segment[], problemOf: (segment: Segment, index: number) => string | boolean) =>
  segments.flatMap((segment, index) => {
    const problem = problemOf(segment, index);
    return problem === false ? [] : [`${segment.msn}: ${problem}`];
  });

const pairs = (segments: readonly Segment[], problemOf: (before: Segment, after: Segment) => string | boolean) =>
  each(segments.slice(1), (after, index) => {
    const before = segments[index];
    return before !== undefined && problemOf(before, after);
  });

const unequal = (what: string, seen: unknown, expected: unknown): readonly string[] =>
  isDeepStrictEqual(seen, expected) ? [] : [`${what}: ${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`];

const apart = (what: string, seen: number, expected: number): readonly string[] =>
  Math.abs(seen - expected) <= 3 * ROUNDING ? [] : [`${what}: ${seen}, not ${expected}`];
