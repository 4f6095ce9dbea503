import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FilmWorkshop } from "../../server/clips/convert/workshop.ts";
import { silentLog } from "../../server/log.ts";
import { type Row, row, seconds } from "./figures.ts";

/**
 * A phone's clip of 60 s, 1080p, H.264 and AAC: from its last byte to a film that can be played and segments of our window, and what
 * of the processor that takes; beside plain ffmpeg that makes one MP4 of the same size and loudness in one pass.
 */
export async function* clipRows(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), "efir-clip-bench-"));
  try {
    const light = phoneClip(folder, "light.mp4", "4M");
    const heavy = phoneClip(folder, "heavy.mov", "16M", 90);
    const plainLight = await measured(() => plainFfmpeg(light, folder));
    const copied = await made(light, folder);
    yield row(
      "60 s, 1080p of 4 Mbit/s with a keyframe a second: last byte to playable",
      "≤ plain ffmpeg",
      beside(copied, plainLight),
      copied.tookMs <= plainLight.tookMs,
    );
    const bare = await made(light, folder, "/nowhere");
    yield row("— the same without ffmpeg", "≤ 1 s", told(bare), bare.tookMs <= 1000);
    const plainHeavy = await measured(() => plainFfmpeg(heavy, folder));
    const encoded = await made(heavy, folder);
    yield row(
      "60 s, 1080p of 16 Mbit/s held upright, all coded anew",
      "≤ 1.2 × plain ffmpeg",
      beside(encoded, plainHeavy),
      encoded.tookMs <= 1.2 * plainHeavy.tookMs,
    );
    const turned = await made(heavy, folder, "/nowhere");
    yield row("— the same without ffmpeg", "≤ 1 s", told(turned), turned.tookMs <= 1000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Took {
  readonly tookMs: number;
  readonly cpuSeconds: number;
}

const told = ({ tookMs, cpuSeconds }: Took) => `${seconds(tookMs)}, ${cpuSeconds.toFixed(1)} s of a processor`;
const beside = (ours: Took, theirs: Took) =>
  `${told(ours)} (plain ffmpeg ${told(theirs)}; ratio ${(ours.tookMs / theirs.tookMs).toFixed(2)}, of the processor ${(ours.cpuSeconds / theirs.cpuSeconds).toFixed(2)})`;

async function made(source: string, root: string, path?: string): Promise<Took> {
  const folder = mkdtempSync(join(root, "clips-"));
  const keepImage = () => Promise.resolve(null);
  await using workshop = await FilmWorkshop.open({
    folder,
    keepImage,
    log: silentLog,
    ...(path === undefined ? {} : { path }),
  });
  // What is looked for once, is not counted.
  await convert(workshop, join(root, "short.mp4"), folder, "warm-up-clip");
  return await measured(() => convert(workshop, source, folder, "clip-of-bench"));
}

async function convert(workshop: FilmWorkshop, source: string, root: string, clipId: string): Promise<void> {
  const folder = join(root, clipId);
  mkdirSync(folder);
  const made = await workshop.convert({ clipId, source, folder, signal: new AbortController().signal });
  if (!made.ok) throw new Error(made.problem);
}

async function measured(work: () => unknown): Promise<Took> {
  const cpuAt = cpuOfChildren();
  const began = performance.now();
  await work();
  return { tookMs: performance.now() - began, cpuSeconds: cpuOfChildren() - cpuAt };
}

/** proc(5): fields 16 and 17 of stat are what waited-for children took, in hundredths of a second. Linux. */
function cpuOfChildren(): number {
  const fields =
    execFileSync("cat", [`/proc/${process.pid}/stat`], { encoding: "utf8" })
      .split(") ")[1]
      ?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** The same settings in one pass: what somebody types who wants a film for a page. */
function plainFfmpeg(source: string, folder: string): void {
  ffmpeg(
    ...["-i", source, "-map", "0:v:0", "-map", "0:a:0", "-c:v", "libx264", "-preset", "veryfast", "-crf", "22"],
    ...["-maxrate", "4500k", "-bufsize", "9000k", "-pix_fmt", "yuv420p", "-threads", "2"],
    ...["-force_key_frames", "expr:gte(t,n_forced*2)", "-af", "loudnorm=I=-16:TP=-1.5", "-ar", "48000"],
    ...["-c:a", "aac", "-b:a", "128k", "-ac", "2", "-movflags", "+faststart", join(folder, "plain.mp4")],
  );
}

/** Grain and a hand that shakes: what a phone films is not as still as a test picture. */
function phoneClip(folder: string, name: string, bitrate: string, rotation = 0): string {
  const path = join(folder, name);
  const lying = join(folder, "lying.mp4");
  const shake = "crop=1920:1080:x='40+20*sin(t*3)':y='40+20*cos(t*2)',noise=alls=6:allf=t";
  ffmpeg(
    ...["-f", "lavfi", "-i", "testsrc2=size=2000x1160:rate=30:duration=20"],
    ...["-f", "lavfi", "-i", "anoisesrc=color=pink:amplitude=0.1:sample_rate=48000:duration=20"],
    ...["-vf", shake, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30", "-bf", "0"],
    ...["-b:v", bitrate, "-maxrate", bitrate, "-bufsize", bitrate, "-c:a", "aac", "-ac", "1", lying],
  );
  ffmpeg("-stream_loop", "2", "-i", lying, "-c", "copy", "-metadata:s:v:0", `rotate=${rotation}`, path);
  ffmpeg("-t", "2", "-i", lying, "-c", "copy", join(folder, "short.mp4"));
  if (statSync(path).size === 0) throw new Error("no phone's clip was made");
  return path;
}

const ffmpeg = (...args: readonly string[]) =>
  execFileSync("ffmpeg", ["-hide_banner", "-v", "error", "-y", ...args], { stdio: ["ignore", "ignore", "pipe"] });
