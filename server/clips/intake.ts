import type { NewFilm, NewReporterClip } from "../../shared/clips/commands.ts";
import type { Refused } from "../../shared/clips/refusals.ts";
import { can } from "../../shared/clips/states.ts";
import { type Clip, type ClipProblem, MOST_CLIP_MS } from "../../shared/clips.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { programTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { ClipBook } from "./clip-book.ts";
import { type ClipFolders, isClipId } from "./clip-folders.ts";
import type { Conversions } from "./conversions.ts";
import { filmKind } from "./film-kind.ts";
import type { ClipLimits } from "./limits.ts";
import { type ConsentStore, isOwn, type KeptClip, postersOf, type Sender } from "./ports.ts";

export interface IntakeDeps {
  readonly book: ClipBook;
  readonly consents: ConsentStore;
  readonly folders: ClipFolders;
  readonly conversions: Conversions;
  readonly limits: ClipLimits;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}

/** What is said of a clip before its bytes come. */
export type Registration =
  | ({ readonly sort: "blitz" } & NewReporterClip)
  | Pick<NewFilm, "sort" | "id" | "title" | "bytes" | "type" | "isAnew">;

/** What a clip made of, or of another file, begins from. */
const unmade: Pick<
  KeptClip,
  "media" | "wholeMs" | "cut" | "trim" | "captions" | "problem" | "note" | "approvals" | "next"
> = {
  ...{ media: null, wholeMs: null, cut: null, trim: null, captions: null, problem: null, note: null },
  approvals: [],
  next: "review",
};

