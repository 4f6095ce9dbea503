import { quoted } from "../../../../shared/cards/quoted.ts";
import type { Highlight, HighlightContent } from "../../../../shared/feeds.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { withoutUndefined } from "../../../../shared/without-undefined.ts";
import type { FeedRows } from "../../ports.ts";
import type { HousePosts } from "./house-posts.ts";
import { idOf, isOurs } from "./made-by-house.ts";

/**
 * «Мы в эфире»: posted when the meeting opens, said otherwise or removed when it is over (FD55). Who set that approved it.
 * @returns whether something was changed
 */
export function keepLivePost(rows: FeedRows, meeting: string, record: MeetingRecord, posts: HousePosts): boolean {
  if (record.openedAt === null) return false;
  const { settings } = rows.settings.of(meeting);
  const id = idOf("live", meeting, String(record.openedAt));
  const post = rows.highlights.byId(id);
  if (record.phase === "open" && post === null && settings.live.isOn) {
    const { isRehearsal } = settings;
    const made = posts.make(rows, { id, meeting, content: onAir(record), isRehearsal, targets: null });
    posts.release(rows, made, settings, "held");
    return true;
  }
  if (record.phase !== "closed" || post === null || !isOurs(post)) return false;
  // Nobody is told that something is over who was never told that it began.
  if (settings.live.atEnd === "remove" || (post.state === "approved" && post.rev === 1)) {
    posts.end(rows, post, "Трансляция завершена");
    return true;
  }
  if (post.rev > 1) return false;
  return posts.change(rows, post, { content: over(post, record), targets: post.targets, settings, style: "reply" });
}

function onAir({ title, about }: MeetingRecord): HighlightContent {
  const text = `Мы в эфире: ${quoted(title)}`;
  return withoutUndefined({ kind: "live", text, tags: [], alt: text, picture: about.cover, moment: null });
}

function over({ content }: Highlight, { title }: MeetingRecord): HighlightContent {
  const text = `Трансляция завершена: ${quoted(title)}. Запись:`;
  return { ...content, text, alt: text };
}
