import type { FeedSettings, Highlight } from "../../../../shared/feeds.ts";
import type { ProgramTime } from "../../../../shared/time.ts";
import { createsOf, isToStay } from "../../outbox/standing.ts";
import type { OpenTarget } from "../../outbox/target-shelf.ts";
import { type FeedRows, OWN_FEED } from "../../ports.ts";
import { canonical } from "../approval-hash.ts";
import type { DigestOccasion } from "./decisions-digest.ts";
import { type DigestGroup, type DigestSort, digestGroups, isOver, overAt } from "./digest-groups.ts";
import { digestContent } from "./digest-words.ts";
import type { HousePosts } from "./house-posts.ts";
import { house, idOf, isOfDecisions, isOurs } from "./made-by-house.ts";

export interface DigestDeps {
  readonly posts: HousePosts;
  readonly targets: () => readonly OpenTarget[];
}

/**
 * Makes every digest of a meeting say what its members say: made where there is none, changed where it says something else, ended where
 * nothing is left of it. Asked again, it changes nothing (FD53).
 * @returns whether something was changed
 */
export function keepDigests(rows: FeedRows, occasion: DigestOccasion, { posts, targets }: DigestDeps): boolean {
  const { meeting, record, standing, digests, now } = occasion;
  const { settings } = rows.settings.of(meeting);
  const before = digests.filter(isStanding);
  let isChanged = false;
  const listed = listedBy(rows, digests.filter(isTelling), settings);
  const hasPost = postsOf(rows);
  const isTold = ({ id, released }: Highlight, target: string, sort: DigestSort) =>
    listed(id, target) || (sort === "growing" && isStale(released, settings, now)) || hasPost(id, target);
  for (const digest of before) if (keepOne(rows, digest, { settings, standing, posts })) isChanged = true;
  for (const group of digestGroups({ meeting, record, settings, targets: targets(), standing, isTold })) {
    if (addGroup(rows, group, { ...occasion, settings, posts })) isChanged = true;
  }
  return isChanged;
}

/** A member stays where it was told first, also when its item is forgotten, or its targets change. */
function listedBy(
  rows: FeedRows,
  digests: readonly Highlight[],
  { targets: used }: FeedSettings,
): (highlight: string, target: string) => boolean {
  const told = new Set(
    digests.flatMap((digest) => {
      // The list of all decisions is one more; they stand in the digest of their item too.
      if (isOfDecisions(digest)) return [];
      // A target that ceased to gather is none of the digest's any more, and still shows it.
      const targets = new Set([...(digest.targets ?? Object.keys(used)), ...placesOf(rows, digest)]);
      return [...targets].flatMap((target) => membersOf(digest).map((id) => `${id} ${target}`));
    }),
  );
  return (highlight, target) => told.has(`${highlight} ${target}`);
}

/** Targets where it stands, or may. */
function placesOf(rows: FeedRows, { id }: Highlight): ReadonlySet<string> {
  const all = rows.outbox.ofHighlight(id);
  const standing = createsOf(all).filter((create) => create.target !== OWN_FEED && isToStay(all, create));
  return new Set(standing.map(({ target }) => target));
}

/** Whether it was posted there by itself, before the target gathered. Each highlight's rows are read once: there may be a thousand. */
function postsOf(rows: FeedRows): (highlight: string, target: string) => boolean {
  const targetsByHighlight = new Map<string, ReadonlySet<string>>();
  return (highlight, target) => {
    const known = targetsByHighlight.get(highlight);
    if (known !== undefined) return known.has(target);
    const creates = createsOf(rows.outbox.ofHighlight(highlight)).filter(({ state }) => state !== "cancelled");
    const targets = new Set(creates.map((row) => row.target));
    targetsByHighlight.set(highlight, targets);
    return targets.has(target);
  };
}

/** A target that gathers since a moment ago is not told of the whole morning. */
const isStale = (released: Highlight["released"], { staleAfterMs }: FeedSettings, now: ProgramTime): boolean =>
  now - (released[0]?.at ?? now) > staleAfterMs;

interface Around {
  readonly settings: FeedSettings;
  readonly standing: readonly Highlight[];
  readonly posts: HousePosts;
}

