import { millis, type ProgramTime } from "../../../shared/time.ts";
import { neighbourPart, type RulerScale, seekableNear } from "./ruler-scale.ts";

const STEP = 10_000;

/** Where a key leads from `at`; `null`: it is no key of the ruler. Rule RL40. */
export function placeOfKey(
  { code, altKey, ctrlKey, metaKey }: Pick<KeyboardEvent, "code" | "altKey" | "ctrlKey" | "metaKey">,
  at: ProgramTime,
  scale: RulerScale,
): ProgramTime | "live" | null {
  if (scale.seekable === null || altKey || ctrlKey || metaKey) return null;
  const step = (by: number) => {
    const place = millis(scale.placeOf(at) + by);
    return place >= scale.length ? "live" : seekableNear(scale.momentAt(place), scale);
  };
  switch (code) {
    case "ArrowLeft":
    case "ArrowDown":
      return step(-STEP);
    case "ArrowRight":
    case "ArrowUp":
      return step(STEP);
    case "PageUp":
      return neighbourPart(at, scale, "before") ?? scale.seekable.from;
    case "PageDown":
      return neighbourPart(at, scale, "after") ?? "live";
    case "Home":
      return scale.seekable.from;
    case "End":
      return "live";
    default:
      return null;
  }
}
