import type { Ticks } from "../../../shared/time.ts";
import { BoxWriter } from "./box-writer.ts";

export interface RunSample {
  readonly data: Uint8Array;
  readonly duration: Ticks;
  readonly compositionOffset: Ticks;
  readonly isKeyframe: boolean;
}

/** The samples of one track in one fragment, in decode order. */
export interface TrackRun {
  readonly type: "video" | "audio";
  readonly trackId: number;
  /** Decode time of the first sample. */
  readonly startsAt: Ticks;
  readonly samples: readonly RunSample[];
}

const BOX_HEAD = 8;
const MFHD = 16;
const TFHD = 16;
const TFDT = 20;
const TRUN_HEAD = 20;
const SAMPLE_ROW = { video: 16, audio: 8 } as const;

const DEFAULT_BASE_IS_MOOF = 0x020000;
const HAS_DATA_OFFSET = 0x000001;
const HAS_DURATION = 0x000100;
const HAS_SIZE = 0x000200;
const HAS_FLAGS = 0x000400;
const HAS_COMPOSITION_OFFSET = 0x000800;

const SYNC_SAMPLE = 0x02000000;
const DEPENDENT_SAMPLE = 0x01010000;

/**
 * One `moof` and its `mdat` in a single allocation (HL2).
 * @param sequence Counts the fragments of an init segment, from 1.
 */
export function mediaFragment(sequence: number, runs: readonly TrackRun[]): Buffer {
  const moofSize = BOX_HEAD + MFHD + runs.reduce((sum, run) => sum + trafSize(run), 0);
  const dataSize = runs.reduce((sum, run) => sum + runBytes(run), 0);
  // Not from Node's pool: a small fragment would keep a whole slab alive for as long as the window lasts.
  const bytes = Buffer.allocUnsafeSlow(moofSize + BOX_HEAD + dataSize);
  const out = new BoxWriter(bytes);
  out.box("moof", () => {
    out.fullBox("mfhd", 0, 0, () => out.u32(sequence));
    let dataOffset = moofSize + BOX_HEAD;
    for (const run of runs) {
      writeTrackFragment(out, run, dataOffset);
      dataOffset += runBytes(run);
    }
  });
  out.box("mdat", () => {
    for (const run of runs) for (const sample of run.samples) out.bytes(sample.data);
  });
  return bytes;
}

const trafSize = (run: TrackRun): number =>
  BOX_HEAD + TFHD + TFDT + TRUN_HEAD + run.samples.length * SAMPLE_ROW[run.type];

const runBytes = (run: TrackRun): number => run.samples.reduce((sum, sample) => sum + sample.data.byteLength, 0);

function writeTrackFragment(out: BoxWriter, run: TrackRun, dataOffset: number): void {
  const isVideo = run.type === "video";
  out.box("traf", () => {
    out.fullBox("tfhd", 0, DEFAULT_BASE_IS_MOOF, () => out.u32(run.trackId));
    out.fullBox("tfdt", 1, 0, () => out.u64(run.startsAt));
    const common = HAS_DATA_OFFSET | HAS_DURATION | HAS_SIZE;
    // Version 1: composition offsets are signed, as Enhanced RTMP encoders send negative ones.
    out.fullBox("trun", 1, isVideo ? common | HAS_FLAGS | HAS_COMPOSITION_OFFSET : common, () => {
      out.u32(run.samples.length);
      out.i32(dataOffset);
      for (const sample of run.samples) {
        out.u32(sample.duration);
        out.u32(sample.data.byteLength);
        if (!isVideo) continue;
        out.u32(sample.isKeyframe ? SYNC_SAMPLE : DEPENDENT_SAMPLE);
        out.i32(sample.compositionOffset);
      }
    });
  });
}
