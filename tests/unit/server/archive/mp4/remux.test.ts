import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FilmSegment } from "../../../../../server/archive/mp4/film.ts";
import type { MediaEvent } from "../../../../../server/media/sample.ts";
import type { TrackType } from "../../../../../server/media/track.ts";
import { codecMedia } from "../../../../support/encoded-codecs.ts";
import { type EncodedSettings, encodedMedia } from "../../../../support/encoded-media.ts";
import { aFilm, filmOf, remuxed } from "../../../../support/films.ts";
import { filesOf, type Probed, probed, staged } from "../../../../support/packaged.ts";

const shown = (file: Probed, type: TrackType) =>
  file.packets.filter((packet) => packet.type === type).map(({ pts }) => pts);

/** What the packager made of the sources, read by ffmpeg a run at a time: how a file must not differ from it. */
const runsOf = async (...sources: readonly (readonly MediaEvent[])[]) =>
  Promise.all(
    sources.map(async (events) => probed((await filesOf(staged(events).window.segments))[0] ?? Buffer.alloc(0))),
  );

const cases: readonly [string, Partial<EncodedSettings>][] = [
  ["25 frames a second", { rate: "25" }],
  ["29.97 frames a second", { rate: "30000/1001" }],
  ["B-frames", { bFrames: 2 }],
  ["sound alone", { video: false }],
  ["no sound", { audio: false }],
];

test.each(cases)("[RC1] ffmpeg decodes every frame of a film of %s at its time", async (_name, settings) => {
  const events = encodedMedia({ seconds: 5, ...settings });
  const [source] = await runsOf(events);
  const film = probed(await remuxed(await filmOf(events)));

  expect(film.complaints).toBe("");
  for (const type of ["video", "audio"] as const) {
    const [before, after] = [source ? shown(source, type) : [], shown(film, type)];
    const shift = (before[0] ?? 0) - (after[0] ?? 0);
    expect(after).toEqual(before.map((pts) => pts - shift));
  }
});

test.each(["hevc", "av1"] as const)("[RC5] %s and Opus are copied as they are", async (codec) => {
  const events = codecMedia(codec);
  const film = probed(await remuxed(await filmOf(events, events)));

  expect(film.complaints).toBe("");
  expect(shown(film, "video").length).toBe(2 * 120);
});

