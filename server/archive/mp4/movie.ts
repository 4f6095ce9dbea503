import { millisToTicks, type ProgramTime, TICKS_PER_SECOND, type Ticks, ticks } from "../../../shared/time.ts";
import { ascii, box, type Chunks, fullBox, i64, u16, u32, zeros } from "./boxes.ts";
import type { FilmSpan } from "./film.ts";
import type { TrackType } from "./init-tracks.ts";
import type { Lane } from "./lane.ts";
import { titleBox } from "./title-box.ts";

export interface MovieTrack {
  readonly type: TrackType;
  readonly lane: Lane;
  readonly entries: readonly Buffer[];
}

export interface Movie {
  readonly title: string;
  readonly startedAt: ProgramTime;
  readonly tracks: readonly MovieTrack[];
  /** `undefined`: all of it is shown. */
  readonly shown?: FilmSpan | undefined;
}

const SECONDS_1904_TO_1970 = 2_082_844_800;
const UNITY_MATRIX = u32(0x00010000, 0, 0, 0, 0x00010000, 0, 0, 0, 0x40000000);
const UNDETERMINED_LANGUAGE = 0x55c4;

export const fileType: Chunks = box("ftyp", ascii("isom"), u32(0x200), ascii("isomiso6mp41"));

/** Everything a player must know before the first frame. All times run at 90 kHz, as they were recorded. */
export function movieBox(movie: Movie, mediaAt: number): Chunks {
  const duration = ticks(Math.max(0, ...movie.tracks.map(({ lane }) => editOf(lane, movie.shown).ends)));
  return box(
    "moov",
    fullBox(
      "mvhd",
      1,
      0,
      created(movie.startedAt),
      u32(TICKS_PER_SECOND),
      i64(duration),
      u32(0x00010000), // rate
      u16(0x0100, 0), // volume
      zeros(8),
      UNITY_MATRIX,
      zeros(24),
      u32(movie.tracks.length + 1),
    ),
    ...movie.tracks.map((track, place) => trackBox(movie, track, place + 1, mediaAt)),
    titleBox(movie.title, movie.startedAt),
  );
}

function trackBox(movie: Movie, { type, lane, entries }: MovieTrack, id: number, mediaAt: number): Chunks {
  const isVideo = type === "video";
  const enabledInMovie = 0x03;
  const edit = editOf(lane, movie.shown);
  return box(
    "trak",
    fullBox(
      "tkhd",
      1,
      enabledInMovie,
      created(movie.startedAt),
      u32(id, 0),
      i64(edit.ends),
      zeros(8 + 2 + 2), // reserved, layer, group
      u16(isVideo ? 0 : 0x0100, 0), // volume
      UNITY_MATRIX,
      isVideo ? sizeOfPicture(entries) : u32(0, 0),
    ),
    editList(edit),
    box(
      "mdia",
      fullBox(
        "mdhd",
        1,
        0,
        created(movie.startedAt),
        u32(TICKS_PER_SECOND),
        i64(lane.table.duration),
        u16(UNDETERMINED_LANGUAGE, 0),
      ),
      fullBox("hdlr", 0, 0, u32(0), ascii(isVideo ? "vide" : "soun"), zeros(13)),
      box(
        "minf",
        isVideo ? fullBox("vmhd", 0, 1, zeros(8)) : fullBox("smhd", 0, 0, zeros(4)),
        box("dinf", fullBox("dref", 0, 0, u32(1), fullBox("url ", 0, 1))),
        lane.table.boxes(entries, mediaAt),
      ),
    ),
  );
}

/** Created and modified: when the first frame was shown, so that the same recording always gives the same bytes. */
const created = (at: ProgramTime): Uint8Array => {
  const seconds = Math.max(0, Math.floor(at / 1000) + SECONDS_1904_TO_1970);
  return i64(seconds, seconds);
};

/** Where a track stands in the movie. */
interface Edit {
  /** Nothing of it before. */
  readonly begins: Ticks;
  readonly ends: Ticks;
  /** How far into its media the first shown frame lies. */
  readonly skips: Ticks;
  readonly isWhole: boolean;
}

function editOf(lane: Lane, shown: FilmSpan | undefined): Edit {
  const [from, until] = [lane.shownFrom ?? ticks(0), lane.shownUntil];
  if (shown === undefined) return { begins: from, ends: until, skips: lane.leadIn, isWhole: true };
  const [first, last] = [millisToTicks(shown.from), Math.min(millisToTicks(shown.until), until)];
  const start = Math.min(Math.max(first, from), last);
  return {
    begins: ticks(Math.max(0, start - first)),
    ends: ticks(Math.max(0, last - first)),
    skips: ticks(lane.leadIn + Math.max(0, start - from)),
    isWhole: false,
  };
}

/** Delays a track that begins after the other, and skips to the first frame that is shown. */
function editList({ begins, ends, skips, isWhole }: Edit): Chunks {
  if (begins === 0 && skips === 0 && isWhole) return [];
  const normalRate = u32(0x00010000);
  const wait = begins === 0 ? [] : [i64(begins, -1), normalRate];
  const play = [i64(ends - begins, skips), normalRate];
  return box("edts", fullBox("elst", 1, 0, u32(begins === 0 ? 1 : 2), [...wait, ...play]));
}

/** The first configuration's, in 16.16; a later one says its own in its sample entry. */
function sizeOfPicture([entry]: readonly Buffer[]): Uint8Array {
  const [widthPx, heightPx] = entry === undefined ? [0, 0] : [entry.readUInt16BE(32), entry.readUInt16BE(34)];
  return u32(widthPx * 0x10000, heightPx * 0x10000);
}
