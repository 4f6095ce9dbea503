/** Our own feed as a target: the source of truth, in this very database. Rules FD21, FD22. */

import type { Highlight, HighlightRevision, TargetCaps } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import { keyOf } from "../outbox/job.ts";
import type { OpenTarget } from "../outbox/target-shelf.ts";
import { type FeedRows, type FeedStore, type KeptEntry, OWN_FEED } from "../ports.ts";
import type { Finding, Job, Outcome, Target, TargetKind } from "../target-kind.ts";

export interface OwnFeedOptions {
  readonly store: FeedStore;
  readonly clock: Clock;
  titleOf(meeting: string): string;
}

/** Nothing is cut for our own feed. */
const WHOLE = 100_000;

export const ownFeedCaps: TargetCaps = {
  ...{ idempotent: "record-id", find: true, edit: "in-place", delete: true, thread: false },
  ...{ images: 1, video: true, altText: true, limit: WHOLE, unit: "characters" },
  price: { post: 0, postWithLink: 0, edit: 0, delete: 0, find: 0 },
};

/** Our own feed, always there. Its dry twin goes the same way and shows nothing to anybody. */
export function openOwnFeed(options: OwnFeedOptions): OpenTarget {
  const target = ownFeed(options, "public");
  const kind: TargetKind = {
    ...{ kind: "own", said: { ru: "Наша лента", en: "Our own feed" }, caps: ownFeedCaps, fields: [] },
    count: (text) => text.length,
    rate: { creates: 100_000, perMs: 60_000 },
    open: () => target,
  };
  return { id: OWN_FEED, kind, kept: null, target, dry: ownFeed(options, "dry") };
}

function ownFeed({ store, clock, titleOf }: OwnFeedOptions, where: "public" | "dry"): Target {
  const release = async (job: Job): Promise<Outcome> =>
    store.transaction((rows) => {
      const highlight = rows.highlights.byId(job.about.highlight);
      const remote = remoteOf(job, where);
      if (highlight !== null && isReleased(highlight, job)) return { type: "sent", remote, said: "released before" };
      if (highlight === null || !isApproved(highlight, job))
        return { type: "not-sent", reason: "REFUSED", said: "not what is approved any more" };
      const released = releasedAs(highlight, clock.now());
      rows.highlights.save(released, highlight.version);
      if (where === "public") rows.entries.put(entryOf(released, titleOf(highlight.meeting)));
      return { type: "sent", remote, said: where === "public" ? "released" : "released in the rehearsal" };
    });
  return {
    send: release,
    edit: release,
    async remove({ about }) {
      if (where === "public") store.transaction((rows) => rows.entries.remove(about.code, about.meeting, clock.now()));
      return { type: "sent", remote: remoteOf({ about }, where), said: "tombstone" };
    },
    find: async (job) => findIn(store.rows, job, where),
    check: async () => ({ isOk: true, account: null, reason: null, said: "our own database" }),
  };
}

const isReleased = ({ state, released }: Highlight, { about }: Job): boolean =>
  state !== "withdrawn" && state !== "dropped" && released.some(({ rev }) => rev === about.rev);

/** Asked again in the very transaction that makes it public: state, revision, and the hash inside of the key. */
function isApproved(highlight: Highlight, { about, key }: Job): boolean {
  const { id, state, rev, approvals } = highlight;
  const isOf = (hash: string) => {
    const own = { highlight: id, target: OWN_FEED, part: 0, approvalHash: hash };
    // An edit has the key of the create that it edits, of an approval that is long past.
    return rev > 1 || keyOf({ ...own, rev: about.rev }) === key;
  };
  return state === "approved" && rev === about.rev && approvals.length > 0 && approvals.every(({ hash }) => isOf(hash));
}

function releasedAs(highlight: Highlight, at: ProgramTime): Highlight {
  const { rev, content, correction, released, version } = highlight;
  const revision: HighlightRevision = {
    ...{ rev, at, content },
    // The house's own posts grow without a note: nothing is wrong with what stood.
    ...(correction !== null && correction.note !== "" && released.length > 0 && { note: correction.note }),
  };
  return { ...highlight, state: "released", version: version + 1, updatedAt: at, released: [...released, revision] };
}

/** Every correction is shown: what it said before, and what was said of the change. */
function entryOf(highlight: Highlight, meetingTitle: string): Omit<KeptEntry, "seq"> {
  const { code, meeting, rev, content, released, updatedAt } = highlight;
  const corrections = released.slice(1).flatMap(({ at, note }, index) => {
    const was = released[index]?.content ?? content;
    return note === undefined ? [] : [{ at, note, was }];
  });
  const releasedAt = released[0]?.at ?? updatedAt;
  return {
    code,
    meeting,
    meetingTitle,
    rev,
    releasedAt,
    updatedAt,
    content,
    corrections,
    clipId: content.clipId ?? null,
  };
}

/** What is rehearsed has no page that anybody could open. */
const remoteOf = ({ about }: Pick<Job, "about">, where: "public" | "dry") => ({
  id: about.code,
  url: where === "public" ? about.permalink : null,
});

function findIn(rows: FeedRows, { about }: Job, where: "public" | "dry"): Finding {
  const remote = remoteOf({ about }, where);
  const entry = rows.entries.byCode(about.code);
  const rev =
    where === "public"
      ? entry !== null && "rev" in entry
        ? entry.rev
        : 0
      : (rows.highlights.byId(about.highlight)?.released.at(-1)?.rev ?? 0);
  return rev >= about.rev
    ? { type: "found", remote, said: `revision ${rev}` }
    : { type: "missed", said: `revision ${rev}` };
}
