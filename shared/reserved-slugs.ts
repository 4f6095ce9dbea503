import { slugPattern } from "./ids.ts";

/** Words that stand in the control room's own addresses: a meeting of that name would have no room. */
const reservedSlugs: ReadonlySet<string> = new Set(["vhod", "zapisi", "biblioteka", "zasedanie", "novoe", "lyudi"]);

/** Whether a meeting may have this address. Whether another one has it already is another question (MT3). */
export const isMeetingSlug = (text: string): boolean => slugPattern.test(text) && !reservedSlugs.has(text);
