import { createHash } from "node:crypto";
import { millis } from "../../shared/time.ts";
import type { Archive } from "../archive/archive.ts";
import type { ArchivedSegment } from "../archive/archived-segment.ts";
import type { Film } from "../archive/mp4/film.ts";
import { tracksOf } from "../archive/mp4/init-tracks.ts";
import { PlanShelf } from "../archive/mp4/plan-shelf.ts";
import { readFilm } from "../archive/mp4/read-film.ts";
import { ReadFault } from "../archive/read-fault.ts";
import type { LaidFilm, StreamPart, StreamShelf, StreamSpan } from "../clips/stream/ports.ts";
import { type Stretch, stretchOf } from "../clips/stream/stretch.ts";
import type { MomentShelf } from "../feeds/own-feed/moments.ts";
import { partPlaylist } from "../playlist/part-playlist.ts";

/** Part of every tag: raise it when the same segments give other bytes. */
const FORMAT = "part-1";

/** Parts of the broadcast, straight from the archive's segments. Nothing is encoded anew. */
export function streamShelf(archive: Pick<Archive, "between">): StreamShelf {
  const plans = new PlanShelf();
  return {
    part: async (span, title) => {
      const kept = await quietly(() => archive.between(span.stage, span.from, span.to));
      const stretch = kept && stretchOf(kept, span);
      return stretch && partOf(plans, { span, title, stretch });
    },
  };
}

/** Highlights' moments, straight from the archive's segments: as they are, whatever is in them. */
export const momentShelf = (archive: Pick<Archive, "between">): MomentShelf => ({
  part: async ({ stage, from, to }) => {
    const kept = await quietly(() => archive.between(stage, from, to));
    const stretch = kept && stretchOf(kept, { from, to });
    return stretch && { to: stretch.to, playlist: () => partPlaylist(stage, stretch.segments, stretch) };
  },
});

interface Kept {
  readonly span: StreamSpan;
  readonly title: string;
  readonly stretch: Stretch<ArchivedSegment>;
}

function partOf(plans: PlanShelf, { span, title, stretch }: Kept): StreamPart | null {
  const { segments, leadMs, durationMs } = stretch;
  const [first] = segments;
  if (first === undefined) return null;
  const { from } = stretch;
  const shown = { from: leadMs, until: millis(leadMs + durationMs) };
  const name = nameOf(span, title, segments);
  const lay = (key: string, film: Film) =>
    quietly(async (): Promise<LaidFilm> => {
      const plan = await plans.plan(key, () => film);
      return { bytes: plan.bytes, read: (begin, end) => readFilm(plan, begin, end) };
    });
  return {
    ...stretch,
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    media: mediaOf(first),
    etag: `"${name}"`,
    film: () => lay(name, { title, startedAt: from, segments, shown }),
    whole: () => lay(`${name} whole`, { title, startedAt: first.startsAt, segments }),
    playlist: () => partPlaylist(span.stage, segments, { leadMs }),
  };
}

/** By the first configuration: an encoder that changes its picture size within a clip is shown at each. */
function mediaOf({ init }: ArchivedSegment): StreamPart["media"] {
  const tracks = tracksOf(init.bytes);
  const video = tracks.find(({ type }) => type === "video");
  const audio = tracks.find(({ type }) => type === "audio");
  return {
    widthPx: video?.entry.readUInt16BE(32) ?? 0,
    heightPx: video?.entry.readUInt16BE(34) ?? 0,
    hasSound: audio !== undefined,
    cameAs: {
      container: "stream",
      video: codecOf(video?.entry),
      audio: audio === undefined ? null : codecOf(audio.entry),
    },
  };
}

const nameByEntry: Readonly<Record<string, string>> = {
  ...{ avc1: "avc", avc3: "avc", hvc1: "hevc", hev1: "hevc", av01: "av1", vp09: "vp9", mp4a: "aac", Opus: "opus" },
};

function codecOf(entry: Buffer | undefined): string {
  const type = entry?.toString("latin1", 4, 8) ?? "";
  return nameByEntry[type] ?? type;
}

/** By all that decides the file's bytes. Segments never change under their names. */
function nameOf({ from, to }: StreamSpan, title: string, segments: readonly ArchivedSegment[]): string {
  const hash = createHash("sha256").update(JSON.stringify([FORMAT, title, from, to]));
  for (const { epoch, number } of segments) hash.update(`${epoch}/${number}\n`);
  return hash.digest("base64url").slice(0, 22);
}

/** `null`: it was deleted meanwhile, or the disk is busy. */
async function quietly<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ReadFault && (error.problem === "gone" || error.problem === "busy")) return null;
    throw error;
  }
}
