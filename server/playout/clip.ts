import { programTime, TICKS_PER_SECOND, type Ticks, ticks } from "../../shared/time.ts";
import { FlvDemuxer } from "../media/flv-demuxer.ts";
import { FlvFileReader } from "../media/flv-file.ts";
import type { Sample } from "../media/sample.ts";
import type { Track } from "../media/track.ts";

/** One access unit of a clip. `dts` is its place in the clip, from 0. */
export type ClipSample = Omit<Sample, "arrivedAt">;

/** A clip that can be repeated without a gap: picture and sound fill exactly the same time. */
export interface Clip {
  readonly tracks: readonly Track[];
  /** In order of `dts`; the first is a keyframe at 0. */
  readonly samples: readonly ClipSample[];
  readonly length: Ticks;
}

/** The file is not one that can be looped: our own build is broken. */
export class ClipFault extends Error {
  constructor(message: string, facts: object = {}) {
    super(message, { cause: facts });
    this.name = "ClipFault";
  }
}

const AAC_FRAME = 1024;

/** @throws {ClipFault} when picture and sound do not end together (PO11). @throws {PeerError} when it is no FLV file. */
export function readClip(flv: Uint8Array): Clip {
  const demuxer = new FlvDemuxer();
  const events = new FlvFileReader().push(flv).flatMap((tag) => demuxer.push(tag, programTime(0)));
  const tracks = events.flatMap((event) => (event.type === "track" ? [event.track] : []));
  const samples = fromZero(events.flatMap((event) => (event.type === "sample" ? [event.sample] : [])));
  const [first] = samples;
  if (first?.type !== "video" || !first.isKeyframe) throw new ClipFault("clip does not begin with a keyframe");
  const length = pictureLength(samples.filter(({ type }) => type === "video"));
  const sound = soundLength(samples, tracks);
  if (sound !== null && sound !== length) throw new ClipFault("picture and sound differ in length", { length, sound });
  return { tracks, samples, length };
}

/** The demuxer counts from wherever its session began; a clip counts from its first sample. */
function fromZero(samples: readonly Sample[]): readonly ClipSample[] {
  const origin = samples[0]?.dts ?? 0;
  return samples
    .map(({ arrivedAt: _, ...sample }) => ({ ...sample, dts: ticks(sample.dts - origin) }))
    .sort((a, b) => a.dts - b.dts);
}

/** The last picture lasts as long as the first. */
function pictureLength(pictures: readonly ClipSample[]): Ticks {
  const [, second] = pictures;
  const last = pictures.at(-1);
  if (second === undefined || last === undefined) throw new ClipFault("clip has fewer than two pictures");
  return ticks(last.dts + second.dts);
}

/** `null`: a silent clip. */
function soundLength(samples: readonly ClipSample[], tracks: readonly Track[]): Ticks | null {
  const track = tracks.find(({ type }) => type === "audio");
  if (track?.type !== "audio") return null;
  const frames = samples.filter(({ type }) => type === "audio").length;
  return ticks((frames * AAC_FRAME * TICKS_PER_SECOND) / track.sampleRateHz);
}
