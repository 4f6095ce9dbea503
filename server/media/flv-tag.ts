/** A tag of the FLV file format, which is also the body of an RTMP media message. Adobe FLV 10.1, annex E.4.1. */
export interface FlvTag {
  /** 8 audio, 9 video, 18 script data; others are skipped. */
  readonly type: number;
  /** As sent: 32 bits, wraps after 49.7 days. */
  readonly timestampMs: number;
  readonly payload: Uint8Array;
}

export const FLV_AUDIO = 8;
export const FLV_VIDEO = 9;
export const FLV_SCRIPT = 18;
