/** What a film says of itself, as the child found it by reading every packet's place. */
export interface FilmFacts {
  readonly container: "mp4" | "mov" | "matroska" | "webm" | "mpeg-ts";
  /** Of the picture, ms. */
  readonly durationMs: number;
  readonly picture: PictureFacts;
  readonly sound: SoundFacts | null;
}

export interface PictureFacts {
  /** `avc`, `hevc`, `vp8`, `vp9`, `av1`; whatever else as its container calls it. */
  readonly codec: string;
  /** mediabunny knows it. */
  readonly isKnown: boolean;
  /** RFC 6381; `null`: it does not say. */
  readonly codecString: string | null;
  /** As it is seen: after rotation, with square pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Degrees clockwise to turn it before it is shown. */
  readonly rotation: number;
  readonly isSquare: boolean;
  readonly isHdr: boolean;
  readonly bitrate: number;
  /** Pictures a second, in the mean. */
  readonly rate: number;
  /** No picture stands much longer or shorter than the others. */
  readonly isSteady: boolean;
  /** H.264 only: pictures after each keyframe need none before it. */
  readonly isClosed: boolean;
  readonly longestGroupMs: number;
  /** When its first picture is shown, ms. */
  readonly startsMs: number;
}

export interface SoundFacts {
  readonly codec: string;
  readonly isKnown: boolean;
  readonly codecString: string | null;
  readonly channels: number;
  readonly rateHz: number;
}