describe("breaks", () => {
  const first = encodedMedia({ seconds: 5, bFrames: 2 });
  const larger = encodedMedia({ seconds: 4, size: "320x180", rate: "25" }, 1_010_000);
  const silent = encodedMedia({ seconds: 3, audio: false }, 1_020_000);
  const back = encodedMedia({ seconds: 5, bFrames: 2 }, 1_030_000);

  test("[RC4] picture and sound keep their distance on both sides of every break", async () => {
    const sources = [first, larger, back, first, larger];
    const runs = await runsOf(...sources);
    const film = probed(await remuxed(await filmOf(...sources)));
    const pictures = shown(film, "video");
    const sounds = film.packets
      .filter(({ type, size }) => type === "audio" && size !== SILENT_BYTES)
      .map(({ pts }) => pts);

    const strays = sources.map((events, place) => {
      const said = { video: saidPts(events, "video"), audio: saidPts(events, "audio") };
      const heard = said.audio.filter((pts) => pts >= (said.video[0] ?? 0));
      const kept = runs[place] === undefined ? 0 : shown(runs[place], "audio").length;
      const [ownPictures, ownSounds] = [pictures.splice(0, said.video.length), sounds.splice(0, kept)];
      return Math.max(
        ...[0, -1].map((end) => {
          const apart = (ownSounds.at(end) ?? 0) - (ownPictures.at(end) ?? 0);
          return Math.abs(apart - ((heard.slice(0, kept).at(end) ?? 0) - (said.video.at(end) ?? 0)));
        }),
      );
    });
    // The encoder's own stamps are whole milliseconds.
    expect(Math.max(...strays)).toBeLessThanOrEqual(2 * 90);
  });

  test("[RC4] the sound never stops between them, and pictures do not overlap", async () => {
    const film = probed(await remuxed(await filmOf(first, larger, silent, back)));
    const stepsOf = (type: TrackType) => {
      const times = shown(film, type).toSorted((a, b) => a - b);
      return times.slice(1).map((pts, place) => pts - (times[place] ?? 0));
    };

    expect(Math.max(...stepsOf("audio"))).toBeLessThanOrEqual(AAC_FRAME_TICKS + 1);
    expect(Math.min(...stepsOf("video"))).toBeGreaterThanOrEqual(3000 / 2);
    expect(Math.max(...stepsOf("video"))).toBeLessThanOrEqual(3600 + 3000);
  });

  test("[RC4] nothing is waited for that is not there", async () => {
    const { segments } = await filmOf(encodedMedia({ seconds: 8 }));
    const film = probed(await remuxed(aFilm(segments.filter((_, place) => place !== 1))));
    const pictures = shown(film, "video");

    expect(film.complaints).toBe("");
    expect(Math.max(...pictures.map((pts, place) => (pictures[place + 1] ?? pts) - pts))).toBeLessThan(2 * 3600);
  });

  test("[RC5] another picture size is decoded to the last frame, and so is the first one when it comes back", async () => {
    const sources = [first, larger, back];
    const runs = await runsOf(...sources);
    const film = probed(await remuxed(await filmOf(...sources)));

    expect(film.complaints).toBe("");
    expect(shown(film, "video")).toHaveLength(runs.reduce((sum, run) => sum + shown(run, "video").length, 0));
  });

  test("[RC5] an encoder that comes back as it was adds no configuration", async () => {
    const once = await remuxed(await filmOf(first));
    const twice = await remuxed(await filmOf(first, back));
    expect([once, twice].map((file) => file.toString("latin1").split("avcC").length - 1)).toEqual([1, 1]);
  });

  test("[RC4] sound alone leaves the last picture standing", async () => {
    const alone = encodedMedia({ seconds: 3, video: false }, 1_010_000);
    const film = probed(await remuxed(await filmOf(first, alone, back)));
    const pictures = shown(film, "video").toSorted((a, b) => a - b);

    expect(film.complaints).toBe("");
    expect(Math.max(...pictures.map((pts, place) => (pictures[place + 1] ?? pts) - pts)) / 90_000).toBeCloseTo(3, 0);
  });

  test("[RC4] a film that begins with sound alone shows its first picture later", async () => {
    const alone = encodedMedia({ seconds: 3, video: false });
    const film = probed(await remuxed(await filmOf(alone, back)));

    expect(film.complaints).toBe("");
    expect([shown(film, "audio")[0], Math.round((shown(film, "video")[0] ?? 0) / 90_000)]).toEqual([0, 3]);
  });
});

test("[RC3] the file names its meeting and when it began", async () => {
  const file = await remuxed(await filmOf(encodedMedia({ seconds: 2 })));
  const folder = mkdtempSync(join(tmpdir(), "film-"));
  writeFileSync(join(folder, "film.mp4"), file);
  const json = execFileSync("ffprobe", [
    "-v",
    "error",
    "-show_entries",
    "format_tags",
    "-of",
    "json",
    join(folder, "film.mp4"),
  ]);
  rmSync(folder, { recursive: true });

  expect(JSON.parse(json.toString()).format.tags).toMatchObject({
    title: "Итоги 2025 года",
    creation_time: "2026-01-30T07:30:00.000000Z",
  });
});

test("[RC2] its index stands before its media, and the media is not read for it", async () => {
  const film = await filmOf(encodedMedia({ seconds: 4, rate: "30", size: "640x360" }));
  let asked = 0;
  const counted = film.segments.map(
    (segment): FilmSegment => ({
      ...segment,
      readRange: (offset, length) => {
        asked += length;
        return segment.readRange(offset, length);
      },
    }),
  );
  const { planFilm } = await import("../../../../../server/archive/mp4/plan-film.ts");
  const { bytes } = await planFilm({ ...film, segments: counted });
  const file = await remuxed(film);

  expect(file.indexOf("moov")).toBeLessThan(file.indexOf("mdat"));
  expect(asked / bytes).toBeLessThan(0.5);
});

/** 1,024 samples at 44.1 kHz, rounded up. */
const AAC_FRAME_TICKS = 2090;
/** A silent frame for one channel; every frame of the sources' tone is larger. */
const SILENT_BYTES = 4;

/** When the source said that its frames are shown, in the order it sent them. */
const saidPts = (events: readonly MediaEvent[], type: TrackType): readonly number[] =>
  events.flatMap((event) =>
    event.type === "sample" && event.sample.type === type ? [event.sample.dts + event.sample.compositionOffset] : [],
  );
