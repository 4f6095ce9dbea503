import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { feedAddress, type PostMedia } from "../../shared/feeds.ts";
import type { Presence } from "../audience/presence.ts";
import { filmFiles } from "../clips/convert/ports.ts";
import type { Clock } from "../clock.ts";
import { HighlightDesk } from "../feeds/desk/highlight-desk.ts";
import { seenByMost } from "../feeds/desk/seen-by-most.ts";
import { ShareImages } from "../feeds/images/share-images.ts";
import { Outbox } from "../feeds/outbox/outbox.ts";
import { OwnFeed } from "../feeds/own-feed/own-feed.ts";
import { ReleasedImages } from "../feeds/own-feed/released-images.ts";
import { ShownClips } from "../feeds/own-feed/shown-clips.ts";
import { openOwnFeed } from "../feeds/targets/own.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Images } from "../library/images.ts";
import type { Log } from "../log.ts";
import { createFeedStore } from "../store/feeds/store.ts";
import { entryZone } from "../web/pages/feed/zone.ts";
import type { ClipHouse } from "./clips.ts";
import { openFeedAccounts } from "./feed-accounts.ts";
import { followMeetings } from "./feed-followers.ts";
import { FeedNews } from "./feed-news.ts";
import type { Named } from "./library.ts";

/** The card that stands in the place of a highlight that was taken back: of it, only that. */
const withdrawnCard = {
  content: { kind: "note", text: "Запись отозвана", tags: [], alt: "Запись отозвана", moment: null },
  ...{ meetingTitle: "", dateWords: "", rev: 1 },
} as const;

interface Parts {
  readonly dataDir: string;
  readonly database: DatabaseSync;
  readonly ledgers: Ledgers;
  readonly presence: Pick<Presence, "summary">;
  readonly clips: Pick<ClipHouse, "desk" | "shelf" | "onChanged" | "onWithdrawn">;
  readonly images: Images;
  /** 32 bytes; `null`: no account can be kept. */
  readonly secretsKey: Buffer | null;
  /** Where people reach us, without a slash at its end: asked anew for each post. */
  readonly siteUrl: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

const TIDY_EVERY_MS = 3_600_000;

/** Highlights from the desk to every feed. Nothing leaves before `start`: the site's own address has to be known. */
export async function openFeeds({ dataDir, database, ledgers, presence, clips, images, clock, log, ...parts }: Parts) {
  const store = createFeedStore(database);
  const permalinkOf = (code: string) => `${parts.siteUrl()}${feedAddress.permalink(code)}`;
  const clipOf = (meeting: string, id: string) => clips.desk.approvedClip(meeting, id);
  const shareImages = await ShareImages.open({
    folder: join(dataDir, "share"),
    log,
    readPicture: async ({ file }) => await readOrNull(images.pathOf(file)),
  });
  const own = openOwnFeed({ store, clock, titleOf: (meeting) => ledgers.recordOf(meeting)?.title ?? "" });
  const accounts = openFeedAccounts({
    ...{ store, clock, log, own, secretsKey: parts.secretsKey, siteUrl: parts.siteUrl },
    readMedia: (media) => readMedia(media, { shareImages, films: clips.shelf }),
  });
  const targets = accounts.book;
  const zoneOf = (meeting: string) => {
    const record = ledgers.recordOf(meeting);
    return record === null ? "UTC" : entryZone({ record });
  };
  const reader = new OwnFeed({ rows: store.rows, clipOf, zoneOf, log });
  const shownClips = new ShownClips({ store, clipOf });
  const news = new FeedNews({ reader, look: (meeting) => desk.look(meeting) });
  const onChanged = (meeting: string) => news.changed(meeting);
  const outbox = new Outbox({
    ...{ store, clock, log, targets, permalinkOf, onChanged },
    seenByMost: (meeting, at) => seenByMost(presence.summary(meeting), at, clock.now()),
  });
  const desk = new HighlightDesk({
    ...{ store, clock, log, targets, permalinkOf, onChanged },
    ...{
      meetings: ledgers,
      clips: { approvedClip: clipOf, isWithdrawn: (id) => clips.desk.clip(id)?.state === "withdrawn" },
      images: shareImages,
    },
    poke: () => outbox.poke(),
  });
  const releasedImages = new ReleasedImages({
    filesOf: (code, rev) => desk.shareImages(code, rev),
    withdrawnFiles: (code) => shareImages.make({ ...withdrawnCard, code, permalink: permalinkOf(code) }),
    read: (file) => shareImages.read(file),
    log,
  });
  const tidy = () => {
    const waiting = store.rows.outbox.inState("queued", "sending", "unknown", "held");
    const files = waiting.flatMap(({ post }) => post.media.map(({ file }) => file));
    shareImages.keep(files).catch((error: unknown) => log.fault("share images not tidied", error));
  };
  const tidying = setInterval(tidy, TIDY_EVERY_MS).unref();
  clips.onWithdrawn(async (clipId) => desk.clipWithdrawn(clipId));
  clips.onChanged((meeting) => {
    try {
      if (shownClips.look(meeting)) onChanged(meeting);
    } catch (error) {
      log.fault("entries of a clip not told anew", error, { slug: meeting });
    }
  });
  const stopFollowing = followMeetings({ ledgers, desk, lookSoon: (meeting) => news.lookSoon(meeting), log });
  return {
    ...{ desk, reader, outbox, accounts, shareImages, releasedImages, store },
    /** Pictures that highlights name are kept (LB26). */
    *texts(): Iterable<string> {
      for (const texts of store.rows.highlights.texts()) yield* texts;
    },
    /** Called after each change of a meeting's feed, once a turn. */
    onChanged: (listener: (meeting: string) => void) => news.onChanged(listener),
    start: () => {
      desk.start();
      outbox.start();
    },
    close: async () => {
      stopFollowing();
      clearInterval(tidying);
      news.close();
      await outbox.close();
      shareImages.close();
    },
  } satisfies Named & Record<string, unknown>;
}

/** Clients take a film whole. The longest that any network is given has 105 MB. */
const MOST_FILM_BYTES = 128 * 1024 * 1024;

/** @throws when it is not there. */
async function readMedia(
  { file }: PostMedia,
  { shareImages, films }: { readonly shareImages: ShareImages; readonly films: ClipHouse["shelf"] },
): Promise<Uint8Array> {
  if (file.startsWith("clip:")) {
    const film = await films.fileOf(file.slice("clip:".length), filmFiles.film);
    if (film === null) throw new Error("a clip's film is not there");
    if ((await stat(film.path)).size > MOST_FILM_BYTES) throw new Error("a clip's film is too large to be sent");
    return await readFile(film.path);
  }
  const image = await shareImages.read(file);
  if (image === null) throw new Error("a share image is not there");
  return image;
}

async function readOrNull(path: string | null): Promise<Uint8Array | null> {
  try {
    return path === null ? null : await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
