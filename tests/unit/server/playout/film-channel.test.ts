import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FilmWorkshop } from "../../../../server/clips/convert/workshop.ts";
import { silentLog } from "../../../../server/log.ts";
import type { ClipSample } from "../../../../server/playout/clip.ts";
import type { Film } from "../../../../server/playout/film.ts";
import { FilmChannel } from "../../../../server/playout/film-channel.ts";
import { openFilm } from "../../../../server/playout/film-file.ts";
import { whileFor } from "../../../../server/wiring/clip-channel.ts";
import { millis, programTime, ticks } from "../../../../shared/time.ts";
import { aClip } from "../../../support/clips.ts";
import { ManualAlarm } from "../../../support/manual-alarm.ts";
import { ManualClock } from "../../../support/manual-clock.ts";
import { aStage, filesOf, probed } from "../../../support/packaged.ts";
import { RecordingSink } from "../../../support/recording-sink.ts";

const ROUND = 8000 * 221_000_000;
const PIECE = 2 * 90_000;

/** Five seconds in three pieces, 25 pictures a second; each sample's bytes are seven. */
function aFilm(more: Partial<Film> = {}): Film {
  const pictures = Array.from(
    { length: 125 },
    (_, place): ClipSample => ({
      type: "video",
      dts: ticks(place * 3600),
      compositionOffset: ticks(0),
      isKeyframe: place % 50 === 0,
      data: Uint8Array.of(7),
    }),
  );
  const pieces = Map.groupBy(pictures, ({ dts }) => Math.floor(dts / PIECE));
  return {
    id: "clip-of-test",
    tracks: aClip().tracks.map((track) => (track.type === "video" ? { ...track, widthPx: 640, heightPx: 360 } : track)),
    length: millis(5000),
    piece: (number) => Promise.resolve(pieces.get(number) ?? null),
    ...more,
  };
}

