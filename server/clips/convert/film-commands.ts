import { join } from "node:path";
import type { ClipShape } from "../../../shared/clips.ts";
import type { FilmFacts } from "./film-facts.ts";
import type { Way } from "./judge.ts";
import { shown } from "./limits.ts";
import { levelled, listening, type Measured } from "./loudness.ts";
import { type Size, shapeSize, shownRate, shownSize } from "./picture-size.ts";
import { filmFiles } from "./ports.ts";
import type { Span } from "./worker-messages.ts";

/** Arguments of ffmpeg, one for each thing that is made. Pure. */

/** ffmpeg reads a file as what we found it to be: what it names inside is not opened, nor another format guessed. */
const demuxers: Readonly<Record<FilmFacts["container"], string>> = {
  mp4: "mov",
  mov: "mov",
  matroska: "matroska",
  webm: "matroska",
  "mpeg-ts": "mpegts",
};

interface FilmSource {
  readonly source: string;
  readonly facts: FilmFacts;
  /** `null`: all of it. */
  readonly span: Span | null;
}

export const lengthOf = ({ facts, span }: Omit<FilmSource, "source">): number =>
  span === null ? facts.durationMs : span.toMs - span.fromMs;

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

const opened = (path: string, demuxer: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...["-protocol_whitelist", "file", "-f", demuxer, "-i", path],
];

const input = ({ source, facts, span }: FilmSource): readonly string[] => [
  ...["-threads", "2"],
  ...opened(source, demuxers[facts.container], span === null ? [] : ["-ss", seconds(span.fromMs)]),
];

/** First pass over the sound. */
export const listenArgs = (film: FilmSource): readonly string[] => [
  ...input(film),
  ...["-t", seconds(lengthOf(film)), "-map", "0:a:0", "-vn", "-af", `${toStereo},${listening}`, "-f", "null", "-"],
];

/** Mixed down before it is measured: what is measured is what is heard. */
const toStereo = "aresample=48000:async=1:first_pts=0,aformat=channel_layouts=stereo";

export interface FilmOrder extends FilmSource {
  readonly way: Exclude<Way, "remux">;
  /** `null`: silence stays silence. */
  readonly measured: Measured | null;
  readonly canToneMap: boolean;
  readonly folder: string;
}

/** The film itself: picture and sound of the same length, index first, nothing in it of who made it where. */
export function filmArgs(order: FilmOrder): readonly string[] {
  const { facts, measured, folder } = order;
  const silence = ["-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo"];
  const sound = [toStereo, ...(measured === null ? [] : [levelled(measured), "aresample=48000"]), "apad"];
  return [
    ...input(order),
    ...(facts.sound === null ? silence : []),
    ...[
      "-map",
      "0:V:0",
      "-map",
      facts.sound === null ? "1:a:0" : "0:a:0",
      "-map_metadata",
      "-1",
      "-map_chapters",
      "-1",
    ],
    // The sound has no end of its own: it lasts as long as the picture, also of a recording whose end did not come.
    ...["-t", seconds(lengthOf(order)), "-shortest"],
    ...(order.way === "copy" ? ["-c:v", "copy"] : pictureArgs(order)),
    ...["-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000"],
    ...(facts.sound === null ? [] : ["-af", sound.join(",")]),
    ...["-movflags", "+faststart", "-f", "mp4", join(folder, filmFiles.film)],
  ];
}

function pictureArgs({ facts: { picture }, canToneMap }: FilmOrder): readonly string[] {
  const size = shownSize(picture);
  const isToned = picture.isHdr && canToneMap;
  const filters = [
    // Nothing to do where the size is right. Colours stay as they are said to be: what says nothing is not guessed about.
    `scale=${size.widthPx}:${size.heightPx}:flags=bicubic`,
    ...(isToned ? [toneMap] : []),
    "setsar=1",
    `fps=${shownRate(picture)}`,
    "format=yuv420p",
  ];
  return ["-vf", filters.join(","), ...h264(size), ...(isToned ? usualColours : [])];
}

/** After it was made small: it is slow. */
const toneMap =
  "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv";

