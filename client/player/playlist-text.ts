/** What the player reads of playlists by itself, where hls.js does not say it or does not run. Pure. */
import { later, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { DatedSegment } from "./program-dates.ts";

export interface PlaylistHead {
  /** End of the newest listed media on the programme clock; `null` without dates. */
  readonly edge: ProgramTime | null;
  /** Of the newest segment. Changes when the server restarts: places in the list are counted anew. */
  readonly epoch: string | null;
  readonly hasEnded: boolean;
}

/** Reads what `probePlaylist` needs of a media playlist; unknown lines are skipped. */
export function readHead(playlist: string): PlaylistHead {
  let edge: ProgramTime | null = null;
  let epoch: string | null = null;
  let partsOfOpenSegment = 0;
  for (const line of linesOf(playlist)) {
    const [, date] = line.match(/^#EXT-X-PROGRAM-DATE-TIME:(.+)$/) ?? [];
    const [, segment] = line.match(/^#EXTINF:([\d.]+)/) ?? [];
    const [, part] = line.match(/^#EXT-X-PART:.*\bDURATION=([\d.]+)/) ?? [];
    epoch = line.match(/^#EXT-X-MAP:.*URI="([^"]*?)[^/"]*"/)?.[1] ?? epoch;
    if (date !== undefined) edge = programTime(Date.parse(date));
    if (part !== undefined) partsOfOpenSegment += Number(part);
    if (segment !== undefined) {
      // A finished segment lists its parts before itself: they are the same media.
      partsOfOpenSegment = 0;
      edge = after(edge, Number(segment));
    }
  }
  return { edge: after(edge, partsOfOpenSegment), epoch, hasEnded: /^#EXT-X-ENDLIST/m.test(playlist) };
}

/** Long lists have the tag in their first lines or not at all. */
const HEADER = 2000;

/**
 * How far back one can go, which a live list says of the window behind it: `#EXT-X-EFIR-WINDOW:FROM="…"`.
 * `null`: no further than what it lists.
 */
export function readWindowFrom(playlist: string): ProgramTime | null {
  const [, from] = playlist.slice(0, HEADER).match(/^#EXT-X-EFIR-WINDOW:.*FROM="([^"]+)"/m) ?? [];
  const at = Date.parse(from ?? "");
  return Number.isNaN(at) ? null : programTime(at);
}

/** The segments of a complete playlist in order, from media time 0. */
export function readSegments(playlist: string): readonly DatedSegment[] {
  const segments: DatedSegment[] = [];
  let start = 0;
  let duration = 0;
  let date: number | null = null;
  let gap = false;
  for (const line of linesOf(playlist)) {
    if (line.startsWith("#EXTINF:")) duration = Number.parseFloat(line.slice("#EXTINF:".length));
    else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) date = Date.parse(line.slice(line.indexOf(":") + 1));
    else if (line.startsWith("#EXT-X-GAP")) gap = true;
    if (line === "" || line.startsWith("#")) continue;
    segments.push({ start, duration, programDateTime: date, gap });
    start += duration;
    if (date !== null) date += duration * 1000;
    gap = false;
  }
  return segments;
}

const linesOf = (playlist: string): readonly string[] => playlist.split(/\r?\n/);

const after = (edge: ProgramTime | null, seconds: number): ProgramTime | null =>
  edge === null ? null : later(edge, millis(seconds * 1000));