/** Until a file is whole: who may send how much of what, and what became of it. Rules BZ1–BZ4, BZ11–BZ14 in docs/spec/clips.md. */
export class Intake {
  readonly #deps: IntakeDeps;
  /** What comes in at this moment, by clip: said twice at once, it is done once. */
  readonly #arriving = new Map<string, Promise<ClipProblem | null>>();

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** Told again with the same id by the same sender: the same clip. Nothing is on the disk of it yet. */
  async register(meeting: string, sender: Sender, order: Registration): Promise<Result<Clip, Refused>> {
    const { book, limits } = this.#deps;
    if (!isClipId(order.id)) return refuse({ code: "ID_TAKEN" });
    const tooMuch = this.#sizeProblem(order);
    if (tooMuch !== null) return refuse({ code: tooMuch });
    const hasRoom = await this.#hasRoomFor(order.bytes);
    // From here on in one turn: clips that are told of at once must not pass the quota together.
    const known = book.find(order.id);
    if (known !== null) {
      const isTheirs = known.meeting === meeting && known.sort === order.sort && isOwn(sender, known);
      if (!isTheirs) return refuse({ code: "ID_TAKEN" });
      if (order.isAnew !== true) return accept(book.told(known));
      if (!can("resend", known.state)) return refuse({ code: "WRONG_STATE" });
    }
    if (!hasRoom) return refuse({ code: "NO_ROOM" });
    if (this.#isSpent(meeting, sender, order.bytes - (known?.bytes ?? 0))) return refuse({ code: "QUOTA_SPENT" });
    if (known !== null) return await this.#again(known, sender, order);
    const own = book.of(meeting).filter((clip) => isOwn(sender, clip));
    return own.length >= limits.clips ? refuse({ code: "TOO_MANY" }) : this.#add(meeting, sender, order);
  }

  /** Whether an upload of that clip may begin, or go on from its beginning. */
  async admit(sender: Sender, id: string, length: number): Promise<Result<KeptClip, Refused>> {
    const { book, folders, conversions } = this.#deps;
    const clip = book.find(id);
    if (clip === null || !isOwn(sender, clip)) return refuse({ code: "UNKNOWN_CLIP" });
    if (length !== clip.bytes) return refuse({ code: "WRONG_LENGTH", detail: String(clip.bytes) });
    if (clip.state === "failed") return refuse({ code: clip.problem ?? "CONVERSION_FAILED" });
    if (clip.state === "withdrawn") return refuse({ code: "WRONG_STATE" });
    // Two uploads of one clip are one: whoever comes second goes on where the first is, or is done.
    if (clip.state !== "receiving" || (await folders.received(id)) !== null) return accept(clip);
    if (conversions.isFull) return refuse({ code: "BUSY" });
    return (await this.#hasRoomFor(clip.bytes)) ? accept(clip) : refuse({ code: "NO_ROOM" });
  }

  /** `null`: no upload of theirs. */
  ownUpload(sender: Sender, id: string): KeptClip | null {
    const clip = this.#deps.book.find(id);
    return clip !== null && isOwn(sender, clip) && clip.bytes > 0 ? clip : null;
  }

  /** How much of a clip's file is here; `null`: nothing was begun, or it was given up. */
  async progress(id: string): Promise<{ readonly bytes: number; readonly of: number; readonly at: Date } | null> {
    const { book, folders } = this.#deps;
    const clip = book.find(id);
    if (clip === null || clip.state === "failed" || clip.state === "withdrawn") return null;
    if (clip.state !== "receiving") return { bytes: clip.bytes, of: clip.bytes, at: new Date() };
    const received = await folders.received(id);
    if (received === null || this.#isOld(received.at)) return null;
    return { bytes: received.bytes, of: clip.bytes, at: new Date(received.at) };
  }

  /**
   * Its last byte is durable: it goes to be converted, or is refused and gone. Said again it answers the same.
   * @returns why it cannot be used; `null`: it can, as far as its first bytes tell.
   */
  arrived(id: string): Promise<ClipProblem | null> {
    const arriving = this.#arriving.get(id) ?? this.#arrive(id).finally(() => this.#arriving.delete(id));
    this.#arriving.set(id, arriving);
    return arriving;
  }

  /** Takes in what is whole though nobody said so: a full disk or a crash came between its last byte and the row (BZ15). */
  async takeIn(id: string): Promise<void> {
    const { book, folders } = this.#deps;
    const clip = book.find(id);
    if (clip?.state !== "receiving") return;
    if ((await folders.hasSource(id)) || (await folders.received(id))?.bytes === clip.bytes) await this.arrived(id);
  }

  async #arrive(id: string): Promise<ClipProblem | null> {
    const { book, folders, conversions } = this.#deps;
    const clip = book.find(id);
    if (clip === null) return "NOT_A_FILM";
    if (!can("arrive", clip.state)) return clip.problem;
    if (!(await folders.hasSource(id))) {
      if ((await filmKind(folders.incomingOf(id))) === null) return await this.#refuse(clip, "NOT_A_FILM");
      await folders.settle(id);
    }
    if (book.change(clip, { state: "converting", next: "review" }) === null) return await this.#arrive(id);
    conversions.begin(id);
    return null;
  }

  /** Gives up an upload that is not whole; the clip may be sent again. */
  async giveUp(id: string): Promise<void> {
    if (this.#deps.book.find(id)?.state === "receiving") await this.#deps.folders.dropIncoming(id);
  }

  /** Gives up uploads of which nothing came for a day; what is whole is taken in instead. */
  async giveUpOld(): Promise<void> {
    const { folders, book, log } = this.#deps;
    for (const { id } of book.inState("receiving"))
      await this.takeIn(id).catch((error: unknown) => log.fault("upload not taken in", error, { clipId: id }));
    for (const id of await folders.incoming()) {
      const received = await folders.received(id);
      if (received === null || !this.#isOld(received.at)) continue;
      await folders.dropIncoming(id);
      log.info("upload expired", { clipId: id, bytes: received.bytes });
    }
  }

  /** What a link has used of its quota. */
  usedBytes(meeting: string, passId: string): number {
    return this.#deps.book
      .of(meeting)
      .filter((clip) => clip.passId === passId && clip.state !== "failed" && clip.state !== "withdrawn")
      .reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #isOld(lastByteAt: number): boolean {
    return this.#deps.clock.now() - lastByteAt >= this.#deps.limits.expiryMs;
  }

  #sizeProblem(order: Registration): ClipProblem | null {
    if (order.bytes === 0) return "EMPTY";
    if (order.bytes > this.#deps.limits.clipBytes) return "TOO_LARGE";
    return "durationMs" in order && (order.durationMs ?? 0) > MOST_CLIP_MS ? "TOO_LONG" : null;
  }

  #isSpent(meeting: string, sender: Sender, more: number): boolean {
    return sender.sort === "pass" && this.usedBytes(meeting, sender.id) + more > this.#deps.limits.quotaBytes;
  }

  /** With what is still to come of other uploads, and as much again for what is made of this one. */
  async #hasRoomFor(bytes: number): Promise<boolean> {
    const { folders, book, limits } = this.#deps;
    let pledged = 0;
    for (const id of await folders.incoming()) {
      const received = await folders.received(id);
      if (received !== null) pledged += Math.max(0, (book.find(id)?.bytes ?? 0) - received.bytes);
    }
    return (await folders.freeBytes()) - pledged - bytes * 2 >= limits.freeBytes;
  }

  #add(meeting: string, sender: Sender, order: Registration): Result<Clip, Refused> {
    const { book, clock, log } = this.#deps;
    const now = clock.now();
    // The consent first: no interview is ever here without one.
    this.#consent(meeting, sender, order);
    const clip: KeptClip = {
      ...unmade,
      ...{ id: order.id, meeting, sort: order.sort, state: "receiving", version: 1, madeAt: now, updatedAt: now },
      ...saidOf(order),
      ...{ by: sender.name, passId: sender.sort === "pass" ? sender.id : null, source: null },
      ...{ accountId: sender.sort === "account" ? sender.id : null, bytes: order.bytes, type: order.type },
    };
    book.add(clip);
    log.info("clip registered", { clipId: clip.id, slug: meeting, sort: clip.sort, bytes: clip.bytes });
    return accept(book.told(clip));
  }

  async #again(clip: KeptClip, sender: Sender, order: Registration): Promise<Result<Clip, Refused>> {
    const { book, folders } = this.#deps;
    const { bytes, type } = order;
    // Until the old file is gone it waits for none: what a crash leaves here must not be taken for the new one.
    const problem = clip.problem ?? "TRUNCATED";
    // A film that reviewers returned waits for them, not for its stand alone (BZ19).
    const note = clip.sort === "film" ? clip.note : null;
    const kept = { problem, note, earlierPosters: postersOf(clip) };
    const emptied = book.change(clip, { ...unmade, ...saidOf(order), ...kept, state: "failed", bytes, type });
    if (emptied === null) return refuse({ code: "STALE" });
    this.#consent(clip.meeting, sender, order);
    await folders.drop(clip.id);
    const changed = book.change(emptied, { state: "receiving", problem: null });
    return changed === null ? refuse({ code: "STALE" }) : accept(book.told(changed));
  }

  #consent(meeting: string, sender: Sender, order: Registration): void {
    if (order.sort !== "blitz") return;
    const { consents, clock, newId } = this.#deps;
    const { name, words, at } = order.consent;
    const record = { id: newId(), clipId: order.id, meeting, name, words, takenBy: sender.name };
    // A phone's clock may be wrong; nobody has agreed to anything later than now.
    const agreedAt = programTime(Math.min(at, clock.now()));
    consents.add({ ...record, at: agreedAt, withdrawnAt: null, withdrawnBy: null });
  }

  async #refuse(clip: KeptClip, problem: ClipProblem): Promise<ClipProblem> {
    const { book, folders, log } = this.#deps;
    await folders.drop(clip.id);
    const now = book.find(clip.id);
    if (now?.state === "receiving") book.change(now, { state: "failed", problem });
    log.warn("upload refused", { clipId: clip.id, problem });
    return problem;
  }
}

function saidOf(order: Registration): Pick<KeptClip, "title" | "quotation" | "subject" | "assignmentId"> {
  if (order.sort === "film") return { title: order.title, quotation: "", subject: null, assignmentId: null };
  const { subject, title = subject.name, quotation = "", assignmentId = null } = order;
  return { title, quotation, subject, assignmentId };
}
