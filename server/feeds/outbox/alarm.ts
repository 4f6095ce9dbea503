import { type Millis, millis } from "../../../shared/time.ts";

/** Where waiting comes from. Tests pass one that rings when told to. */
export interface Alarm {
  /** Rings once, not earlier than after `wait`. Answers how to call it off. */
  after(wait: Millis, ring: () => void): () => void;
}

export const timerAlarm: Alarm = {
  after(wait, ring) {
    const timer = setTimeout(ring, wait);
    return () => clearTimeout(timer);
  },
};

/** A clock that is put right moves what waits: looked at this often at least. */
export const LONGEST_REST: Millis = millis(600_000);
