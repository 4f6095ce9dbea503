import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Probed, probed } from "./packaged.ts";
import type { Playlist } from "./playlist-text.ts";

/** What ffmpeg made of a live playlist. */
export interface LiveReading {
  /** Empty is good. */
  readonly complaints: string;
  /** Time stamps of decoded frames, by kind of track, in the order they came. Seconds. */
  readonly shownAt: { readonly video: readonly number[]; readonly audio: readonly number[] };
}

/** Reads a live playlist from its first segment on, for so many seconds of media, and decodes all of it. */
export async function readLive(url: string, seconds: number): Promise<LiveReading> {
  const input = ["-live_start_index", "0", "-t", String(seconds), "-i", url];
  const ffmpeg = spawn("ffmpeg", ["-v", "error", "-copyts", ...input, "-f", "framecrc", "pipe:1"]);
  let [text, complaints] = ["", ""];
  ffmpeg.stdout.on("data", (chunk) => {
    text += chunk;
  });
  ffmpeg.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  await once(ffmpeg, "close");
  return { complaints, shownAt: { video: framesOf(text, "video"), audio: framesOf(text, "audio") } };
}

/** Fetches all segments of a playlist, and probes each run of them that shares an init segment as a file of its own. */
export async function readRuns(url: string, playlist: Playlist): Promise<readonly Probed[]> {
  const runs: string[][] = [];
  for (const { map, isDiscontinuity, uri } of playlist.segments) {
    if (map !== null && (isDiscontinuity || runs.length === 0)) runs.push([map]);
    if (uri !== null) runs.at(-1)?.push(uri);
  }
  return Promise.all(
    runs.map(async (uris) => {
      const pieces = await Promise.all(uris.map((uri) => fetchBytes(new URL(uri, url).href)));
      return probed(Buffer.concat(pieces));
    }),
  );
}

async function fetchBytes(url: string): Promise<Buffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** framecrc says `#tb 0: 1/25`, `#media_type 0: video`, and then a line a frame: `0, dts, pts, duration, size, crc`. */
function framesOf(text: string, type: "video" | "audio"): readonly number[] {
  const stream = new RegExp(`^#media_type (\\d+): ${type}$`, "m").exec(text)?.[1];
  if (stream === undefined) return [];
  const [, numerator, denominator] = new RegExp(`^#tb ${stream}: (\\d+)/(\\d+)$`, "m").exec(text) ?? [];
  const unit = Number(numerator) / Number(denominator);
  return [...text.matchAll(new RegExp(`^${stream},\\s*-?\\d+,\\s*(-?\\d+),`, "gm"))].map(
    ([, pts]) => Number(pts) * unit,
  );
}
