import { zoneOf } from "../../../../shared/timeline/planned-times.ts";
import { isTimeZone } from "../../../../shared/zone.ts";
import type { Meeting } from "../../ports.ts";

/** Whose clocks a meeting's entries go by. A zone that this engine does not know has none. */
export function entryZone({ record }: Pick<Meeting, "record">): string {
  const zone = zoneOf(record.about);
  return isTimeZone(zone) ? zone : "UTC";
}
