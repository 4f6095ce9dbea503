import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClipProblem } from "../../shared/clips.ts";

/** A file as phones, recorders and people send it, and what is to become of it. */
export interface ComingFilm {
  readonly name: string;
  readonly make: (path: string, folder: string) => void;
  /** Of the film as it is shown. */
  readonly made: Made | ClipProblem;
  /** The same where there is no ffmpeg. */
  readonly bare: "made" | ClipProblem;
}

interface Made {
  readonly size: readonly [widthPx: number, heightPx: number];
  readonly came: string;
  readonly hasSound?: false;
  /** Silence stays silence. */
  readonly isLoud?: false;
  readonly seconds?: number;
}

const SECONDS = 3;
const ffmpeg = (...args: readonly (string | readonly string[])[]) =>
  execFileSync("ffmpeg", ["-hide_banner", "-v", "error", "-y", ...args.flat()], { stdio: ["ignore", "pipe", "pipe"] });

/** Left and right differ, up and down too: a picture that was turned wrongly is another one. */
const picture = (size: string, rate = 30, seconds = SECONDS) => [
  ...["-f", "lavfi", "-i", `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`],
];
/** Quiet speech would be brought up; so is this. */
const sound = (seconds = SECONDS) => [
  ...["-f", "lavfi", "-i", `sine=frequency=440:sample_rate=44100:duration=${seconds},volume=-6dB`],
];
const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30", "-bf", "0"];
const hevc = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-tag:v", "hvc1"];
const vp8 = ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8"];
const vp9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"];
const aac = ["-c:a", "aac", "-b:a", "96k"];
const opus = ["-c:a", "libopus", "-b:a", "64k"];

const encoded =
  (...args: readonly (string | readonly string[])[]) =>
  (path: string) =>
    void ffmpeg(...args, path);

/** Held upright: the sensor lies across, and a flag says so. */
const turned =
  (...args: readonly (string | readonly string[])[]) =>
  (path: string, folder: string) => {
    const lying = join(folder, "lying.mov");
    ffmpeg(...args, lying);
    ffmpeg("-i", lying, "-c", "copy", "-metadata:s:v:0", "rotate=90", path);
  };

/** As a recorder writes it, who cannot go back to put the length in front. */
const recorded =
  (...args: readonly (string | readonly string[])[]) =>
  (path: string) =>
    writeFileSync(
      path,
      execFileSync("ffmpeg", ["-hide_banner", "-v", "error", ...args.flat(), "pipe:1"], {
        maxBuffer: 64 * 1024 * 1024,
        stdio: ["ignore", "pipe", "pipe"],
      }),
    );

/** What is left of a file when only a share of it came. */
const cut =
  (share: number, ...args: readonly (string | readonly string[])[]) =>
  (path: string) => {
    ffmpeg(...args, path);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, Math.floor(whole.byteLength * share)));
  };

const usual = [...picture("640x360"), ...sound(), ...h264, ...aac];

