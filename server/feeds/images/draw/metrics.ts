import type { ShareShape } from "../../../../shared/feeds.ts";

/** Measures of a shape, in its own pixels. */
export interface Metrics {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Nothing but the background: networks cut at the edge. */
  readonly margin: number;
  readonly head: number;
  readonly gap: number;
  readonly pad: number;
  readonly axis: number;
  /** Size of plain words; the smallest are 0.85 of it. */
  readonly base: number;
  /** Of one module of the QR code: a whole number, or its edges blur. */
  readonly module: number;
  readonly face: number;
  /** Person above the foot, pictures above the words. */
  readonly isTall: boolean;
  /** Of running words that are fitted. */
  readonly sizes: { readonly quote: Range; readonly text: Range; readonly name: Range; readonly bigMost: number };
}
interface Range {
  readonly most: number;
  readonly least: number;
}

export const metricsByShape: Readonly<Record<ShareShape, Metrics>> = {
  "1200x630": {
    widthPx: 1200,
    heightPx: 630,
    margin: 36,
    head: 48,
    gap: 18,
    pad: 36,
    axis: 8,
    base: 25,
    module: 3,
    face: 96,
    isTall: false,
    sizes: {
      quote: { most: 84, least: 25 },
      text: { most: 44, least: 24 },
      name: { most: 62, least: 32 },
      bigMost: 190,
    },
  },
  "1600x900": {
    widthPx: 1600,
    heightPx: 900,
    margin: 48,
    head: 64,
    gap: 26,
    pad: 52,
    axis: 10,
    base: 34,
    module: 4,
    face: 132,
    isTall: false,
    sizes: {
      quote: { most: 118, least: 34 },
      text: { most: 60, least: 32 },
      name: { most: 84, least: 44 },
      bigMost: 270,
    },
  },
  "1080x1350": {
    widthPx: 1080,
    heightPx: 1350,
    margin: 44,
    head: 100,
    gap: 28,
    pad: 52,
    axis: 10,
    base: 32,
    module: 5,
    face: 132,
    isTall: true,
    sizes: {
      quote: { most: 120, least: 33 },
      text: { most: 60, least: 31 },
      name: { most: 100, least: 42 },
      bigMost: 280,
    },
  },
};
