import type { VideoTrack } from "./track.ts";

/** A video codec configuration, understood: the track it describes and how to look into that track's access units. */
export interface VideoConfig {
  readonly track: VideoTrack;
  /**
   * Whether decoding can start here whatever the container says.
   * @throws {PeerError} when the access unit's framing is broken.
   */
  readonly holdsKeyframe: (accessUnit: Uint8Array) => boolean;
}