export const filmsAsTheyCome: readonly ComingFilm[] = [
  {
    name: "iphone-h264-upright.mov",
    make: turned(picture("1280x720"), sound(), h264, aac, "-ac", "1"),
    made: { size: [720, 1280], came: "mov avc aac" },
    bare: "made",
  },
  {
    name: "iphone-hevc-upright.mov",
    make: turned(picture("1280x720"), sound(), hevc, ["-pix_fmt", "yuv420p"], aac, "-ac", "1"),
    made: { size: [720, 1280], came: "mov hevc aac" },
    bare: "NEEDS_FFMPEG",
  },
  {
    name: "iphone-hevc-hdr.mov",
    make: encoded(
      picture("640x360"),
      sound(),
      ["-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1", "-pix_fmt", "yuv420p10le"],
      ["-x265-params", "log-level=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"],
      ["-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc"],
      aac,
    ),
    made: { size: [640, 360], came: "mov hevc aac" },
    bare: "NEEDS_FFMPEG",
  },
  {
    name: "h264-ten-bits.mp4",
    make: encoded(
      picture("640x360"),
      sound(),
      ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"],
      aac,
    ),
    made: { size: [640, 360], came: "mp4 avc aac" },
    bare: "NEEDS_FFMPEG",
  },
  {
    name: "recorder-vp8-opus.webm",
    make: recorded(picture("640x360"), sound(), vp8, opus, "-f", "webm"),
    made: { size: [640, 360], came: "webm vp8 opus" },
    bare: "NEEDS_FFMPEG",
  },
  {
    name: "recorder-vp9-opus.webm",
    make: recorded(picture("640x360"), sound(), vp9, opus, "-f", "webm"),
    made: { size: [640, 360], came: "webm vp9 opus" },
    bare: "NEEDS_FFMPEG",
  },
  {
    name: "vertical.mp4",
    make: encoded(picture("360x640"), sound(), h264, aac),
    made: { size: [360, 640], came: "mp4 avc aac" },
    bare: "made",
  },
  {
    name: "no-sound.mp4",
    make: encoded(picture("640x360"), h264),
    made: { size: [640, 360], came: "mp4 avc null", hasSound: false, isLoud: false },
    bare: "made",
  },
  {
    name: "silence.mp4",
    make: encoded(picture("640x360"), ["-f", "lavfi", "-i", `anullsrc=r=48000:cl=stereo:d=${SECONDS}`], h264, aac),
    made: { size: [640, 360], came: "mp4 avc aac", isLoud: false },
    bare: "made",
  },
  {
    name: "surround.mp4",
    make: encoded(picture("640x360"), sound(), h264, aac, "-ac", "6"),
    made: { size: [640, 360], came: "mp4 avc aac" },
    bare: "made",
  },
  {
    name: "unsteady-rate.mp4",
    make: encoded(
      picture("640x360"),
      sound(),
      ["-vf", "select='lt(n,40)+not(mod(n,4))'", "-fps_mode", "vfr"],
      h264,
      aac,
    ),
    made: { size: [640, 360], came: "mp4 avc aac" },
    bare: "made",
  },
  {
    name: "sixty-pictures.mp4",
    make: encoded(
      picture("640x360", 60),
      sound(),
      h264,
      ["-b:v", "8M", "-minrate", "8M", "-nal-hrd", "cbr", "-bufsize", "8M"],
      aac,
    ),
    made: { size: [640, 360], came: "mp4 avc aac" },
    bare: "made",
  },
  {
    name: "long-groups.mp4",
    make: encoded(picture("640x360", 30, 6), sound(6), h264, "-g", "300", aac),
    made: { size: [640, 360], came: "mp4 avc aac", seconds: 6 },
    bare: "made",
  },
  {
    name: "odd-size.mkv",
    make: encoded(picture("640x360"), sound(), ["-vf", "format=yuv444p,crop=639:357:0:0"], vp9, opus),
    made: { size: [640, 358], came: "matroska vp9 opus" },
    bare: "NEEDS_FFMPEG",
  },
  {
    name: "index-last.mp4",
    make: encoded(usual),
    made: { size: [640, 360], came: "mp4 avc aac" },
    bare: "made",
  },
  {
    name: "index-first-b-frames.mp4",
    make: encoded(picture("640x360"), sound(), h264, "-bf", "3", aac, "-movflags", "+faststart"),
    made: { size: [640, 360], came: "mp4 avc aac" },
    bare: "made",
  },
  {
    name: "film.mkv",
    make: encoded(usual),
    made: { size: [640, 360], came: "matroska avc aac" },
    bare: "NEEDS_FFMPEG",
  },
  {
    name: "recorder-fragments.mp4",
    make: encoded(usual, "-movflags", "frag_keyframe+empty_moov+default_base_moof"),
    made: { size: [640, 360], came: "mp4 avc aac" },
    bare: "made",
  },
  {
    name: "recorder-fragments-cut.mp4",
    make: cut(0.9, usual, "-movflags", "frag_keyframe+empty_moov+default_base_moof"),
    made: { size: [640, 360], came: "mp4 avc aac" },
    bare: "made",
  },
  {
    name: "old-android-mpeg4.mp4",
    make: encoded(picture("640x360"), sound(), ["-c:v", "mpeg4", "-b:v", "1M"], aac),
    made: { size: [640, 360], came: "mp4 mp4v aac" },
    bare: "CODEC_UNKNOWN",
  },
  { name: "empty.mp4", make: (path) => writeFileSync(path, ""), made: "EMPTY", bare: "EMPTY" },
  { name: "cut-index-last.mp4", make: cut(0.6, usual), made: "TRUNCATED", bare: "TRUNCATED" },
  {
    name: "cut-index-first.mp4",
    make: cut(0.6, usual, "-movflags", "+faststart"),
    made: "TRUNCATED",
    bare: "TRUNCATED",
  },
  { name: "cut.webm", make: cut(0.5, picture("640x360"), sound(), vp9, opus), made: "TRUNCATED", bare: "TRUNCATED" },
  {
    name: "renamed-picture.mp4",
    make: (path, folder) => {
      const png = join(folder, "picture.png");
      ffmpeg(picture("640x360"), "-frames:v", "1", png);
      writeFileSync(path, readFileSync(png));
    },
    made: "NOT_A_FILM",
    bare: "NOT_A_FILM",
  },
  {
    name: "renamed-playlist.mp4",
    make: (path) =>
      writeFileSync(path, "#EXTM3U\n#EXTINF:2,\nhttp://169.254.169.254/latest/meta-data\n#EXT-X-ENDLIST\n"),
    made: "NOT_A_FILM",
    bare: "NOT_A_FILM",
  },
  { name: "sound-only.m4a", make: encoded(sound(), aac), made: "NO_PICTURE", bare: "NO_PICTURE" },
  {
    name: "half-a-second.mp4",
    make: encoded(picture("640x360", 30, 0.5), sound(0.5), h264, aac),
    made: "TOO_SHORT",
    bare: "TOO_SHORT",
  },
];
