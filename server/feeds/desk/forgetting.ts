import type { Highlight, HighlightContent } from "../../../shared/feeds.ts";
import { accept } from "../../../shared/result.ts";
import { createsOf, deleteOf, mayStand } from "../outbox/standing.ts";
import { type FeedRows, OWN_FEED } from "../ports.ts";
import type { HighlightBook } from "./highlight-book.ts";
import type { DeskDeps } from "./parts.ts";
import type { Withdrawals } from "./withdrawals.ts";

interface ForgettingDeps extends Pick<DeskDeps, "store" | "meetings" | "clips" | "images" | "log"> {
  readonly book: HighlightBook;
  readonly withdrawals: Withdrawals;
}

/** What the house has to forget: of a consent taken back, and of a meeting that is gone (FD59). */
export class Forgetting {
  readonly #deps: ForgettingDeps;

  constructor(deps: ForgettingDeps) {
    this.#deps = deps;
  }

  /** Each highlight of the clip is withdrawn, and keeps neither a name nor a word of it. Called again it changes nothing. */
  clipWithdrawn(clipId: string): void {
    const { store, book, withdrawals, log } = this.#deps;
    for (const meeting of store.rows.highlights.meetings()) {
      if (!store.rows.highlights.of(meeting).some((one) => shows(one, clipId))) continue;
      const codes: string[] = [];
      book.transaction(meeting, (rows) => {
        const its = rows.highlights.of(meeting).filter((one) => shows(one, clipId));
        for (const highlight of its) {
          withdrawals.end(rows, highlight, { reason: CONSENT, by: "Efir" });
          empty(rows, highlight.id);
          log.info("highlight withdrawn with its clip", { highlight: highlight.id, slug: meeting, clipId });
        }
        // Digests say something else by now; what they once said is forgotten too.
        const ids = new Set(its.map(({ id }) => id));
        const digests = rows.highlights.of(meeting).filter((digest) => listed(digest, ids));
        for (const digest of digests) emptyListed(rows, digest, ids);
        codes.push(...[...its, ...digests].map(({ code }) => code));
        return accept(null);
      });
      this.#forgetImages(codes);
    }
  }

  /** Words of posts that were on their way then, once nothing is looked for by them. */
  sweep(rows: FeedRows, highlights: readonly Highlight[]): void {
    // A crash may have come before its images were gone.
    this.#forgetImages(highlights.flatMap(({ withdrawn, code }) => (withdrawn?.reason === CONSENT ? [code] : [])));
    for (const { id, withdrawn, released } of highlights) {
      if (withdrawn?.reason === CONSENT) emptyRows(rows, id);
      else if (released.some(({ content }) => content.text === "")) emptyRows(rows, id, emptyRevisions(released));
    }
  }

  /** With all that is said of it. What stands elsewhere is beyond our reach from then on: its operator is told of it. */
  meetingDropped(meeting: string): void {
    const { store, log } = this.#deps;
    const codes = store.rows.highlights.of(meeting).map(({ code }) => code);
    store.transaction((rows) => {
      for (const { id } of rows.highlights.of(meeting)) {
        const all = rows.outbox.ofHighlight(id);
        const left = createsOf(all).filter(({ target, isDry }) => target !== OWN_FEED && !isDry);
        // Also what may be there, and what was withdrawn and is not deleted yet: from now on nobody deletes it.
        const there = left.filter((row) => mayStand(row) && deleteOf(all, row)?.state !== "sent");
        for (const { target, remoteUrl, remoteId } of there)
          log.warn("a post of a meeting that is gone stands elsewhere", { slug: meeting, target, remoteUrl, remoteId });
      }
      rows.outbox.dropAllOf(meeting);
      rows.entries.dropAllOf(meeting);
      rows.highlights.dropAllOf(meeting);
      rows.settings.drop(meeting);
    });
    this.#forgetImages(codes);
  }

  /** A crash may have come between: a later meeting of the same address is another one, and a clip's consent is gone all the same. */
  forgetStrays(): void {
    const { store, meetings, clips } = this.#deps;
    const slugs = new Set(meetings.meetings().map(({ slug }) => slug));
    for (const meeting of store.rows.highlights.meetings()) if (!slugs.has(meeting)) this.meetingDropped(meeting);
    const clipIds = store.rows.highlights.inState("draft", "approved", "released").flatMap(clipsOf);
    for (const clipId of new Set(clipIds)) if (clips.isWithdrawn(clipId)) this.clipWithdrawn(clipId);
  }

  #forgetImages(codes: readonly string[]): void {
    const { images, log } = this.#deps;
    for (const code of codes)
      images.forget(code).catch((error: unknown) => log.fault("share images not removed", error, { code }));
  }
}

const CONSENT = "Согласие на запись отозвано";

const shows = (highlight: Highlight, clipId: string): boolean => clipsOf(highlight).includes(clipId);

function clipsOf({ content, source, released }: Highlight): readonly string[] {
  const named = [content.clipId, ...released.map((revision) => revision.content.clipId)];
  return [...named.filter((id) => id !== undefined), ...(source.type === "clip" ? [source.clipId] : [])];
}

const listed = ({ content, released }: Highlight, ids: ReadonlySet<string>): boolean =>
  [content, ...released.map((revision) => revision.content)].some((said) => lists(said, ids));

const lists = ({ members = [] }: HighlightContent, ids: ReadonlySet<string>): boolean =>
  members.some((id) => ids.has(id));

/** The kind and the place in time stay: a record that something was here. */
const nothing = ({ kind }: HighlightContent): HighlightContent => ({ kind, text: "", tags: [], alt: "", moment: null });

function empty(rows: FeedRows, id: string): void {
  const highlight = rows.highlights.byId(id);
  if (highlight === null || (highlight.state !== "withdrawn" && highlight.state !== "dropped")) return;
  const emptied: Highlight = {
    ...highlight,
    version: highlight.version + 1,
    content: nothing(highlight.content),
    released: highlight.released.map((revision) => ({ ...revision, content: nothing(revision.content) })),
    source: { type: "none" },
  };
  rows.highlights.save(emptied, highlight.version);
  emptyRows(rows, id);
}

/** Of a digest that goes on without it: the revisions that had it. */
function emptyListed(rows: FeedRows, digest: Highlight, ids: ReadonlySet<string>): void {
  // Taken down, or not wanted: its words are of no use to anybody.
  if (lists(digest.content, ids)) {
    empty(rows, digest.id);
    return;
  }
  const released = digest.released.map((revision) =>
    lists(revision.content, ids) ? { ...revision, content: nothing(revision.content) } : revision,
  );
  rows.highlights.save({ ...digest, released, version: digest.version + 1 }, digest.version);
  emptyRows(rows, digest.id, emptyRevisions(released));
}

const emptyRevisions = (released: Highlight["released"]): ReadonlySet<number> =>
  new Set(released.flatMap(({ rev, content }) => (content.text === "" ? [rev] : [])));

/** @param revs absent: all of them */
function emptyRows(rows: FeedRows, id: string, revs?: ReadonlySet<number>): void {
  for (const row of rows.outbox.ofHighlight(id).filter(({ rev }) => revs?.has(rev) ?? true)) {
    const isSettled = row.state === "sent" || row.state === "cancelled" || row.state === "dead";
    if (isSettled && row.post.text !== "") rows.outbox.save({ ...row, post: { text: "", link: null, media: [] } });
  }
}
