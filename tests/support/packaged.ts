import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "../../server/log.ts";
import type { MediaEvent } from "../../server/media/sample.ts";
import type { SegmentView } from "../../server/packager/segment.ts";
import { Stage, type StageOptions } from "../../server/packager/stage.ts";
import { ManualClock } from "./manual-clock.ts";

export function aStage(options: Partial<StageOptions> = {}): Stage {
  return new Stage({
    name: "main",
    clock: new ManualClock(Date.UTC(2026, 0, 1, 0, 0, 10)),
    partMs: 200,
    windowMinutes: 10,
    windowBytes: 64 * 1024 * 1024,
    log: silentLog,
    epoch: "e1",
    ...options,
  });
}

/** A stage after one source said all this and left. */
export function staged(events: readonly MediaEvent[], stage: Stage = aStage()): Stage {
  const sink = stage.open("encoder");
  for (const event of events) sink.push(event);
  sink.end("end of file");
  return stage;
}

/** Runs of segments that share an init segment, each as one file that any player of MP4 reads. */
export async function filesOf(segments: Iterable<SegmentView>): Promise<readonly Buffer[]> {
  const byInit = Map.groupBy(segments, (segment) => segment.init);
  return Promise.all(
    [...byInit].map(async ([init, group]) => {
      const chunks = await Promise.all(group.map((segment) => segment.read()));
      return Buffer.concat([init.bytes, ...chunks.flat()]);
    }),
  );
}

export interface Probed {
  /** What a full decode complained about; empty is good. */
  readonly complaints: string;
  readonly packets: readonly ProbedPacket[];
}

export interface ProbedPacket {
  readonly type: "video" | "audio";
  readonly dts: number;
  readonly pts: number;
  readonly duration: number;
  readonly size: number;
}

/** What ffmpeg, an independent reader, makes of a file. */
export function probed(file: Buffer): Probed {
  const folder = mkdtempSync(join(tmpdir(), "packaged-"));
  try {
    const path = join(folder, "media.mp4");
    writeFileSync(path, file);
    const decode = spawnSync("ffmpeg", ["-v", "error", "-i", path, "-f", "null", "-"], { encoding: "utf8" });
    const entries = ["-show_entries", "packet=codec_type,dts,pts,duration,size", "-of", "json"];
    const json = execFileSync("ffprobe", ["-v", "error", ...entries, path], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return { complaints: decode.stderr, packets: JSON.parse(json).packets.map(asPacket) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const asPacket = (raw: {
  codec_type: "video" | "audio";
  dts: number;
  pts: number;
  duration: number;
  size: string;
}) => ({
  type: raw.codec_type,
  dts: raw.dts,
  pts: raw.pts,
  duration: raw.duration,
  size: Number(raw.size),
});