/** Without what is not public any more, and with what was corrected. */
function keepOne(rows: FeedRows, digest: Highlight, { settings, standing, posts }: Around): boolean {
  const members = membersOf(digest).flatMap((id) => standing.find((one) => one.id === id) ?? []);
  const isLess = members.length < membersOf(digest).length;
  const content = digestContent(headingOf(digest), members);
  const isNewer =
    members.some((one) => isCorrectedSince(one, writtenAt(digest))) && content.text !== digest.content.text;
  if (!isLess && !isNewer) return false;
  if (members.length === 0) {
    posts.end(rows, digest, "Всё, что здесь стояло, отозвано");
    return true;
  }
  if (isLess && isOut(digest) && !(isOurs(digest) && isEditedEverywhere(rows, digest, settings))) {
    // What a person wrote or approved is not rewritten behind their back, and an edit does not pass a switch: it is called back.
    posts.end(rows, digest, "Часть сказанного отозвана");
    return true;
  }
  if (isOurs(digest)) {
    const isChanged = posts.change(rows, digest, { content, targets: digest.targets, settings, style: "repost" });
    if (!isChanged && isLess) posts.end(rows, digest, "Часть сказанного отозвана");
    return isChanged || isLess;
  }
  return posts.askAnew(rows, digest, content);
}

/** Its words are of then: it may have waited since, and have left later. */
const writtenAt = ({ approvals, updatedAt }: Highlight): number =>
  approvals.length === 0 ? updatedAt : Math.max(...approvals.map(({ at }) => at));

const isCorrectedSince = ({ released }: Highlight, at: number): boolean =>
  released.length > 1 && (released.at(-1)?.at ?? 0) >= at;

/** Whether new words come to each place where it stands: no switch keeps them, no pause by hand, and the meeting still uses it. */
function isEditedEverywhere(rows: FeedRows, digest: Highlight, settings: FeedSettings): boolean {
  if (settings.isKilled || rows.settings.isHouseKilled()) return false;
  if (digest.isRehearsal) return true;
  return [...placesOf(rows, digest)].every((id) => {
    const kept = rows.targets.byId(id);
    const isStopped = kept === null || kept.isKilled || kept.paused?.why === "BY_HAND";
    return !isStopped && id in settings.targets && (digest.targets?.includes(id) ?? true);
  });
}

const isOut = ({ state, released }: Highlight): boolean => state !== "draft" || released.length > 0;

/** Members that nobody was told of yet. */
function addGroup(
  rows: FeedRows,
  group: DigestGroup,
  { meeting, record, now, settings, standing, posts }: DigestOccasion & Around,
): boolean {
  const generations = digestsOf(rows, group);
  const last = generations.at(-1) ?? null;
  const targets = group.targets;
  if (group.sort === "growing" && last !== null && isOurs(last)) {
    const told = membersOf(last).flatMap((id) => standing.find((one) => one.id === id) ?? []);
    const content = digestContent(headingOf(last), [...told, ...group.members]);
    if (canonical(content) === canonical(last.content)) return false;
    return posts.change(rows, last, { content, targets, settings, style: "repost" });
  }
  const isDue =
    group.sort === "growing" || (isOver(group, record, now) && (last === null || record.phase === "closed"));
  // One that somebody has taken back waits for them.
  if (!isDue || last?.state === "draft") return false;
  const dueAt = group.sort === "growing" ? 0 : last === null ? overAt(group, record) : (record.closedAt ?? 0);
  const members = group.members.filter(
    (one) => now - Math.max(dueAt, one.released[0]?.at ?? 0) <= settings.staleAfterMs,
  );
  if (members.length === 0) return false;
  const id = idOf("digest", ...group.key, String(generations.length));
  const content = digestContent(group.heading, members);
  const made = posts.make(rows, { id, meeting, content, targets, isRehearsal: group.isRehearsal });
  posts.release(rows, made, settings, "at-once");
  return true;
}

function digestsOf(rows: FeedRows, { key }: DigestGroup): readonly Highlight[] {
  const found: Highlight[] = [];
  for (;;) {
    const next = rows.highlights.byId(idOf("digest", ...key, String(found.length)));
    if (next === null) return found;
    found.push(next);
  }
}

/** What it lists is not listed anew: also when a person took it down, or did not want it. */
const isTelling = ({ state, withdrawn }: Highlight): boolean => state !== "withdrawn" || withdrawn?.by !== house.name;
const isStanding = ({ state }: Highlight): boolean => state !== "withdrawn" && state !== "dropped";
const membersOf = ({ content }: Highlight): readonly string[] => content.members ?? [];
/** The list of a digest begins under it. */
const headingOf = ({ content }: Highlight): string => content.text.split("\n", 1)[0] ?? "";
