import type { Millis } from "../../shared/time.ts";

/** `7:53`, `1:12:07`; a clock that runs a little behind counts as zero. */
export function elapsed(duration: Millis): string {
  const seconds = Math.max(0, Math.floor(duration / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, "0")}:${rest}`;
}
