const up = { bubbles: true, composed: true };

/** What is wished for a person. As `PATCH /api/people/:id` takes it; `remove`: their account goes. */
export type PersonWish =
  | { readonly type: "change"; readonly role: string; readonly meetings: readonly string[] | null }
  | { readonly type: "disable"; readonly isDisabled: boolean }
  | { readonly type: "remove" };

export class PersonWishEvent extends Event {
  static readonly type = "efir-person-wish";
  constructor(readonly wish: PersonWish) {
    super(PersonWishEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [PersonWishEvent.type]: PersonWishEvent;
  }
}
