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
  const { openedAt, phase } = record;
  if (openedAt === null) return false;
  const { settings } = rows.settings.of(meeting);
  // A rehearsal has its own: the real one is still to come.
  const idFor = (isRehearsal: boolean) => idOf("live", meeting, String(openedAt), String(isRehearsal));
  const { isRehearsal } = settings;
  const id = idFor(isRehearsal);
  if (phase === "open" && settings.live.isOn && rows.highlights.byId(id) === null) {
    const made = posts.make(rows, { id, meeting, content: onAir(record), isRehearsal, targets: null });
    posts.release(rows, made, settings, "held");
    return true;
  }
  if (phase !== "closed") return false;
  const made = [true, false].map((isRehearsed) => rows.highlights.byId(idFor(isRehearsed)));
  return made.filter((post) => post !== null && end(rows, post, record, posts)).length > 0;
}

function end(rows: FeedRows, post: Highlight, record: MeetingRecord, posts: HousePosts): boolean {
  if (!isOurs(post)) return false;
  const { settings } = rows.settings.of(post.meeting);
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
