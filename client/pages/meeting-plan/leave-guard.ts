import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Keeps a page with something unsaved from being left by accident: by the browser's own question, and by ours for links of the page. */
export class LeaveGuard implements ReactiveController {
  readonly #isUnsaved: () => boolean;
  readonly #ask: (address: string) => void;
  #isOff = false;

  /** @param ask is given where the person was going. */
  constructor(host: ReactiveControllerHost, isUnsaved: () => boolean, ask: (address: string) => void) {
    this.#isUnsaved = isUnsaved;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("beforeunload", this.#unloading);
    document.addEventListener("click", this.#pressed, { capture: true });
  }

  hostDisconnected(): void {
    removeEventListener("beforeunload", this.#unloading);
    document.removeEventListener("click", this.#pressed, { capture: true });
  }

  /** The person has decided: goes there, whatever is unsaved. */
  leave(address: string): void {
    this.#isOff = true;
    location.assign(address);
  }

  readonly #unloading = (event: BeforeUnloadEvent) => {
    if (!this.#isOff && this.#isUnsaved()) event.preventDefault();
  };

  readonly #pressed = (event: MouseEvent) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (link === undefined || !isPlain || link.target === "_blank" || this.#isOff || !this.#isUnsaved()) return;
    event.preventDefault();
    this.#ask(link.href);
  };
}
