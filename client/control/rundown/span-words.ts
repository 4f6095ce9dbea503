/** Lengths of time as the rundown writes and reads them. Pure. */
import type { Millis } from "../../../shared/time.ts";
import { millis } from "../../../shared/time.ts";
import { elapsed } from "../elapsed.ts";

/** `+4:00`, `−0:40`, `0:00`: whole seconds, and no sign where nothing is left of them. */
export function signed(by: Millis): string {
  const words = elapsed(millis(Math.abs(by)));
  if (words === "0:00") return words;
  return `${by < 0 ? "−" : "+"}${words}`;
}

/** `2:30` or `1:02:30` in milliseconds; `null`: it is empty. `undefined`: it is no such time. */
export function spanFrom(written: string): Millis | null | undefined {
  const trimmed = written.trim().replaceAll(".", ":");
  if (trimmed === "") return null;
  const found = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(trimmed);
  if (found === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  if (found[1] !== undefined && minutes > 59) return undefined;
  const whole = (hours * 60 + minutes) * 60 + seconds;
  return whole > 86_400 ? undefined : millis(whole * 1000);
}
