import type { Millis } from "../../shared/time.ts";

/** Where waiting comes from. Tests pass one that rings when told to. */
export interface Alarm {
  /** Rings once, not earlier than after `wait`. Answers how to call it off. */
  after(wait: Millis, ring: () => void): () => void;
}

export const systemAlarm: Alarm = {
  after(wait, ring) {
    const timer = setTimeout(ring, wait);
    return () => clearTimeout(timer);
  },
};
