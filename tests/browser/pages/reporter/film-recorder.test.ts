import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FilmRecorder, type FilmRecorderOptions } from "../../../../client/pages/reporter/film-recorder.ts";
import type { CutReason } from "../../../../client/pages/reporter/recording.ts";
import { chooseType } from "../../../../client/pages/reporter/recording-type.ts";
import { millis } from "../../../../shared/time.ts";
import { patience } from "../../../support/patience.ts";

let stream: MediaStream;
let drawing: ReturnType<typeof setInterval>;

/** A picture that changes: what a camera gives, without one. Sound would wait for a press that no test makes. */
beforeEach(() => {
  const canvas = document.createElement("canvas");
  canvas.width = 320;
  canvas.height = 180;
  const brush = canvas.getContext("2d");
  let at = 0;
  drawing = setInterval(() => {
    if (brush === null) return;
    brush.fillStyle = at++ % 2 === 0 ? "black" : "white";
    brush.fillRect(at % 300, 20, 20, 20);
  }, 40);
  stream = canvas.captureStream(25);
});
afterEach(() => {
  clearInterval(drawing);
  for (const track of stream.getTracks()) track.stop();
});

function recorded(more: Partial<FilmRecorderOptions> = {}) {
  const pieces: number[] = [];
  const ends: (CutReason | null)[] = [];
  const recorder = new FilmRecorder({
    stream,
    type: chooseType((type) => MediaRecorder.isTypeSupported(type)) ?? "",
    limitMs: millis(60_000),
    pieceMs: millis(200),
    onPiece: (bytes) => {
      pieces.push(bytes.byteLength);
      return Promise.resolve(true);
    },
    onEnd: (cutBy) => ends.push(cutBy),
    ...more,
  });
  recorder.start();
  return { recorder, pieces, ends };
}
const untilPiece = (pieces: readonly number[]) => vi.waitFor(() => expect(pieces.length).toBeGreaterThan(0), patience);
const untilEnd = (ends: readonly unknown[]) => vi.waitFor(() => expect(ends).toHaveLength(1), patience);

test("[BZ106] a film comes in pieces while it is recorded, and the last when it is stopped", async () => {
  const { recorder, pieces, ends } = recorded();
  await untilPiece(pieces);
  expect(recorder.isRunning).toBe(true);
  const before = pieces.length;
  recorder.stop();
  await untilEnd(ends);
  expect(ends).toEqual([null]);
  expect(pieces.length).toBeGreaterThan(before);
});

test("[BZ107] it ends by itself when its time is up", async () => {
  const { pieces, ends } = recorded({ limitMs: millis(2000) });
  await untilEnd(ends);
  expect(ends).toEqual(["limit"]);
  expect(pieces.length).toBeGreaterThan(0);
});

test("[BZ107] a camera that goes off ends it with what there is", async () => {
  const { pieces, ends } = recorded();
  await untilPiece(pieces);
  for (const track of stream.getVideoTracks()) track.dispatchEvent(new Event("ended"));
  await untilEnd(ends);
  expect(ends).toEqual(["camera-lost"]);
});

test("[BZ107] a page that is left ends it with what there is", async () => {
  const { pieces, ends } = recorded();
  await untilPiece(pieces);
  dispatchEvent(new Event("pagehide"));
  await untilEnd(ends);
  expect(ends).toEqual(["closed"]);
});

test("[BZ112] a shelf without room ends it", async () => {
  const { ends } = recorded({ onPiece: () => Promise.resolve(false) });
  await untilEnd(ends);
  expect(ends).toEqual(["full"]);
});

test("[BZ107] a shelf that fails ends it", async () => {
  const { ends } = recorded({ onPiece: () => Promise.reject(new Error("no shelf")) });
  await untilEnd(ends);
  expect(ends).toEqual(["failed"]);
});

test("[BZ108] pieces are kept in their order, however long one takes", async () => {
  const kept: number[] = [];
  const given: number[] = [];
  const { recorder, ends } = recorded({
    onPiece: async (_bytes, recordedMs) => {
      given.push(recordedMs);
      // The first is slow to be written.
      await new Promise((resolve) => setTimeout(resolve, given.length === 1 ? 300 : 0));
      kept.push(recordedMs);
      return true;
    },
  });
  await vi.waitFor(() => expect(given.length).toBeGreaterThan(0), patience);
  recorder.stop();
  await untilEnd(ends);
  expect(kept).toEqual(given);
  expect([...kept].sort((a, b) => a - b)).toEqual(kept);
});
