import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type DropPlace, dropPlaces, edgeScroll, nearestPlace, type PlacedRow } from "./drop-places.ts";
import { DragEvent } from "./events.ts";

/** A row that can be taken up. */
export interface Lifted {
  readonly cueId: string;
  readonly title: string;
  readonly isWhole: boolean;
  /** All that goes with it, itself too. */
  readonly moved: ReadonlySet<string>;
  readonly isItem: boolean;
}

export interface DragHost {
  /** The row under the event; `null`: none, or nothing may be dragged now. */
  readonly lift: (event: PointerEvent) => Lifted | null;
  /** Of the rows as they stand now, in the list's pixels. */
  readonly rows: () => readonly PlacedRow[];
  /** What shows the place and the hand, each with where it is to be. */
  readonly marks: (place: number, hand: number) => readonly { readonly element: HTMLElement; readonly at: number }[];
  /** The list that scrolls. */
  readonly list: () => HTMLElement | null;
  readonly drop: (lifted: Lifted, before: string | null) => void;
}

/** A press moves by so much before it is a drag. */
const SLACK_PX = 5;
/** A finger rests for so long before it is a drag; until then it scrolls. */
const LONG_PRESS_MS = 420;

/**
 * Drags rows of a list by mouse, pen and finger: the places are measured, not the rows moved; a frame moves two marks by
 * their `--at`. Esc gives up. Rules RD30–RD33.
 */
export class RowDrag implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #host: DragHost;
  #press: { readonly lifted: Lifted; readonly pointerId: number; readonly x: number; readonly y: number } | null = null;
  #wait: ReturnType<typeof setTimeout> | undefined;
  #lifted: Lifted | null = null;
  #places: readonly DropPlace[] = [];
  #place: DropPlace | null = null;
  #y = 0;
  #frame = 0;
  #scrolled = -1;

  constructor(element: ReactiveControllerHost & HTMLElement, host: DragHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  /** What is in the hand; `null`: nothing. */
  get lifted(): Lifted | null {
    return this.#lifted;
  }

  hostConnected(): void {
    // Passive listeners cannot keep a finger that holds a row from scrolling the list.
    this.#element.addEventListener("touchmove", this.#keepStill, { passive: false });
  }

  /** Somebody else may have changed the list under the hand: it is measured again. */
  hostUpdated(): void {
    this.#scrolled = -1;
  }

  hostDisconnected(): void {
    this.#element.removeEventListener("touchmove", this.#keepStill);
    this.#end();
  }

  readonly down = (event: PointerEvent) => {
    if (event.button !== 0 || this.#lifted !== null) return;
    const lifted = this.#host.lift(event);
    if (lifted === null) return;
    this.#press = { lifted, pointerId: event.pointerId, x: event.clientX, y: event.clientY };
    this.#y = event.clientY;
    if (event.pointerType === "touch") this.#wait = setTimeout(this.#begin, LONG_PRESS_MS);
  };

  readonly move = (event: PointerEvent) => {
    const press = this.#press;
    if (press === null || event.pointerId !== press.pointerId) return;
    this.#y = event.clientY;
    if (this.#lifted !== null) return;
    const isFar = Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLACK_PX;
    if (!isFar) return;
    if (event.pointerType === "touch") this.#end();
    else this.#begin();
  };

  readonly up = (event: PointerEvent) => {
    const lifted = this.#lifted;
    if (event.pointerId !== this.#press?.pointerId) return;
    if (lifted !== null) {
      this.#look();
      const place = this.#place;
      this.#ignoreClick(true);
      this.#end();
      if (place !== null) this.#host.drop(lifted, place.before);
    } else this.#end();
  };

  readonly cancel = () => this.#end();

  /** A long press opens no menu over what it lifts. */
  readonly menu = (event: Event) => {
    if (this.#press !== null) event.preventDefault();
  };

  readonly #begin = () => {
    const [press, list] = [this.#press, this.#host.list()];
    if (press === null || list === null) return;
    clearTimeout(this.#wait);
    this.#lifted = press.lifted;
    // A pointer that has just gone cannot be held: then its up or cancel ends this.
    if (this.#element.isConnected) tryTo(() => list.setPointerCapture(press.pointerId));
    addEventListener("keydown", this.#giveUp, { capture: true });
    this.#element.dispatchEvent(new DragEvent(true));
    this.#element.requestUpdate();
    this.#frame = requestAnimationFrame(this.#follow);
  };

  readonly #follow = () => {
    if (this.#lifted === null) return;
    this.#look();
    this.#frame = requestAnimationFrame(this.#follow);
  };

  /** Where the hand is now: scrolls at the edges, finds the place, moves line and hand there. */
  #look(): void {
    const [lifted, list] = [this.#lifted, this.#host.list()];
    if (lifted === null || list === null) return;
    const { top, bottom } = list.getBoundingClientRect();
    const by = edgeScroll(this.#y, top, bottom);
    if (by !== 0) list.scrollTop += by;
    // Rows that come near take their real heights: what was measured before a scroll is past.
    if (list.scrollTop !== this.#scrolled) {
      this.#scrolled = list.scrollTop;
      this.#places = dropPlaces(this.#host.rows(), lifted.moved, lifted.isItem);
    }
    const y = this.#y - top + list.scrollTop;
    this.#place = nearestPlace(this.#places, y);
    // On the marks themselves: on the list, every row below would take its style anew each frame.
    for (const { element, at } of this.#host.marks(this.#place?.y ?? y, y))
      element.style.setProperty("--at", `${at - list.scrollTop}px`);
  }

  #end(): void {
    clearTimeout(this.#wait);
    cancelAnimationFrame(this.#frame);
    removeEventListener("keydown", this.#giveUp, { capture: true });
    const [press, wasOn] = [this.#press, this.#lifted !== null];
    [this.#press, this.#lifted, this.#place, this.#scrolled] = [null, null, null, -1];
    if (!wasOn) return;
    const list = this.#host.list();
    if (press !== null && list?.hasPointerCapture(press.pointerId)) list.releasePointerCapture(press.pointerId);
    this.#element.dispatchEvent(new DragEvent(false));
    this.#element.requestUpdate();
  }

  readonly #giveUp = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#ignoreClick(false);
    this.#end();
  };

  readonly #keepStill = (event: TouchEvent) => {
    if (this.#lifted !== null && event.cancelable) event.preventDefault();
  };

  /** The press that ends a drag is none on the row under it. */
  #ignoreClick(isReleased: boolean): void {
    const ignore = (event: Event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    // A release and its click are one task.
    const forget = () => setTimeout(() => removeEventListener("click", ignore, { capture: true }));
    addEventListener("click", ignore, { capture: true, once: true });
    if (isReleased) forget();
    else addEventListener("pointerup", forget, { capture: true, once: true });
  }
}

function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    // Gone already.
  }
}