function aChannel(films: readonly (Film | null)[], at = ROUND) {
  const clock = new ManualClock(at);
  const alarm = new ManualAlarm(clock);
  const sink = new RecordingSink();
  const waiting = [...films];
  const next = () => Promise.resolve(waiting.shift() ?? null);
  const channel = new FilmChannel({ clip: aClip(), next, clock, alarm });
  channel.start(sink, programTime(at));
  /** A tenth of a second at a time, with a turn of the loop for what is read meanwhile. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 100) {
      alarm.pass(Math.min(100, left));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { alarm, sink, channel, pass };
}

const isOfFilm = ({ data }: { data: Uint8Array }) => data[0] === 7 && data.length === 1;

describe("[PO40] films between rounds of the clip", () => {
  test("a film follows sixteen seconds of the clip, and the clip follows the film, in one session without a gap", async () => {
    const { sink, pass } = aChannel([aFilm()]);
    await pass(40_000);
    const pictures = sink.samples("video");
    const steps = new Set(pictures.map(({ dts }, place, all) => dts - (all[place - 1]?.dts ?? dts - 3600)));
    expect([...steps]).toEqual([3600]);
    const first = pictures.findIndex(isOfFilm);
    expect([
      pictures.filter(isOfFilm).length,
      pictures[first]?.isKeyframe,
      (pictures[first]?.dts ?? 0) / 90_000,
    ]).toEqual([125, true, 18]);
    expect(pictures[first + 125]).toMatchObject({ isKeyframe: true, arrivedAt: ROUND + 23_000 });
    expect(sink.endedWith).toBeNull();
  });

  test("each change of what is shown is told by its tracks, which makes a discontinuity", async () => {
    const { sink, pass } = aChannel([aFilm()]);
    await pass(40_000);
    const widths = sink.events.flatMap((event) =>
      event.type === "track" && event.track.type === "video" ? [event.track.widthPx] : [],
    );
    expect(widths).toEqual([1280, 640, 1280]);
  });

  test("[HL11] pictures out of order bend no date: none arrives before it is shown, one arrives as it is shown", async () => {
    const film = aFilm();
    const outOfOrder = async (number: number) =>
      (await film.piece(number))?.map((sample, place) => ({
        ...sample,
        compositionOffset: ticks([0, 7200, 0, 3600][place % 4] ?? 0),
      })) ?? null;
    const { sink, pass } = aChannel([{ ...film, piece: outOfOrder }]);
    await pass(40_000);
    const early = sink
      .samples()
      .filter(isOfFilm)
      .map((sample) => sample.arrivedAt - ROUND - (sample.dts + sample.compositionOffset) / 90);
    expect([Math.min(...early), Math.max(...early) < 100]).toEqual([0, true]);
    const arrivals = sink.samples().map(({ arrivedAt }) => arrivedAt);
    expect(arrivals).toEqual(arrivals.toSorted((one, other) => one - other));
  });

  test("[PO14] nothing of a film is said before its moment", async () => {
    const { sink, pass } = aChannel([aFilm()]);
    await pass(18_000);
    expect(sink.samples().filter(isOfFilm)).toEqual([]);
    await pass(1000);
    expect(sink.samples().filter(isOfFilm).length).toBeLessThanOrEqual(26);
  });
});

describe("[PO42] a film that is not there", () => {
  test("none is approved: the clip goes on", async () => {
    const { sink, pass } = aChannel([null]);
    await pass(20_000);
    expect(sink.samples("video")).toHaveLength(501);
  });

  test("deleted while it is shown: the clip comes back with its next keyframe due", async () => {
    const { sink, pass } = aChannel([
      aFilm({ piece: (number) => (number === 0 ? aFilm().piece(0) : Promise.reject(new Error("gone"))) }),
    ]);
    await pass(40_000);
    const pictures = sink.samples("video");
    expect(pictures.filter(isOfFilm)).toHaveLength(50);
    const back = pictures[pictures.findLastIndex(isOfFilm) + 1];
    // It would have lasted until 23 s.
    expect([back?.isKeyframe, (back?.arrivedAt ?? 0) - ROUND < 23_000]).toEqual([true, true]);
    expect(pictures.every(({ dts }, place) => dts > (pictures[place - 1]?.dts ?? -1))).toBe(true);
  });

  test("returned or taken back while it is shown: no more of it is read", async () => {
    let isForAll = true;
    const { sink, pass } = aChannel([whileFor(aFilm(), () => isForAll)]);
    await pass(18_500);
    isForAll = false;
    await pass(20_000);
    // What is shown, and the piece that was read ahead.
    expect(sink.samples("video").filter(isOfFilm)).toHaveLength(100);
  });

  test("one that cannot be opened is passed over", async () => {
    const { sink, pass } = aChannel([aFilm({ piece: () => Promise.reject(new Error("gone")) }), aFilm()]);
    await pass(45_000);
    expect(sink.samples("video").filter(isOfFilm)).toHaveLength(125);
  });
});

test("[PO41] an encoder that comes takes over at once: after the stop nothing is said, and the session ends once", async () => {
  const { alarm, sink, channel, pass } = aChannel([aFilm()]);
  await pass(19_000);
  const said = sink.events.length;
  channel.stop("an encoder is on air");
  await pass(10_000);
  expect([sink.events.length, sink.endedWith, alarm.waiting]).toEqual([said, "an encoder is on air", 0]);
});

test("[PO43] one piece is read ahead, no more", async () => {
  const read: number[] = [];
  const film = aFilm();
  const piece = (number: number) => {
    read.push(number);
    return film.piece(number);
  };
  const { pass } = aChannel([{ ...film, piece }]);
  await pass(18_500);
  expect(read).toEqual([0, 1]);
  await pass(2000);
  expect(read).toEqual([0, 1, 2]);
});

describe("a converted film", () => {
  const root = mkdtempSync(join(tmpdir(), "efir-film-channel-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("[PO44] plays in our window without another pass: the packager's segments decode, picture and sound whole", async () => {
    const source = join(root, "came.mp4");
    const input = [
      "-f",
      "lavfi",
      "-i",
      "testsrc2=size=320x180:rate=25:duration=4",
      "-f",
      "lavfi",
      "-i",
      "sine=duration=4",
    ];
    const coded = [
      "-c:v",
      "libx264",
      "-preset",
      "veryfast",
      "-bf",
      "2",
      "-g",
      "50",
      "-pix_fmt",
      "yuv420p",
      "-c:a",
      "aac",
    ];
    execFileSync("ffmpeg", ["-v", "error", "-y", ...input, ...coded, source]);
    const keepImage = () => Promise.resolve(null);
    // Without ffmpeg, so that not even the coder's settings are ours.
    await using workshop = await FilmWorkshop.open({
      folder: join(root, "clips"),
      keepImage,
      log: silentLog,
      path: "/nowhere",
    });
    const folder = join(root, "clips", "clip-of-test");
    const made = await workshop.convert({
      clipId: "clip-of-test",
      source,
      folder,
      signal: new AbortController().signal,
    });
    expect(made.ok).toBe(true);
    const film = await openFilm("clip-of-test", folder);
    if (film === null) return expect.fail("the film is turned");
    const stage = aStage();
    const sink = stage.open("loop");
    for (const track of film.tracks) sink.push({ type: "track", track });
    const pieces = [await film.piece(0), await film.piece(1)].flatMap((piece) => piece ?? []);
    expect(await film.piece(2)).toBeNull();
    for (const sample of pieces) {
      sink.push({ type: "sample", sample: { ...sample, arrivedAt: programTime(1_000_000 + sample.dts / 90) } });
    }
    sink.end("end of film");

    const files = await filesOf(stage.window.segments);
    expect(files).toHaveLength(1);
    const { complaints, packets } = probed(files[0] ?? Buffer.alloc(0));
    expect([complaints, packets.filter(({ type }) => type === "video").length]).toEqual(["", 100]);
    expect(packets.filter(({ type }) => type === "audio").length).toBeGreaterThan(165);
  });
});
