/** What the player's elements say to the page. All bubble and cross shadow roots. */
import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { PlayerRange } from "./range-teller.ts";
import type { PlayerState } from "./state.ts";

const up = { bubbles: true, composed: true } as const;

/**
 * A frame was shown. Fires once for each frame of the picture while it plays, and after every seek.
 * `at` is the frame's programme time with the viewer's nudge applied; `null`: the stream has no clock, show everything at once.
 */
export class PlayheadEvent extends Event {
  static readonly type = "efir-playhead";
  constructor(
    readonly at: ProgramTime | null,
    /** Live edge minus playhead; `null` without a clock. */
    readonly lag: Millis | null,
    /** Seconds of picture in a second, while it moves. */
    readonly pace = 1,
  ) {
    super(PlayheadEvent.type, up);
  }
}

/** The player's state changed. */
export class PlayerStateEvent extends Event {
  static readonly type = "efir-player-state";
  constructor(readonly state: PlayerState) {
    super(PlayerStateEvent.type, up);
  }
}

/** What can be watched changed, or the picture has come to another second: what a ruler outside the player draws. */
export class PlayerRangeEvent extends Event {
  static readonly type = "efir-player-range";
  constructor(readonly range: PlayerRange) {
    super(PlayerRangeEvent.type, up);
  }
}

/** The seek bar asks for a place on the programme clock, or for the live edge. */
export class SeekEvent extends Event {
  static readonly type = "efir-seek";
  constructor(readonly to: ProgramTime | "live") {
    super(SeekEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [PlayheadEvent.type]: PlayheadEvent;
    [PlayerStateEvent.type]: PlayerStateEvent;
    [PlayerRangeEvent.type]: PlayerRangeEvent;
    [SeekEvent.type]: SeekEvent;
  }
}
