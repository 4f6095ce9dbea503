import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { FilmWorkshop } from "../../server/clips/convert/workshop.ts";
import { silentLog } from "../../server/log.ts";
import type { ClipMedia } from "../../shared/clips.ts";
import { millis } from "../../shared/time.ts";
import { filmsAsTheyCome } from "../support/films-as-they-come.ts";
import { patience } from "../support/patience.ts";

/** Every file of docs/clips.md through the real workshop, with ffmpeg and without; ffprobe is the judge. */

const root = mkdtempSync(join(tmpdir(), "efir-films-"));
const posters: Uint8Array[] = [];
let withFfmpeg: FilmWorkshop;
let without: FilmWorkshop;

beforeAll(async () => {
  const keepImage = (bytes: Uint8Array) => {
    posters.push(bytes);
    return Promise.resolve({ file: `${posters.length}.jpg`, widthPx: 1, heightPx: 1 });
  };
  const parts = { keepImage, log: silentLog };
  withFfmpeg = await FilmWorkshop.open({ ...parts, folder: join(root, "with") });
  without = await FilmWorkshop.open({ ...parts, folder: join(root, "without"), path: "/nowhere" });
});
afterAll(async () => {
  await Promise.all([withFfmpeg?.close(), without?.close()]);
  rmSync(root, { recursive: true, force: true });
});

const made = filmsAsTheyCome.filter((film) => typeof film.made !== "string");
const refused = filmsAsTheyCome.filter((film) => typeof film.made === "string");

function sourceOf({ name, make }: (typeof filmsAsTheyCome)[number]): string {
  const folder = mkdtempSync(join(root, "coming-"));
  make(join(folder, name), folder);
  return join(folder, name);
}

async function converted(workshop: FilmWorkshop, source: string) {
  const folder = join(mkdtempSync(join(root, "clip-")), "clip");
  mkdirSync(folder);
  const { signal } = new AbortController();
  return { folder, outcome: await workshop.convert({ clipId: "clip-of-test", source, folder, signal }) };
}

describe("[BZ64] a film that can be used becomes one that everybody can play", () => {
  test.each(made.map((film) => [film.name, film] as const))("%s", async (_name, film) => {
    const source = sourceOf(film);
    const expected = film.made;
    if (typeof expected === "string") return;
    const before = posters.length;

    const { folder, outcome } = await converted(withFfmpeg, source);

    const media: ClipMedia = outcome.ok ? outcome.value : expect.fail(outcome.problem);
    const { cameAs, widthPx, heightPx, hasSound } = media;
    expect([`${cameAs.container} ${cameAs.video} ${cameAs.audio}`, [widthPx, heightPx], hasSound]).toEqual([
      expected.came,
      expected.size,
      expected.hasSound ?? true,
    ]);
    expect(probed(join(folder, "film.mp4"))).toEqual({
      video: ["h264", "yuv420p", ...expected.size, "no rotation"],
      audio: ["aac", "LC", "48000", 2],
    });
    expect(firstBoxes(join(folder, "film.mp4"))).toEqual(["ftyp", "moov"]);
    expect(lengthOf(join(folder, "film.mp4"))).toBeCloseTo(media.durationMs / 1000, 1);
    if (expected.isLoud === false) expect(media.loudnessLufs).toBeNull();
    else {
      expect(media.loudnessLufs).toBeGreaterThan(-17);
      expect(media.loudnessLufs).toBeLessThan(-15);
      expect(Math.abs(loudnessOf(join(folder, "film.mp4")) + 16)).toBeLessThan(1);
    }
    // HDR is brought down to what screens show: it looks right, not the same.
    if (!film.name.includes("hdr")) expect(difference(source, join(folder, "film.mp4"))).toBeLessThan(16);
    expect([posters.length - before, ...(posters.at(-1)?.subarray(0, 3) ?? [])]).toEqual([1, 0xff, 0xd8, 0xff]);
    expectSegments(folder, media.durationMs / 1000);
  });
});

describe("[BZ63] without ffmpeg", () => {
  test.each(made.map((film) => [film.bare, film.name, film] as const))("%s: %s", async (bare, _name, film) => {
    const { folder, outcome } = await converted(without, sourceOf(film));
    expect(outcome.ok ? "made" : outcome.problem).toBe(bare);
    if (!outcome.ok) {
      expect(readdirSync(folder)).toEqual([]);
      return;
    }
    expect([outcome.value.loudnessLufs, outcome.value.poster, outcome.value.shapes]).toEqual([null, null, []]);
    expect(firstBoxes(join(folder, "film.mp4"))).toEqual(["ftyp", "moov"]);
    expectSegments(folder, outcome.value.durationMs / 1000);
  });
});

