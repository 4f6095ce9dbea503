import type { ToldInvitation } from "../../../shared/access.ts";

const up = { bubbles: true, composed: true };

export class TakeBackEvent extends Event {
  static readonly type = "efir-take-back";
  constructor(readonly invitation: ToldInvitation) {
    super(TakeBackEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [TakeBackEvent.type]: TakeBackEvent;
  }
}
