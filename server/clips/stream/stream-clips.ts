import type { NewStreamClip } from "../../../shared/clips/commands.ts";
import type { Refused } from "../../../shared/clips/refusals.ts";
import { isMade } from "../../../shared/clips/states.ts";
import { type Clip, MOST_CLIP_MS } from "../../../shared/clips.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import { type Millis, millis, programTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { ClipBook } from "../clip-book.ts";
import { type ClipFolders, isClipId } from "../clip-folders.ts";
import type { Conversions } from "../conversions.ts";
import type { ClipLimits } from "../limits.ts";
import type { KeptClip } from "../ports.ts";
import type { StreamPart, StreamShelf, StreamSpan } from "./ports.ts";
import { StreamCopies } from "./stream-copies.ts";
import { isUnkept } from "./unkept.ts";
import { whenRecorded } from "./when-recorded.ts";

export interface StreamDeps {
  readonly book: ClipBook;
  readonly folders: ClipFolders;
  readonly conversions: Conversions;
  readonly meetings: { recordOf(slug: string): Pick<MeetingRecord, "openedAt" | "closedAt"> | null };
  readonly limits: ClipLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/** What of the broadcast a clip may be made of. */
export interface StreamSource {
  readonly shelf: StreamShelf;
  readonly stage: string;
  /** How far back anybody may go. */
  readonly rewindMs: Millis;
}

const LEAST_MS = 1_000;
/** The last of what was asked for may be so much short: a player's clock is not ours. */
const LOOSE_MS = 500;
/** Whoever plays the first form goes on with it; longer than a player waits between two requests. */
const HELD_MS = 60_000;

/** Parts of the broadcast: clips at once, over the archive's segments, and then with a film of their own. Rules BZ200–BZ209. */
export class StreamClips {
  readonly #deps: StreamDeps;
  readonly #copies: StreamCopies;
  /** When the first form of a clip was last asked for, by `performance.now()`. */
  readonly #askedAtById = new Map<string, number>();
  #source: StreamSource | null = null;

  constructor(deps: StreamDeps) {
    this.#deps = deps;
    this.#copies = new StreamCopies(deps);
  }

  /** Once the archive is there. Goes on with what an earlier life of the server had not made. */
  open(source: StreamSource): void {
    this.#source = source;
    const unkept = this.#deps.book.inState("review", "returned", "approved", "rejected").filter(isUnkept);
    for (const { id } of unkept) this.#copies.begin(id, source.shelf);
  }

  /** Settles when nothing is read any more. */
  async close(): Promise<void> {
    this.#source = null;
    await this.#copies.close();
  }

  /** Settles when all that was marked has been copied. */
  idle(): Promise<void> {
    return this.#copies.idle();
  }

  /** Waits for the last segment of it to be closed, a dozen seconds at most. Told again with the same id: the same clip. */
  async mark(meeting: string, by: Actor, order: NewStreamClip): Promise<Result<Clip, Refused>> {
    const source = this.#source;
    if (!isClipId(order.id)) return refuse({ code: "ID_TAKEN" });
    const known = this.#known(meeting, by, order.id);
    if (known !== null) return known;
    if (source === null) return refuse({ code: "BUSY" });
    const span = { stage: source.stage, from: programTime(order.from), to: programTime(order.to) };
    if (span.to - span.from < LEAST_MS) return refuse({ code: "TOO_SHORT" });
    if (span.to - span.from > MOST_CLIP_MS) return refuse({ code: "TOO_LONG" });
    if (!this.#isOpenTo(meeting, span, source)) return refuse({ code: "NOT_RECORDED" });
    const part = await whenRecorded(() => source.shelf.part(span, order.title), span, this.#deps.clock);
    if (part === null || part.durationMs < LEAST_MS || part.to < span.to - LOOSE_MS)
      return refuse({ code: "NOT_RECORDED" });
    const { folders, limits } = this.#deps;
    // Its copy, and its film with segments.
    if ((await folders.freeBytes()) - part.bytes * 3 < limits.freeBytes) return refuse({ code: "NO_ROOM" });
    // From here on in one turn: the same may have been asked for twice at once.
    return this.#known(meeting, by, order.id) ?? this.#add(meeting, by, order, span.stage, part);
  }

  /** What a clip is shown by until it has a film of its own, and to those who have begun with it. `null`: nothing. */
  async firstForm(id: string): Promise<StreamPart | null> {
    const clip = this.#deps.book.find(id);
    if (this.#source === null || clip?.source == null || !isMade(clip.state)) return null;
    if (!isUnkept(clip) && !this.#isHeld(id)) return null;
    const part = await this.#source.shelf.part(clip.source, clip.title);
    // Cut anew meanwhile, or the archive has forgotten some of it.
    if (part === null || part.leadMs !== clip.cut?.fromMs || part.leadMs + part.durationMs !== clip.cut.toMs)
      return null;
    this.#askedAtById.set(id, performance.now());
    return part;
  }

  #isHeld(id: string): boolean {
    const at = this.#askedAtById.get(id);
    if (at === undefined) return false;
    if (performance.now() - at < HELD_MS) return true;
    this.#askedAtById.delete(id);
    return false;
  }

  /** Of the meeting's own time, or what anybody may rewind to now. */
  #isOpenTo(meeting: string, { from, to }: StreamSpan, { rewindMs }: StreamSource): boolean {
    const now = this.#deps.clock.now();
    if (to > now + LEAST_MS) return false;
    if (from >= now - rewindMs) return true;
    const record = this.#deps.meetings.recordOf(meeting);
    if (record === null || record.openedAt === null) return false;
    // Segments are kept whole: the recording begins a little before, and ends a little after.
    return from >= record.openedAt - HELD_MS && (record.closedAt === null || to <= record.closedAt + HELD_MS);
  }

  #known(meeting: string, by: Actor, id: string): Result<Clip, Refused> | null {
    const clip = this.#deps.book.find(id);
    if (clip === null) return null;
    const isTheirs = clip.meeting === meeting && clip.sort === "stream" && clip.accountId === by.id;
    return isTheirs ? accept(this.#deps.book.told(clip)) : refuse({ code: "ID_TAKEN" });
  }

  #add(
    meeting: string,
    by: Actor,
    { id, title }: NewStreamClip,
    stage: string,
    part: StreamPart,
  ): Result<Clip, Refused> {
    const { book, clock, limits, log } = this.#deps;
    if (book.of(meeting).filter(({ accountId }) => accountId === by.id).length >= limits.clips)
      return refuse({ code: "TOO_MANY" });
    const now = clock.now();
    const { from, to, leadMs, durationMs, wholeMs } = part;
    const trim = { fromMs: leadMs, toMs: millis(leadMs + durationMs) };
    const clip: KeptClip = {
      ...{ id, meeting, sort: "stream", state: "approved", next: "approved", version: 1, madeAt: now, updatedAt: now },
      ...{ title, quotation: "", subject: null, by: by.name, accountId: by.id, passId: null, assignmentId: null },
      media: { ...part.media, durationMs, loudnessLufs: null, poster: null, shapes: [] },
      // Of the segments' film, which its own is cut from: a reviewer may move both ends as far as these go.
      ...{ trim, cut: trim, segmentsMs: wholeMs, wholeMs: null, source: { stage, from, to } },
      ...{ captions: null, problem: null, note: null, approvals: [by.id], bytes: 0, type: "" },
    };
    book.add(clip);
    log.info("clip marked", { clipId: id, slug: meeting, accountId: by.id, durationMs: Math.round(durationMs) });
    if (this.#source !== null) this.#copies.begin(id, this.#source.shelf);
    return accept(book.told(clip));
  }
}
