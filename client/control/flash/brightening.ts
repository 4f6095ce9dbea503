/** Where a picture brightened. Pure. Rule CR68. */
import type { ProgramTime } from "../../../shared/time.ts";

export interface BrightFrame {
  /** Programme time of the frame. */
  readonly at: ProgramTime;
  /** Its average brightness, 0 to 255. */
  readonly level: number;
}

/** A picture that changes by less has no flash in it: of a screen that fills a fifth of it a flash makes 20 or more. */
const LEAST_CHANGE = 6;

/** The frames on which the picture became light: from the darker half of its range into the lighter, once for each time. */
export function brightenings(frames: readonly BrightFrame[]): readonly ProgramTime[] {
  const levels = frames.map(({ level }) => level).sort((one, other) => one - other);
  // Most frames are dark; a single frame that is lighter than all others is noise.
  const [dark, light] = [levels[Math.floor(levels.length / 4)] ?? 0, levels[Math.floor(levels.length * 0.97)] ?? 0];
  if (light - dark < LEAST_CHANGE) return [];
  const [rise, fall] = [(dark + light) / 2, dark + (light - dark) / 4];
  const found: ProgramTime[] = [];
  let isLight = true;
  for (const { at, level } of frames) {
    if (level < fall) isLight = false;
    else if (level >= rise && !isLight) {
      isLight = true;
      found.push(at);
    }
  }
  return found;
}
