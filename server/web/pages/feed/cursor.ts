import { codePattern, type PublicHighlight } from "../../../../shared/feeds.ts";
import { programTime } from "../../../../shared/time.ts";
import type { FeedPlace } from "../../feed-ports.ts";

/** Where the next page begins, as it stands in an address: `1769755200000-7K2Q`. */
export const cursorOf = ({ releasedAt, code }: Pick<PublicHighlight, "releasedAt" | "code">): string =>
  `${releasedAt}-${code}`;

/** `null`: it is none. Also of an entry that is not there any more: the page goes on behind its place. */
export function readCursor(text: string): FeedPlace | null {
  const [, at, code] = /^(\d{1,15}(?:\.\d{1,9})?)-([0-9A-Z]{4,10})$/u.exec(text) ?? [];
  if (at === undefined || code === undefined || !codePattern.test(code)) return null;
  return { releasedAt: programTime(Number(at)), code };
}
