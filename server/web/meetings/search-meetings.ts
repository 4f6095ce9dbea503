import { foldForSearch } from "../../../shared/search-text.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";

/** Whether a meeting has every word of the question in what is said of it; «ё» is «е», `#` of a hashtag is left out (MT5). */
export function isFound({ title, about, programme }: MeetingRecord, question: string): boolean {
  const words = foldForSearch(question)
    .split(/[\s#,]+/u)
    .filter(Boolean);
  const items = programme.flatMap((item) => [
    item.title,
    item.detail,
    ...(item.speakers ?? []).map(({ name }) => name),
  ]);
  const text = foldForSearch([title, about.lead, about.hashtag, about.place, ...items].filter(Boolean).join("\n"));
  return words.every((word) => text.includes(word));
}
