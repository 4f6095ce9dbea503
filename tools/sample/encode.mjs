import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FlvFileReader } from "../../server/media/flv-file.ts";

export const FRAMES_PER_SECOND = 25;
/** 40 ms of a picture and 21.33 ms of AAC both fit exactly into multiples of 320 ms, and GOPs of a second into 8 s. */
export const CLIP_QUANTUM_MS = 8000;
const AAC_FRAME = 1024;
const RATE_HZ = 48_000;

/**
 * @param {AsyncIterable<Buffer>} pictures PNG, one a frame.
 * @param {number} kilobytes that the picture may take, about.
 * @returns {Promise<Array>} the FLV tags of the picture: header and frames.
 */
export async function encodePicture(pictures, { folder, clipMs, kilobytes }) {
  const master = join(folder, "master.mkv");
  // x264 at QP 0 in 4:2:0 is the picture as it will be, without loss: both passes see the same.
  const colours = ["-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", ...bt709];
  await ffmpeg(
    [
      "-f",
      "image2pipe",
      "-framerate",
      FRAMES_PER_SECOND,
      "-c:v",
      "png",
      "-i",
      "pipe:0",
      ...colours,
      "-c:v",
      "libx264",
      "-qp",
      0,
      "-preset",
      "ultrafast",
      master,
    ],
    pictures,
  );
  const bitrate = Math.floor((kilobytes * 8192 * 1000) / clipMs);
  const gop = FRAMES_PER_SECOND;
  const coding = [
    "-i",
    master,
    "-an",
    "-c:v",
    "libx264",
    "-preset",
    "veryslow",
    "-tune",
    "animation",
    "-profile:v",
    "high",
    // Level 3.1 is what every decoder of 720p plays; the preset alone would take 16 references and level 5.
    "-level:v",
    3.1,
    "-refs",
    4,
    ...bt709,
  ];
  const pace = [
    "-bf",
    0,
    "-g",
    gop,
    "-keyint_min",
    gop,
    "-sc_threshold",
    0,
    "-flags",
    "+cgop",
    "-b:v",
    bitrate,
    "-maxrate",
    bitrate * 3,
    "-bufsize",
    bitrate * 3,
  ];
  const log = ["-passlogfile", join(folder, "x264")];
  await ffmpeg([...coding, ...pace, ...log, "-pass", 1, "-f", "null", "-"]);
  const output = join(folder, "picture.flv");
  await ffmpeg([...coding, ...pace, ...log, "-pass", 2, output]);
  return (await tagsOf(output)).filter(({ type }) => type === 9).filter(isNotEnd);
}

/**
 * The sound of a loop: it is encoded three times over and the middle one is kept, so that its first frame was coded
 * after the frame that will precede it. The encoder's delay is one frame: packet n holds the sound of frame n − 1.
 * @returns {Promise<Array>} the FLV tags: header and exactly clip length / 21.33 ms frames.
 */
export async function encodeSound(expression, { folder, clipMs, kilobits }) {
  const output = join(folder, "sound.flv");
  const source = `aevalsrc=exprs='${expression}':sample_rate=${RATE_HZ}:channel_layout=mono:duration=${(clipMs * 3) / 1000}`;
  await ffmpeg(["-f", "lavfi", "-i", source, "-c:a", "aac", "-b:a", `${kilobits}k`, output]);
  const [header, ...frames] = (await tagsOf(output)).filter(({ type }) => type === 8);
  const count = (clipMs * RATE_HZ) / 1000 / AAC_FRAME;
  const middle = frames.slice(count + 1, 2 * count + 1);
  const timed = middle.map((tag, place) => ({ ...tag, timestampMs: Math.round((place * AAC_FRAME * 1000) / RATE_HZ) }));
  return [{ ...header, timestampMs: 0 }, ...timed];
}

/** @param {Iterable<Buffer> | AsyncIterable<Buffer>} [input] for its stdin. */
export async function ffmpeg(args, input) {
  const child = spawn("ffmpeg", ["-hide_banner", "-loglevel", "error", "-y", ...args.map(String)], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  const ended = once(child, "exit");
  if (input !== undefined)
    for await (const piece of input) if (!child.stdin.write(piece)) await once(child.stdin, "drain");
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

const bt709 = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"];

const tagsOf = async (file) => new FlvFileReader().push(await readFile(file));

/** AVC end of sequence: a loop has no end. */
const isNotEnd = ({ payload }) => payload[1] !== 2;
