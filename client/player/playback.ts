/** What the player does with whatever is played: a stage on air (stage-playback.ts) or a recording (recording-playback.ts). */
import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { Autoplay } from "./autoplay.ts";
import type { Delay } from "./delay.ts";
import type { Speed } from "./speed.ts";
import type { PlayerState } from "./state.ts";

export interface PlaybackListener {
  readonly onState: (state: PlayerState) => void;
  /** A frame is on screen; its programme time, `null` without a clock. */
  readonly onFrame: (at: ProgramTime | null) => void;
  /** What can be watched changed. */
  readonly onWindow: () => void;
  /** What the browser made of our wish to play with sound. */
  readonly onAutoplay: (outcome: Autoplay) => void;
  /** What the viewer wanted to see has left the window; they are at its oldest moment. */
  readonly onPlaceLeft: () => void;
}

export interface Playback {
  readonly state: PlayerState;
  /** Programme time of the picture; `null` without a clock. */
  readonly playhead: ProgramTime | null;
  /** Opens a stage at its live edge, or a recording where one left. */
  open(source: string): void;
  /** Plays, from where it was paused if that can still be had. Muted, if the browser allows nothing else. */
  play(): Promise<void>;
  pause(): void;
  /** `live`: the live edge, or the recording's end. */
  seekTo(to: ProgramTime | "live"): void;
  seekBy(distance: Millis): void;
  setSpeed(speed: Speed): void;
  setDelay(delay: Delay): void;
  /** The wait for the server may be over: asks at once. */
  hint(): void;
  /** Nothing more will come: the picture stops where it is. */
  close(): void;
  destroy(): void;
}
