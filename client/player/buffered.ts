import { type Millis, millis } from "../../shared/time.ts";

/** Chromium leaves holes of a frame between appended parts and plays over them. */
const BRIDGED_SECONDS = 0.1;

/** Media buffered without a hole from the playhead on. */
export function aheadOf({ currentTime, buffered }: Pick<HTMLMediaElement, "currentTime" | "buffered">): Millis {
  let end = currentTime;
  for (let i = 0; i < buffered.length; i++) {
    if (buffered.start(i) <= end + BRIDGED_SECONDS && buffered.end(i) > end) end = buffered.end(i);
  }
  return millis((end - currentTime) * 1000);
}
