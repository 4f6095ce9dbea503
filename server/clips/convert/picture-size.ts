import type { ClipShape } from "../../../shared/clips.ts";
import type { PictureFacts } from "./film-facts.ts";
import { shown } from "./limits.ts";

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** As large as it came, but within 1080p the way it stands, and even, as 4:2:0 wants it. */
export function shownSize({ widthPx, heightPx }: Size): Size {
  const [long, short] = [Math.max(widthPx, heightPx), Math.min(widthPx, heightPx)];
  const scale = Math.min(1, shown.longSidePx / long, shown.shortSidePx / short);
  return { widthPx: even(widthPx * scale), heightPx: even(heightPx * scale) };
}

/** Rates that cameras and broadcasts have; others come from screens and web cameras. */
const rates: readonly (readonly [rate: number, asRatio: string])[] = [
  [24000 / 1001, "24000/1001"],
  [24, "24"],
  [25, "25"],
  [30000 / 1001, "30000/1001"],
  [30, "30"],
];

/** As ffmpeg's `fps` filter takes it: halved above 30, the camera's own where it is steady, else 30. */
export function shownRate({ rate, isSteady }: Pick<PictureFacts, "rate" | "isSteady">): string {
  const wanted = rate > shown.mostRate * 1.1 ? Math.min(shown.mostRate, rate / 2) : rate;
  if (!isSteady) return wanted < 26 && wanted > 24.2 ? "25" : String(shown.mostRate);
  const near = rates.filter(([one]) => Math.abs(one - wanted) <= one * 0.004).toSorted((a, b) => off(a) - off(b))[0];
  return near?.[1] ?? String(Math.max(5, Math.min(shown.mostRate, Math.round(wanted))));
  function off([one]: readonly [number, string]): number {
    return Math.abs(one - wanted);
  }
}

const aspects: Readonly<Record<ClipShape, readonly [width: number, height: number]>> = {
  "9x16": [9, 16],
  "1x1": [1, 1],
};

/** As large as feeds want it where the film has so much to show, else two thirds of that. */
export function shapeSize(shape: ClipShape, film: Size): Size {
  const widthPx = Math.min(film.widthPx, film.heightPx) >= 1000 ? 1080 : 720;
  const [across, down] = aspects[shape];
  return { widthPx, heightPx: even((widthPx * down) / across) };
}

/** It has that shape already, to a hundredth. */
export function isOfShape(shape: ClipShape, { widthPx, heightPx }: Size): boolean {
  const [across, down] = aspects[shape];
  return Math.abs((widthPx * down) / (heightPx * across) - 1) < 0.01;
}

const even = (length: number): number => Math.max(2, Math.round(length / 2) * 2);