describe("[BZ61] [BZ62] a file that cannot be used leaves nothing", () => {
  test.each(refused.map((film) => [film.made, film.name, film] as const))("%s: %s", async (problem, _name, film) => {
    const source = sourceOf(film);
    const outcomes = [await converted(withFfmpeg, source), await converted(without, source)];
    expect(outcomes.map(({ outcome }) => (outcome.ok ? "made" : outcome.problem))).toEqual([problem, film.bare]);
    expect(outcomes.flatMap(({ folder }) => readdirSync(folder))).toEqual([]);
  });
});

describe("[BZ69] a cut is made anew of what came", () => {
  /** Six seconds in one group of pictures each second. */
  function aClip(): string {
    const folder = join(mkdtempSync(join(root, "clip-")), "clip");
    mkdirSync(folder);
    const input = [
      "-f",
      "lavfi",
      "-i",
      "testsrc2=size=320x180:rate=30:duration=6",
      "-f",
      "lavfi",
      "-i",
      "sine=duration=6",
    ];
    const coded = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30", "-c:a", "aac"];
    run("ffmpeg", ...input, ...coded, "-f", "mp4", join(folder, "source"));
    return folder;
  }
  const { signal } = new AbortController();
  const order = (folder: string) => ({ clipId: "clip-of-test", folder, signal });
  const trim = { fromMs: millis(2500), toMs: millis(4500) };

  test("exact to the frame with ffmpeg, and whole again when it is taken back", async () => {
    const folder = aClip();
    await withFfmpeg.convert({ ...order(folder), source: join(folder, "source") });
    const cut = await withFfmpeg.cut({ ...order(folder), trim });
    expect([cut.ok && cut.value.durationMs, lengthOf(join(folder, "film.mp4")).toFixed(1)]).toEqual([2000, "2.0"]);
    expect(difference(join(folder, "source"), join(folder, "film.mp4"), 3.5)).toBeLessThan(8);
    expectSegments(folder, 2);
    const whole = await withFfmpeg.cut({ ...order(folder), trim: null });
    expect(whole.ok && whole.value.durationMs).toBe(6000);
  });

  test("from the keyframe before without ffmpeg", async () => {
    const folder = aClip();
    const cut = await without.cut({ ...order(folder), trim });
    expect(cut.ok && Math.round(cut.value.durationMs / 100)).toBe(25);
    expect(difference(join(folder, "source"), join(folder, "film.mp4"), 3)).toBeLessThan(8);
    expectSegments(folder, 2.5);
  });

  test("[BZ68] one that is called off leaves the film as it was, and nothing else", async () => {
    const folder = aClip();
    await withFfmpeg.convert({ ...order(folder), source: join(folder, "source") });
    const before = readdirSync(folder).sort();
    const stop = new AbortController();
    const cut = withFfmpeg.cut({ ...order(folder), trim, signal: stop.signal });
    await vi.waitFor(() => expect(readdirSync(folder).length).toBeGreaterThan(before.length), patience);
    stop.abort();
    expect(await cut).toEqual({ ok: false, problem: "CONVERSION_FAILED" });
    expect([readdirSync(folder).sort(), lengthOf(join(folder, "film.mp4")).toFixed(1)]).toEqual([before, "6.0"]);
  });
});

test("docs/clips.md says of each file what it says here", () => {
  const page = readFileSync("docs/clips.md", "utf8");
  const said = filmsAsTheyCome.map(({ name, made, bare }) => {
    const cells =
      page
        .split("\n")
        .find((line) => line.includes(`\`${name}\``))
        ?.split("|")
        .map((cell) => cell.trim()) ?? [];
    const isTold = (cell: string | undefined, outcome: string) =>
      outcome === "made" ? cell?.startsWith("made") === true : cell?.startsWith(`\`${outcome}\``) === true;
    return [name, isTold(cells[3], typeof made === "string" ? made : "made"), isTold(cells[5], bare)];
  });
  expect(said).toEqual(filmsAsTheyCome.map(({ name }) => [name, true, true]));
});

