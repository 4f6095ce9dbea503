import { createHash } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { type Log, silentLog } from "../../log.ts";
import { REPLAY_END, replayHead, replayListing } from "../../playlist/replay-playlist.ts";
import type { Exchange } from "./exchange.ts";
import type { Replay, ReplayLibrary } from "./ports.ts";
import { LongText, Piece, type ReadyText } from "./ready-text.ts";
import { replyLater, replyNotModified, replyPlaylist, replyShort } from "./reply.ts";

interface ReadyReplay {
  readonly text: ReadyText;
  readonly tag: string;
}

interface Entry {
  readonly version: number;
  readonly ready: Promise<ReadyReplay | null>;
}

const MOST_KEPT = 16;
/** Segments written in one turn of the loop: a day of them is no pause for who watches live. */
const AT_ONCE = 256;
const CACHING = "public, max-age=5";

/** `/replay/{slug}/index.m3u8`: recordings as playlists, the last few asked for at hand. Rules HL45–HL46. */
export class ReplayDesk {
  readonly #library: ReplayLibrary;
  readonly #log: Log;
  readonly #entryBySlug = new Map<string, Entry>();

  constructor(library: ReplayLibrary, log: Log = silentLog) {
    this.#library = library;
    this.#log = log;
  }

  serve({ request, response }: Exchange, slug: string): void {
    this.#entry(slug).ready.then(
      (replay) => {
        if (replay === null) replyShort(request, response, 404);
        else answer({ request, response }, replay);
      },
      (error: unknown) => {
        this.#log.fault("replay not listed", error, { slug });
        replyLater(request, response);
      },
    );
  }

  /** Who comes while it is being made waits for the same. */
  #entry(slug: string): Entry {
    const version = this.#library.version(slug);
    const known = this.#entryBySlug.get(slug);
    const entry = known?.version === version ? known : { version, ready: made(this.#library, slug) };
    this.#entryBySlug.delete(slug);
    this.#entryBySlug.set(slug, entry);
    for (const oldest of this.#entryBySlug.keys()) {
      if (this.#entryBySlug.size <= MOST_KEPT) break;
      this.#entryBySlug.delete(oldest);
    }
    if (entry !== known) this.#forgetUnless(slug, entry);
    return entry;
  }

  /** Names of nothing push nobody out, and what failed is tried again. */
  #forgetUnless(slug: string, entry: Entry): void {
    const forget = () => {
      if (this.#entryBySlug.get(slug) === entry) this.#entryBySlug.delete(slug);
    };
    entry.ready.then((replay) => replay ?? forget(), forget);
  }
}

async function made(library: ReplayLibrary, slug: string): Promise<ReadyReplay | null> {
  const replay = await library.replay(slug);
  if (replay === null || replay.segments.length === 0) return null;
  const pieces: Piece[] = [new Piece(replayHead(replay.segments))];
  const hash = createHash("sha256").update(pieces[0]?.plain ?? "");
  for (let from = 0; from < replay.segments.length; from += AT_ONCE) {
    const piece = listed(replay, from);
    hash.update(piece.plain);
    pieces.push(piece);
    await turn();
  }
  pieces.push(new Piece(REPLAY_END));
  // Weak: compressed or not, it is the same list.
  return { text: new LongText(pieces), tag: `W/"${hash.digest("base64url").slice(0, 22)}"` };
}

function listed({ stage, segments }: Replay, from: number): Piece {
  const piece = new Piece(replayListing(stage, segments, from, from + AT_ONCE));
  // Compressed here, a piece a turn, and not all at once for the first who takes it so.
  void piece.deflated;
  return piece;
}

function answer({ request, response }: Exchange, { text, tag }: ReadyReplay): void {
  const headers = { "cache-control": CACHING, etag: tag };
  const known = (request.headers["if-none-match"] ?? "").split(",").map((one) => one.trim());
  if (known.includes(tag) || known.includes("*")) replyNotModified(request, response, headers);
  else replyPlaylist(request, response, text, headers);
}
