import type { View } from "./views.ts";

const up = { bubbles: true, composed: true } as const;

/** The monitor is to show the page of somebody else. */
export class ViewEvent extends Event {
  static readonly type = "efir-view";
  constructor(readonly view: View) {
    super(ViewEvent.type, up);
  }
}

/** Cards are to be stamped with the frame that the moderator sees, or by the hall. */
export class AsSeenEvent extends Event {
  static readonly type = "efir-as-seen";
  constructor(readonly isOn: boolean) {
    super(AsSeenEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [ViewEvent.type]: ViewEvent;
    [AsSeenEvent.type]: AsSeenEvent;
  }
}
