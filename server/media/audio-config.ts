import type { AudioTrack } from "./track.ts";

/** An audio codec configuration, understood: the track it describes and how long its packets last. */
export interface AudioConfig {
  readonly track: AudioTrack;
  /** Length of a packet in units of `ratePerSecond`; 0 when its bytes make no sense. */
  readonly packetLength: (packet: Uint8Array) => number;
  readonly ratePerSecond: number;
}
