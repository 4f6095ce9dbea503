import { ticks } from "../../../shared/time.ts";
import { ascii, type Chunks, i64, join, sizeOf, u32 } from "./boxes.ts";
import { type DescribedTrack, Descriptions } from "./descriptions.ts";
import type { Film, FilmSegment } from "./film.ts";
import { type FragmentHead, readHeads, type SegmentHeads } from "./heads.ts";
import type { TrackType } from "./init-tracks.ts";
import { withKeyframePrefix } from "./insertions.ts";
import { Lane } from "./lane.ts";
import { fileType, type Movie, movieBox } from "./movie.ts";
import { Payloads } from "./payloads.ts";
import { silenceBytes, silenceFor } from "./silence.ts";
import { type BothSides, firstSplice, type LaneEnd, type LaneStart, type Splice, splice } from "./splice.ts";

/** A film laid out: everything but the media itself, which stays on the disk until it is sent. */
export interface FilmPlan {
  /** `ftyp`, `moov` and the head of `mdat`: what stands before the recorded media. */
  readonly head: Uint8Array;
  readonly payloads: Payloads;
  /** Of the whole file. */
  readonly bytes: number;
}

/**
 * Lays out one MP4 with its index first, from the `moof` boxes alone (RC1–RC5).
 * @throws {FilmFault} when something else was recorded; what a segment throws when it cannot be read.
 */
export async function planFilm(film: Film): Promise<FilmPlan> {
  const layout = new Layout(film);
  for (const segment of film.segments) layout.add(segment, await readHeads(segment));
  return layout.finish();
}

/** The film as it grows, segment by segment. */
class Layout {
  readonly #film: Film;
  readonly #descriptions: Descriptions;
  readonly #lanes: Readonly<Record<TrackType, Lane>> = { video: new Lane(), audio: new Lane() };
  readonly #payloads = new Payloads();
  #before: FilmSegment | null = null;
  #shift = 0;
  #lastSound: DescribedTrack | null = null;

  constructor(film: Film) {
    this.#film = film;
    this.#descriptions = new Descriptions(film.segments);
  }

  add(segment: FilmSegment, heads: SegmentHeads): void {
    const tracks = this.#descriptions.tracksOf(segment);
    if (isBreak(this.#before, segment)) this.#break(heads, tracks);
    this.#before = segment;
    this.#payloads.addSegment(segment);
    for (const head of heads) this.#addFragment(head, tracks);
  }

  finish(): FilmPlan {
    const { title, startedAt, shown } = this.#film;
    const types: readonly TrackType[] = ["video", "audio"];
    const tracks = types
      .filter((type) => this.#lanes[type].table.last !== null)
      .map((type) => ({ type, lane: this.#lanes[type], entries: this.#descriptions.entries(type) }));
    for (const { lane } of tracks) lane.table.finish();
    const movie: Movie = { title, startedAt, tracks, shown };
    const mediaBytes = silenceBytes.byteLength + this.#payloads.bytes;
    const mediaHead = mediaHeadFor(mediaBytes);
    // Chunk offsets are 64 bits wide wherever the media begins, so the first drawing has the size of the second.
    const mediaAt = sizeOf(fileType) + sizeOf(movieBox(movie, 0)) + sizeOf(mediaHead);
    const head = join(...fileType, ...movieBox(movie, mediaAt), ...mediaHead, silenceBytes);
    return { head, payloads: this.#payloads, bytes: head.byteLength + this.#payloads.bytes };
  }

  #addFragment(head: FragmentHead, tracks: ReadonlyMap<number, DescribedTrack>): void {
    const position = silenceBytes.byteLength + this.#payloads.bytes;
    const { pieces, runs } = withKeyframePrefix(head, ({ trackId }) => tracks.get(trackId)?.keyframePrefix ?? null);
    for (const piece of pieces) this.#payloads.add(piece);
    for (const run of runs) {
      const track = tracks.get(run.trackId);
      if (track === undefined) continue;
      if (track.type === "audio") this.#lastSound = track;
      this.#lanes[track.type].add(run, track.description, this.#shift, position + run.dataOffset);
    }
  }

  #break(heads: SegmentHeads, tracks: ReadonlyMap<number, DescribedTrack>): void {
    const { video, audio } = this.#lanes;
    const starts = { video: startOf("video", heads, tracks), audio: startOf("audio", heads, tracks) };
    const ends: BothSides<LaneEnd> = { video: endOf(video), audio: endOf(audio) };
    const join = this.#before === null ? firstSplice(starts) : this.#join(ends, starts);
    this.#shift = join.shift;
    video.break();
  }

  #join(ends: BothSides<LaneEnd>, starts: BothSides<LaneStart>): Splice {
    const sound = this.#lastSound;
    const silence = sound === null ? null : silenceFor(sound.entry);
    const found = splice(ends, starts, silence);
    if (sound !== null && silence !== null && ends.audio !== null) {
      const { silentFrames: frames } = found;
      const { description } = sound;
      this.#lanes.audio.addSilence(silence, { from: ends.audio.shownUntil, frames, description });
    }
    return found;
  }
}

/** Is its time base its own? Something missing in between counts too: what is not there is not waited for. */
function isBreak(before: FilmSegment | null, { epoch, number, init, isDiscontinuity }: FilmSegment): boolean {
  if (before === null || isDiscontinuity || epoch !== before.epoch || number !== before.number + 1) return true;
  return init.id !== before.init.id || init.epoch !== before.init.epoch;
}

function startOf(type: TrackType, heads: SegmentHeads, tracks: ReadonlyMap<number, DescribedTrack>): LaneStart | null {
  for (const { runs } of heads) {
    for (const run of runs) {
      if (tracks.get(run.trackId)?.type !== type) continue;
      // Picture begins with its first keyframe.
      let decodedAt: number = run.startsAt;
      for (const { duration, compositionOffset, isSync } of run.samples) {
        if (isSync) return { decodedAt: ticks(decodedAt), shownAt: ticks(decodedAt + compositionOffset) };
        decodedAt += duration;
      }
    }
  }
  return null;
}

function endOf({ table: { last }, shownUntil }: Lane): LaneEnd | null {
  return last && { shownUntil, decodedLast: last.decodedAt, lastDuration: last.duration };
}

/** With a 64-bit size: four hours pass 4 GB. */
const mediaHeadFor = (mediaBytes: number): Chunks => [u32(1), ascii("mdat"), i64(16 + mediaBytes)];
