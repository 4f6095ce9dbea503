import type { LedStand } from "./led-stand.ts";

/** The meeting has come to a stand, or left it (`null`), by the bar's own playhead. */
export class LedEvent extends Event {
  static readonly type = "efir-led";
  constructor(readonly led: LedStand | null) {
    super(LedEvent.type, { bubbles: true, composed: true });
  }
}

/** The reader follows the broadcast, and it has come to this stand. */
export class FollowEvent extends Event {
  static readonly type = "efir-follow-stand";
  constructor(readonly led: LedStand) {
    super(FollowEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [LedEvent.type]: LedEvent;
    [FollowEvent.type]: FollowEvent;
  }
}
