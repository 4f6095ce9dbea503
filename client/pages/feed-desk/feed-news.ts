/** What a screen reader is told of while somebody works at the desk. Pure. Rule FD158. */
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import { targetName, titleOf } from "../../control/highlights/feed-words.ts";
import { standingsOf } from "../../control/highlights/where-it-stands.ts";
import { t } from "./strings.ts";

/** Only what somebody may have to do something about, or waits for. */
export function feedNews(before: FeedDesk, now: FeedDesk): readonly string[] {
  const was = new Map(before.highlights.map((one) => [one.id, one]));
  return now.highlights.flatMap((one) => [...released(was.get(one.id), one), ...troubles(before, now, one)]);
}

function released(was: Highlight | undefined, now: Highlight): readonly string[] {
  if (was === undefined || was.state === now.state) return [];
  const title = titleOf(now);
  if (now.state === "released") return [t("news.released", { title })];
  return now.state === "withdrawn" ? [t("news.withdrawn", { title })] : [];
}

function troubles(before: FeedDesk, now: FeedDesk, one: Highlight): readonly string[] {
  const was = new Map(standingsOf(one, before).map(({ target, standing }) => [target, standing]));
  return standingsOf(one, now).flatMap(({ target, standing }) => {
    const isTrouble = standing === "look" || standing === "by-hand" || standing === "failed";
    if (!isTrouble || was.get(target) === standing) return [];
    return [t(`news.${standing}`, { target: targetName(target, now.targets), title: titleOf(one) })];
  });
}