/** BZ65: each segment by itself begins with a keyframe, picture and sound begin together, all of it decodes. */
function expectSegments(folder: string, seconds: number): void {
  const list = readFileSync(join(folder, "index.m3u8"), "utf8");
  const lengths = [...list.matchAll(/#EXTINF:([\d.]+),/g)].map(([, length]) => Number(length));
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBeCloseTo(seconds, 1);
  expect(readdirSync(folder).filter((name) => name.endsWith(".m4s"))).toHaveLength(lengths.length);
  expect(complaintOf("-i", join(folder, "index.m3u8"), "-f", "null", "-")).toBe("");
  let at = 0;
  for (const [number, length] of lengths.entries()) {
    const path = join(folder, "one.mp4");
    execFileSync("sh", ["-c", `cat init.mp4 ${number}.m4s > one.mp4`], { cwd: folder });
    const [picture = "", sound] = [packetsOf(path, "v"), packetsOf(path, "a")].map(([first]) => first);
    expect(picture).toMatch(/,K/);
    expect(Math.abs(Number(picture.split(",")[0]) - at)).toBeLessThan(0.002);
    if (sound !== undefined) expect(Math.abs(Number(sound.split(",")[0]) - at)).toBeLessThan(0.03);
    rmSync(path);
    at += length;
  }
}

const run = (program: "ffmpeg" | "ffprobe", ...args: readonly string[]): Buffer =>
  execFileSync(program, ["-hide_banner", "-v", "error", ...args], { stdio: ["ignore", "pipe", "pipe"] });

/** What ffmpeg says of it when it is read to its end. */
const complaintOf = (...args: readonly string[]): string =>
  execFileSync("sh", ["-c", 'ffmpeg -hide_banner -v error "$@" 2>&1', "sh", ...args], { encoding: "utf8" });

function probed(path: string) {
  const { streams } = JSON.parse(run("ffprobe", "-show_streams", "-of", "json", path).toString()) as {
    // As ffprobe writes it.
    streams: readonly {
      codec_type: string;
      codec_name: string;
      profile: string;
      pix_fmt: string;
      width: number;
      height: number;
      sample_rate: string;
      channels: number;
      side_data_list?: readonly { rotation?: number }[];
    }[];
  };
  const [video, audio] = ["video", "audio"].map((type) => streams.find(({ codec_type }) => codec_type === type));
  const rotation = video?.side_data_list?.find((one) => one.rotation !== undefined)?.rotation;
  return {
    video: [video?.codec_name, video?.pix_fmt, video?.width, video?.height, rotation ?? "no rotation"],
    audio: [audio?.codec_name, audio?.profile, audio?.sample_rate, audio?.channels],
  };
}

const lengthOf = (path: string): number =>
  Number(run("ffprobe", "-show_entries", "format=duration", "-of", "csv=p=0", path).toString());

const packetsOf = (path: string, stream: "v" | "a"): readonly string[] =>
  run("ffprobe", "-select_streams", stream, "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0", path)
    .toString()
    .split("\n")
    .filter(Boolean);

/** LUFS, by ffmpeg's other meter. */
function loudnessOf(path: string): number {
  const said = execFileSync("sh", ["-c", `ffmpeg -hide_banner -nostats -i "${path}" -vn -af ebur128 -f null - 2>&1`]);
  return Number(/I:\s+(-?[\d.]+) LUFS\s*\n\s*Threshold/.exec(said.toString())?.[1]);
}

/** Mean distance of the two films' pictures, of 255: the other's a second in. */
function difference(one: string, other: string, secondsIn = 1): number {
  const places = [
    [one, secondsIn],
    [other, 1],
  ] as const;
  const [first, second] = places.map(([path, at]) => {
    const args = [
      "-i",
      path,
      "-ss",
      String(at),
      "-frames:v",
      "1",
      "-vf",
      "format=rgb24,scale=8:8:flags=area",
      "-pix_fmt",
      "rgb24",
      "-f",
      "rawvideo",
      "-",
    ];
    return run("ffmpeg", ...args);
  });
  if (first?.length !== 192 || second?.length !== 192) return Number.NaN;
  return first.reduce((sum, value, at) => sum + Math.abs(value - (second[at] ?? 0)), 0) / first.length;
}

function firstBoxes(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const second = bytes.readUInt32BE(0);
  return [4, second + 4].map((at) => bytes.toString("latin1", at, at + 4));
}
