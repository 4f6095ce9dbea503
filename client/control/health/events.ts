/** The stream's health in detail is wanted. */
export class OpenHealthEvent extends Event {
  static readonly type = "efir-open-health";
  constructor() {
    super(OpenHealthEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [OpenHealthEvent.type]: OpenHealthEvent;
  }
}
