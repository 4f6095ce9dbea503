/** One RTMP message, put together from its chunks. RTMP 1.0 6.1. */
export interface RtmpMessage {
  readonly type: number;
  readonly streamId: number;
  /** 32 bits, as sent; deltas already added up. */
  readonly timestampMs: number;
  /** Its own memory: nobody reuses it. */
  readonly payload: Uint8Array;
}

/** Message types, RTMP 1.0 5.4, 6.2 and 7.1. */
export const MESSAGE = {
  setChunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowAcknowledgementSize: 5,
  setPeerBandwidth: 6,
  audio: 8,
  video: 9,
  dataAmf3: 15,
  commandAmf3: 17,
  dataAmf0: 18,
  commandAmf0: 20,
  aggregate: 22,
} as const;

const KIB = 1024;
const MEDIA = new Set<number>([MESSAGE.audio, MESSAGE.video, MESSAGE.aggregate]);

/** Longest message of a type, in bytes (T2): a keyframe may be large, a command never is. */
export const longestMessage = (type: number): number => (MEDIA.has(type) ? 4 * KIB * KIB : 64 * KIB);
