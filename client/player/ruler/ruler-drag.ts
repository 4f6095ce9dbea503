import type { LitElement, ReactiveController } from "lit";
import type { ProgramTime } from "../../../shared/time.ts";

export interface RulerDragPorts {
  readonly momentUnder: (clientX: number) => ProgramTime | null;
  /** Let go there; `wasMoved`: the pointer was dragged, not pressed in one place. */
  readonly onDrop: (at: ProgramTime, wasMoved: boolean) => void;
}

/** A pointer that moves less than this between down and up presses. */
const SLACK_PX = 4;

/** The pointer on the ruler: what it drags, and what a mouse only looks at. */
export class RulerDrag implements ReactiveController {
  readonly #host: LitElement;
  readonly #ports: RulerDragPorts;
  #pressed: { readonly x: number; readonly target: Element; isMoved: boolean; readonly isOnButton: boolean } | null =
    null;
  #dragged: ProgramTime | null = null;
  #pointed: ProgramTime | null = null;

  constructor(host: LitElement, ports: RulerDragPorts) {
    this.#host = host;
    this.#ports = ports;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#pressed = null;
    this.#dragged = null;
    this.#pointed = null;
  }

  /** Shown at once, sought when released. */
  get dragged(): ProgramTime | null {
    return this.#dragged;
  }

  /** Under a mouse that only looks. */
  get pointed(): ProgramTime | null {
    return this.#dragged === null ? this.#pointed : null;
  }

  readonly down = (event: PointerEvent) => {
    const track = event.currentTarget;
    if (event.button !== 0 || !(track instanceof Element)) return;
    const isOnButton = event.target instanceof Element && event.target.closest("button") !== null;
    this.#pressed = { x: event.clientX, target: track, isMoved: false, isOnButton };
    // A press on an item's button is the button's, unless it turns into a drag.
    if (!isOnButton) this.#drag(event);
  };

  readonly move = (event: PointerEvent) => {
    const pressed = this.#pressed;
    if (pressed === null) {
      if (event.pointerType === "mouse") this.#look(event);
      return;
    }
    if (!pressed.isMoved && Math.abs(event.clientX - pressed.x) <= SLACK_PX) return;
    pressed.isMoved = true;
    this.#drag(event);
  };

  readonly up = () => {
    const [pressed, at] = [this.#pressed, this.#dragged];
    this.cancel();
    if (pressed !== null && at !== null) this.#ports.onDrop(at, pressed.isMoved);
  };

  /** Also a page that begins to scroll under the finger. */
  readonly cancel = () => {
    this.#pressed = null;
    this.#dragged = null;
    this.#host.requestUpdate();
  };

  readonly leave = () => {
    this.#pointed = null;
    this.#host.requestUpdate();
  };

  #drag(event: PointerEvent): void {
    this.#pressed?.target.setPointerCapture(event.pointerId);
    this.#dragged = this.#ports.momentUnder(event.clientX);
    this.#host.requestUpdate();
  }

  #look(event: PointerEvent): void {
    this.#pointed = this.#ports.momentUnder(event.clientX);
    this.#host.requestUpdate();
  }
}
