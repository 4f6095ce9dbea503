import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isField, type KeyWish, keyWish } from "./keys.ts";
import { RememberedSwitch } from "./remembered-switch.ts";

/** The page's keys while the element stands in it. They can be switched off, and that is remembered (WCAG 2.1.4). */
export class KeyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** Returns whether the wish was for it; then the browser does nothing else with the key. */
  readonly #carryOut: (wish: KeyWish) => boolean;
  readonly #switch = new RememberedSwitch("efir.control.keys");

  constructor(host: ReactiveControllerHost, carryOut: (wish: KeyWish) => boolean) {
    this.#host = host;
    this.#carryOut = carryOut;
    host.addController(this);
  }

  get isOn(): boolean {
    return this.#switch.isOn;
  }

  set isOn(isOn: boolean) {
    this.#switch.isOn = isOn;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    // Before the focused button hears it: Ctrl+Enter would press that as well.
    addEventListener("keydown", this.#hear, { capture: true });
  }

  hostDisconnected(): void {
    removeEventListener("keydown", this.#hear, { capture: true });
  }

  readonly #hear = (event: KeyboardEvent) => {
    if (!this.isOn || event.isComposing) return;
    const wish = keyWish(event, isField(event));
    if (wish === null || !this.#carryOut(wish)) return;
    event.preventDefault();
  };
}
