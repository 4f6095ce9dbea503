import { expect, test } from "vitest";
import { silentLog } from "../../../../server/log.ts";
import type { EarListener } from "../../../../server/loudness/ffmpeg-ear.ts";
import { LoudnessMeter } from "../../../../server/loudness/loudness-meter.ts";
import type { AudioTrack } from "../../../../server/media/track.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const aac: AudioTrack = {
  type: "audio",
  codec: "mp4a",
  codecString: "mp4a.40.2",
  sampleRateHz: 48_000,
  channels: 2,
  config: Uint8Array.of(0x11, 0x90),
};
const mono: AudioTrack = { ...aac, channels: 1, config: Uint8Array.of(0x11, 0x88) };
const opus: AudioTrack = { ...aac, codec: "opus", codecString: "opus" };
const frame = Uint8Array.of(1, 2, 3);

interface FakeEar extends EarListener {
  heard: number;
  isClosed: boolean;
}

/** A stage whose ears are the test's. */
function aMeter({ saysAnything = true } = {}) {
  const clock = new ManualClock();
  const ears: FakeEar[] = [];
  const meter = new LoudnessMeter({
    stage: "main",
    clock,
    log: silentLog,
    openEar: (listener) => {
      const ear: FakeEar = { ...listener, heard: 0, isClosed: false };
      ears.push(ear);
      return {
        hear: () => {
          ear.heard += 1;
          return true;
        },
        close: () => {
          ear.isClosed = true;
        },
      };
    },
  });
  let atSeconds = 0;
  return {
    clock,
    meter,
    ears,
    /** A second of sound at a time, while a control room asks and its ear tells a level. */
    play: (seconds: number, { track = aac, lufs = -18, asks = true } = {}) => {
      for (let second = 0; second < seconds; second += 1) {
        if (asks) meter.ask();
        for (let part = 0; part < 4; part += 1) {
          clock.advance(250);
          meter.hear(track, frame);
        }
        atSeconds += 1;
        const ear = ears.at(-1);
        if (saysAnything && ear !== undefined && !ear.isClosed)
          ear.onLoudness({ atSeconds, momentaryLufs: lufs, shortTermLufs: lufs });
      }
    },
  };
}

test("[CR53] sound on air is measured while somebody asks", () => {
  const { meter, play } = aMeter();
  play(2);
  expect(meter.ask()).toEqual({ state: "measured", momentaryLufs: -18, shortTermLufs: null, silentMs: 0 });
  play(2);
  expect(meter.ask()).toMatchObject({ shortTermLufs: -18 });
});

test("[CR53] nobody asks, nobody listens; looking by is not asking", () => {
  const { meter, ears, play } = aMeter();
  play(5, { asks: false });
  expect([ears.length, meter.level]).toEqual([0, { state: "unmeasured", why: "STARTING" }]);
  play(1);
  play(15, { asks: false });
  expect(ears.map(({ isClosed }) => isClosed)).toEqual([true]);
});

test("[CR53] silence is told with its length, and is over with the first sound", () => {
  const { meter, play } = aMeter();
  play(3);
  play(7, { lufs: -120 });
  expect(meter.ask()).toMatchObject({ silentMs: 6_000 });
  play(1);
  expect(meter.ask()).toMatchObject({ silentMs: 0 });
});

test("[CR53] what is not AAC is said to be unknown, and so is a line without sound", () => {
  const { clock, meter, ears, play } = aMeter();
  expect(meter.ask()).toEqual({ state: "unmeasured", why: "NO_SOUND" });
  play(2, { track: opus });
  expect([meter.ask(), ears.length]).toEqual([{ state: "unmeasured", why: "OTHER_CODEC" }, 0]);
  play(2);
  clock.advance(4_000);
  expect(meter.ask()).toEqual({ state: "unmeasured", why: "NO_SOUND" });
  meter.rest();
  expect(ears.at(-1)?.isClosed).toBe(true);
});

test("[CR53] a server without ffmpeg says so, and looks for it again after a minute", () => {
  const { meter, ears, play } = aMeter({ saysAnything: false });
  play(1);
  ears[0]?.onEnd("absent", "");
  expect(meter.ask()).toEqual({ state: "unmeasured", why: "NO_FFMPEG" });
  play(58);
  expect(ears).toHaveLength(1);
  play(4);
  expect(ears).toHaveLength(2);
});

test("[CR53] an ear that fails is opened anew with growing waits", () => {
  const { meter, ears, play } = aMeter({ saysAnything: false });
  const openings: number[] = [];
  for (let second = 0; second < 40; second += 1) {
    const before = ears.length;
    play(1);
    if (ears.length === before) continue;
    openings.push(second);
    ears.at(-1)?.onEnd("failed", "it broke");
  }
  expect(openings).toEqual([0, 2, 6, 14, 30]);
  expect(meter.ask()).toEqual({ state: "unmeasured", why: "FAILED" });
});

test("[CR53] an ear that is fed and says nothing is given up", () => {
  const { ears, play } = aMeter({ saysAnything: false });
  play(12);
  expect(ears[0]?.isClosed).toBe(true);
});

test("[CR53] another track is another ear, however often it changes at most one a second", () => {
  const { clock, meter, ears, play } = aMeter();
  play(2);
  meter.ask();
  for (let change = 0; change < 100; change += 1) {
    clock.advance(20);
    meter.hear(change % 2 === 0 ? mono : aac, frame);
  }
  expect(ears.length).toBeLessThanOrEqual(4);
  expect(ears.filter(({ isClosed }) => !isClosed).length).toBeLessThanOrEqual(1);
});

test("a meter that was disposed of listens no more", () => {
  const { meter, ears, play } = aMeter();
  play(2);
  meter[Symbol.dispose]();
  play(5);
  expect(ears.map(({ isClosed }) => isClosed)).toEqual([true]);
});

test("[CR53] where no ear can be opened, the sound goes on", () => {
  const openEar = () => {
    throw new Error("spawn ENOMEM");
  };
  const meter = new LoudnessMeter({ stage: "main", clock: new ManualClock(), log: silentLog, openEar });
  meter.ask();
  meter.hear(aac, frame);
  expect(meter.ask()).toEqual({ state: "unmeasured", why: "FAILED" });
});