const usualColours = "-color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv".split(" ");

/** 4.5 Mbit/s at most for 1080p, in proportion for less; a keyframe each two seconds and nowhere else. */
function h264({ widthPx, heightPx }: Size): readonly string[] {
  const mostKbps = Math.round(Math.max(600, 4500 * Math.sqrt((widthPx * heightPx) / (1920 * 1080))));
  return [
    ...["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p", "-threads", "2"],
    ...["-crf", "22", "-maxrate", `${mostKbps}k`, "-bufsize", `${mostKbps * 2}k`],
    ...["-g", "600", "-sc_threshold", "0", "-flags", "+cgop"],
    ...["-force_key_frames", `expr:gte(t,n_forced*${shown.keyframeSeconds})`],
  ];
}

const POSTER_SIDE_PX = 1280;
/** Nobody's first picture is their best: the most usual one of the two seconds after the first half. */
const POSTER_FROM_MS = 500;

export const posterFile = "poster.jpg";

export const posterArgs = (folder: string, durationMs: number): readonly string[] => [
  ...["-ss", seconds(Math.min(POSTER_FROM_MS, durationMs / 4))],
  ...opened(join(folder, filmFiles.film), "mov"),
  ...["-an", "-frames:v", "1", "-vf"],
  `thumbnail=48,scale='min(${POSTER_SIDE_PX},iw)':'min(${POSTER_SIDE_PX},ih)':force_original_aspect_ratio=decrease,format=yuvj420p`,
  ...["-q:v", "4", "-f", "image2", "-update", "1", join(folder, posterFile)],
];

/** The same film as a feed wants it. */
export function shapeArgs(shape: ClipShape, film: Size, folders: { readonly from: string; readonly to: string }) {
  const size = shapeSize(shape, film);
  return [
    ...opened(join(folders.from, filmFiles.film), "mov", ["-threads", "2"]),
    ...["-map_metadata", "-1", "-filter_complex", framed(film, size), "-map", "[v]", "-map", "0:a:0"],
    ...[...h264(size), "-c:a", "copy", "-movflags", "+faststart", "-f", "mp4", join(folders.to, `${shape}.mp4`)],
  ];
}

/** What is cut out of the middle of a wide film, and of a tall one: faces at the thirds of the picture stay in it. */
const MIDDLE_OF_WIDE = 5 / 4;
const MIDDLE_OF_TALL = 4 / 5;

/**
 * The middle of the film over the film itself, blurred, where it does not fill the frame. Of a tall film more is cut from
 * below than from above: faces are up.
 */
function framed(film: Size, { widthPx, heightPx }: Size): string {
  const wanted = widthPx / heightPx;
  const has = film.widthPx / film.heightPx;
  const cut =
    has > wanted ? Math.min(has, Math.max(wanted, MIDDLE_OF_WIDE)) : Math.max(has, Math.min(wanted, MIDDLE_OF_TALL));
  const crop = `crop='min(iw,ih*${cut.toFixed(4)})':'min(ih,iw/${cut.toFixed(4)})':(iw-ow)/2:(ih-oh)*0.35`;
  const fit = `scale=${widthPx}:${heightPx}:force_original_aspect_ratio=decrease:force_divisible_by=2`;
  // Blurred when it is small, which is the same to the eye and a hundredth of the work.
  const ground = `scale=${even(widthPx / 10)}:${even(heightPx / 10)}:force_original_aspect_ratio=increase,crop=${even(widthPx / 10)}:${even(heightPx / 10)},gblur=sigma=4,scale=${widthPx}:${heightPx}:flags=bicubic,eq=brightness=-0.12`;
  if (Math.abs(cut / wanted - 1) < 0.01)
    return `[0:v:0]${crop},scale=${widthPx}:${heightPx},setsar=1,format=yuv420p[v]`;
  return `[0:v:0]split[a][b];[a]${ground}[ground];[b]${crop},${fit}[middle];[ground][middle]overlay=(W-w)/2:(H-h)/2,setsar=1,format=yuv420p[v]`;
}

const even = (length: number): number => Math.max(2, Math.round(length / 2) * 2);
