import { TICKS_PER_SECOND, type Ticks } from "../../../shared/time.ts";
import { shown } from "./limits.ts";

const TARGET = shown.keyframeSeconds * TICKS_PER_SECOND;

interface Timed {
  readonly dts: Ticks;
  readonly isKeyframe: boolean;
}

/** Places of the samples that begin a segment, the first being 0: each keyframe that is nearest to two seconds (HL5). Pure. */
export function segmentStarts(picture: readonly Timed[]): readonly number[] {
  const starts = [0];
  let startedAt = picture[0]?.dts ?? 0;
  const keyframes = picture.flatMap(({ dts, isKeyframe }, place) => (isKeyframe && place > 0 ? [{ place, dts }] : []));
  const end = picture.at(-1)?.dts ?? 0;
  for (const [index, { place, dts }] of keyframes.entries()) {
    const next = keyframes[index + 1]?.dts ?? end;
    const isNearest = Math.abs(dts - startedAt - TARGET) <= Math.abs(next - startedAt - TARGET);
    const isShort = dts - startedAt < TARGET / 2;
    if (isShort || !isNearest) continue;
    starts.push(place);
    startedAt = dts;
  }
  return starts;
}

/** A VOD list of segments beside it. @param durations of each, in order, in ticks */
export function playlistOf(durations: readonly number[]): string {
  const longest = Math.max(...durations) / TICKS_PER_SECOND;
  const lines = durations.flatMap((duration, number) => [
    `#EXTINF:${(duration / TICKS_PER_SECOND).toFixed(5)},`,
    `${number}.m4s`,
  ]);
  return [
    "#EXTM3U",
    "#EXT-X-VERSION:6",
    // RFC 8216bis 4.4.3.1: no segment is longer when rounded to whole seconds.
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(longest))}`,
    "#EXT-X-PLAYLIST-TYPE:VOD",
    "#EXT-X-MEDIA-SEQUENCE:0",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    '#EXT-X-MAP:URI="init.mp4"',
    ...lines,
    "#EXT-X-ENDLIST",
    "",
  ].join("\n");
}
