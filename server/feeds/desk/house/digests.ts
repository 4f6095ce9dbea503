import type { FeedSettings, Highlight } from "../../../../shared/feeds.ts";
import type { ProgramTime } from "../../../../shared/time.ts";
import type { OpenTarget } from "../../outbox/target-shelf.ts";
import type { FeedRows } from "../../ports.ts";
import { canonical } from "../approval-hash.ts";
import type { DigestOccasion } from "./decisions-digest.ts";
import { type DigestGroup, type DigestSort, digestGroups, isOver } from "./digest-groups.ts";
import { digestContent } from "./digest-words.ts";
import type { HousePosts } from "./house-posts.ts";
import { idOf, isOurs } from "./made-by-house.ts";

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
  const listed = listedBy(before);
  const isTold = ({ id, released }: Highlight, target: string, sort: DigestSort) =>
    listed(id, target) || hasPost(rows, id, target) || (sort === "growing" && isStale(released, settings, now));
  for (const digest of before) if (keepOne(rows, digest, { settings, standing, posts })) isChanged = true;
  for (const group of digestGroups({ meeting, record, settings, targets: targets(), standing, isTold })) {
    if (addGroup(rows, group, { ...occasion, settings, posts })) isChanged = true;
  }
  return isChanged;
}

/** A member stays where it was told first, also when its item is forgotten, or its targets change. */
function listedBy(digests: readonly Highlight[]): (highlight: string, target: string) => boolean {
  const told = new Set(
    digests.flatMap((digest) =>
      // The list of all decisions is one more; they stand in the digest of their item too.
      (digest.targets ?? []).flatMap((target) => membersOf(digest).map((id) => `${id} ${target}`)),
    ),
  );
  return (highlight, target) => told.has(`${highlight} ${target}`);
}

/** One that was posted by itself, before the target gathered. */
const hasPost = (rows: FeedRows, highlight: string, target: string): boolean =>
  rows.outbox
    .ofHighlight(highlight)
    .some((row) => row.target === target && row.op === "create" && row.state !== "cancelled");

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
  const isNewer = members.some((one) => one.released.length > 1 && (one.released.at(-1)?.at ?? 0) > digest.updatedAt);
  if (!isLess && !isNewer) return false;
  if (members.length === 0) {
    posts.end(rows, digest, "Всё, что здесь стояло, отозвано");
    return true;
  }
  const content = digestContent(headingOf(digest), members);
  const isStopped = settings.isKilled || rows.settings.isHouseKilled();
  if (isLess && isOut(digest) && !(isOurs(digest) && !isStopped)) {
    // What a person wrote or approved is not rewritten behind their back, and an edit does not pass the switch: it is called back.
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
  const id = idOf("digest", ...group.key, String(generations.length));
  const content = digestContent(group.heading, group.members);
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

const isStanding = ({ state }: Highlight): boolean => state !== "withdrawn" && state !== "dropped";
const membersOf = ({ content }: Highlight): readonly string[] => content.members ?? [];
/** The list of a digest begins under it. */
const headingOf = ({ content }: Highlight): string => content.text.split("\n", 1)[0] ?? "";
