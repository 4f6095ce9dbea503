/** The nouns shared by whoever makes samples (ingest, playout) and whoever packs them (packager). */

export interface VideoTrack {
  readonly type: "video";
  /** `avc1` always; `hvc1` and `av01` arrive by Enhanced RTMP. */
  readonly codec: "avc1" | "hvc1" | "av01";
  /** RFC 6381 codec string, e.g. `avc1.64001f`. */
  readonly codecString: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** AVCDecoderConfigurationRecord (ISO 14496-15 5.3.3.1), HEVCDecoderConfigurationRecord or AV1CodecConfigurationRecord. */
  readonly config: Uint8Array;
}

export interface AudioTrack {
  readonly type: "audio";
  readonly codec: "mp4a" | "opus";
  /** e.g. `mp4a.40.2`. */
  readonly codecString: string;
  readonly sampleRateHz: number;
  readonly channels: number;
  /** AudioSpecificConfig (ISO 14496-3 1.6.2.1) for AAC; OpusHead payload for Opus. */
  readonly config: Uint8Array;
}

export type Track = VideoTrack | AudioTrack;
export type TrackType = Track["type"];
