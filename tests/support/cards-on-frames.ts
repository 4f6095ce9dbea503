import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { until } from "./chromium.ts";
import type { ControlClient } from "./control-client.ts";
import { median, type RecordedFrame } from "./frame-recorder.ts";

/** One frame of the tests' encoder. */
export const frameMs = 1000 / 30;

/** Puts a speaker on air. @returns the programme time they belong to, as the viewer's page was told. */
export async function takeSpeaker(control: ControlClient, page: Page, slug: string, name: string): Promise<number> {
  await control.take(slug, { kind: "speaker", id: randomUUID(), name, post: "директор" });
  const record = 'document.querySelector("efir-viewer-page").session.state.record';
  const showing = `${record}.showings.findLast((one) => one.card.name === ${JSON.stringify(name)})`;
  return Number(await until(page, `${showing}?.from`));
}

/** By how much the page's time of a frame is later than what the camera burnt into it: the same for every frame. */
export const gapsOf = (frames: readonly RecordedFrame[]): readonly number[] =>
  frames.flatMap(({ at, codeMs }) => (codeMs === null ? [] : [at - codeMs]));

/** The frame on which a name appeared while somebody watched. @throws when no such change was seen. */
export function changeTo(frames: readonly RecordedFrame[], name: string): RecordedFrame {
  const change = frames.find((frame, place) => {
    const before = frames[place - 1];
    return frame.speaker === name && before !== undefined && before.speaker !== name && before.at < frame.at;
  });
  if (change === undefined) throw new Error(`no change to ${name} was seen`);
  return change;
}

/**
 * The card is on the frame it was taken on, by the page's clock and by the picture's own pixels: on no earlier one, and on
 * the first that was painted after it, however many a busy machine has left out.
 */
export function expectOnFrame(shown: RecordedFrame, from: number, frames: readonly RecordedFrame[]): void {
  const before = frames[frames.indexOf(shown) - 1];
  expect(shown.at).toBeGreaterThanOrEqual(from - 1);
  expect((before?.at ?? shown.at) - from).toBeLessThanOrEqual(2 * frameMs);
  const gap = median(gapsOf(frames));
  expect(Math.abs((shown.codeMs ?? 0) + gap - shown.at)).toBeLessThanOrEqual(2 * frameMs);
}
