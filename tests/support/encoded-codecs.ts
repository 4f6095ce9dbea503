import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MediaEvent, Sample } from "../../server/media/sample.ts";
import type { AudioTrack, Track, VideoTrack } from "../../server/media/track.ts";
import { programTime, ticks, ticksToMillis } from "../../shared/time.ts";
import { contentOf } from "./boxes.ts";

interface Shape {
  readonly encoder: readonly string[];
  readonly track: (file: Buffer) => Track;
}

const picture = (file: Buffer, codec: VideoTrack["codec"], configBox: string, codecString: string): VideoTrack => ({
  ...{ type: "video", codec, codecString, widthPx: 160, heightPx: 90 },
  config: contentOf(file, configBox),
});

const shapes = {
  hevc: {
    encoder: [
      "libx265",
      "-preset",
      "ultrafast",
      "-tag:v",
      "hvc1",
      "-x265-params",
      "log-level=none:keyint=30:bframes=2",
    ],
    track: (file) => picture(file, "hvc1", "hvcC", "hvc1.1.6.L30.90"),
  },
  av1: {
    encoder: ["libaom-av1", "-cpu-used", "8", "-usage", "realtime", "-g", "30", "-b:v", "200k"],
    track: (file) => picture(file, "av01", "av1C", "av01.0.00M.08"),
  },
} as const satisfies Record<string, Shape>;

/** Real HEVC or AV1 pictures with Opus sound, as ingest would hand them on. */
export function codecMedia(codec: keyof typeof shapes, startMs = 1_000_000): readonly MediaEvent[] {
  const folder = mkdtempSync(join(tmpdir(), "codec-"));
  try {
    const path = join(folder, "source.mp4");
    const { encoder, track } = shapes[codec];
    const input = ["-f", "lavfi", "-i", "testsrc2=size=160x90:rate=30", "-f", "lavfi", "-i", "sine=sample_rate=48000"];
    const command = ["-v", "error", ...input, "-pix_fmt", "yuv420p", "-c:v", ...encoder];
    execFileSync("ffmpeg", [...command, "-c:a", "libopus", "-b:a", "48k", "-t", "4", path], { stdio: "pipe" });
    const file = readFileSync(path);
    const said: readonly MediaEvent[] = [track(file), opusTrack].map((one) => ({ type: "track", track: one }));
    return [...said, ...samplesIn(path, file, startMs)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** OpusHead, as Enhanced RTMP carries it. */
const opusTrack: AudioTrack = {
  ...{ type: "audio", codec: "opus", codecString: "opus", sampleRateHz: 48_000, channels: 1 },
  config: Buffer.concat([Buffer.from("OpusHead"), Uint8Array.of(1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0)]),
};

function samplesIn(path: string, file: Buffer, startMs: number): readonly MediaEvent[] {
  const entries = "packet=codec_type,pts_time,dts_time,pos,size,flags";
  const json = execFileSync("ffprobe", ["-v", "error", "-show_entries", entries, "-of", "json", path], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const packets: readonly Record<string, string>[] = JSON.parse(json).packets;
  return packets
    .map((packet): Sample => {
      const [pts, dts] = [packet["pts_time"], packet["dts_time"]].map(
        (time) => Math.round(Number(time) * 90_000) + 9000,
      );
      const at = Number(packet["pos"]);
      return {
        type: packet["codec_type"] === "video" ? "video" : "audio",
        dts: ticks(dts ?? 0),
        compositionOffset: ticks((pts ?? 0) - (dts ?? 0)),
        isKeyframe: packet["flags"]?.startsWith("K") === true,
        data: file.subarray(at, at + Number(packet["size"])),
        arrivedAt: programTime(startMs + ticksToMillis(ticks(pts ?? 0))),
      };
    })
    .toSorted((a, b) => a.dts - b.dts)
    .map((sample) => ({ type: "sample", sample }));
}
