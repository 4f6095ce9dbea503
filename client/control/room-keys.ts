import type { Desk } from "./desk.ts";
import type { KeyWish } from "./keys.ts";
import type { WindowController } from "./window-controller.ts";

/** A part of the room that a key leads to. */
export type Place = Extract<KeyWish["type"], "find" | "highlight" | "meeting" | "more">;

export interface KeyHands {
  readonly desk: Desk;
  readonly window: WindowController;
  readonly turnEditing: () => void;
  /** The next of those whose page the monitor shows. */
  readonly turnView: () => void;
  readonly reach: (place: Place) => void;
  /** What is on air becomes a draft of the feed. */
  readonly toFeed: () => void;
}

/**
 * Does what a key asks for. Under an open window the keys belong to it.
 * @returns whether it was for the room; otherwise the browser has the key.
 */
export function carryOut(wish: KeyWish, { desk, window, turnEditing, turnView, reach, toFeed }: KeyHands): boolean {
  if (window.open !== null) return false;
  const { air, preparation, line } = desk;
  switch (wish.type) {
    case "take":
      return did(air.take());
    case "recall":
      return did(air.recall());
    case "undo":
      return did(air.undo());
    case "blackout":
      return did(air.blackout());
    case "clear":
      return line.program[wish.layer] === null ? true : did(air.takeOff(wish.layer));
    case "lower-third":
      return did(air.toggleLowerThird(wish.index));
    case "prepare": {
      const cue = line.cues[wish.index];
      return cue === undefined || did(preparation.prepare(cue.id));
    }
    case "unprepare":
      return did(preparation.prepare(null));
    case "next":
      return did(air.prepareNext());
    case "step":
      // Without slides the page scrolls, as these keys do anywhere.
      return air.canStep && did(air.stepSlide(wish.step));
    case "editing":
      turnEditing();
      return true;
    case "view":
      turnView();
      return true;
    case "as-seen":
      desk.seen.isOn = !desk.seen.isOn;
      return true;
    case "feed":
      toFeed();
      return true;
    case "list":
      window.show({ type: "keys" });
      return true;
    case "find":
    case "highlight":
    case "meeting":
    case "more":
      reach(wish.type);
      return true;
  }
}

/** How it went is said in the foot. */
function did(act: Promise<void>): true {
  void act;
  return true;
}
