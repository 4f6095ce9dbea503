import { randomUUID } from "node:crypto";
import { ledgerId } from "../../shared/ids.ts";
import type { Actor } from "../../shared/roles.ts";
import { millis } from "../../shared/time.ts";
import { playsClip } from "../../shared/timeline/withdrawn-clip.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { ClipBook } from "./clip-book.ts";
import type { ClipFolders } from "./clip-folders.ts";
import { type ClipMeetings, type ConsentStore, type KeptClip, postersOf } from "./ports.ts";

export interface WithdrawalDeps {
  readonly book: ClipBook;
  readonly consents: ConsentStore;
  readonly folders: ClipFolders;
  readonly meetings: ClipMeetings;
  /** A poster is a face: it goes at once, not when forgotten files are collected. */
  readonly dropImage: (file: string) => Promise<void>;
  /** Posts of the clip elsewhere are to be taken down. Called again until it settles. */
  readonly onWithdrawn: (clipId: string) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A full disk may have room again. */
const AGAIN_MS = 10_000;
/** The machine, once a person's right was seen to. */
const machine: Actor = { id: "clips", role: "system", name: "Efir" };

/**
 * Consent taken back. First the record says so, with nothing of the person in it; then files, poster and cards go. What a crash
 * or a full disk left of them goes later: `media` of the record stands until all of it is gone (BZ8, BZ9).
 */
export class Withdrawals {
  readonly #deps: WithdrawalDeps;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(deps: WithdrawalDeps) {
    this.#deps = deps;
  }

  /** @returns `false`: somebody changed the clip meanwhile. Settles when nothing of it is left, or is to be tried again. */
  async withdraw(clip: KeptClip, by: Actor): Promise<boolean> {
    const { book, consents, clock, log } = this.#deps;
    const emptied = book.change(clip, {
      ...{ state: "withdrawn", title: "", quotation: "", subject: null, captions: null, trim: null },
      ...{ note: null, approvals: [], problem: null, type: "", next: "review", media: clip.media ?? nothingMade },
    });
    if (emptied === null) return false;
    log.info("consent withdrawn", { clipId: clip.id, slug: clip.meeting, accountId: by.id });
    try {
      consents.withdraw(clip.id, clock.now(), by.id);
    } catch (error) {
      log.fault("consent not withdrawn yet", error, { clipId: clip.id });
    }
    await this.finish();
    return true;
  }

  /** Removes what is left of all that were withdrawn. */
  async finish(): Promise<void> {
    for (const clip of this.#deps.book.inState("withdrawn")) {
      if (clip.media === null || this.#isClosed) continue;
      try {
        this.#forgetName(clip);
        if (await this.#remove(clip)) this.#deps.book.change(clip, { media: null, earlierPosters: [] });
        else this.#tryLater();
      } catch (error) {
        this.#deps.log.fault("withdrawn clip not removed", error, { clipId: clip.id });
        this.#tryLater();
      }
    }
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** A crash or a full disk may have come between the clip and its consent. */
  #forgetName({ id, updatedAt }: KeptClip): void {
    const { consents } = this.#deps;
    if (consents.byClip(id)?.withdrawnAt === null) consents.withdraw(id, updatedAt, machine.id);
  }

  async #remove(clip: KeptClip): Promise<boolean> {
    const { meetings, folders, dropImage, onWithdrawn } = this.#deps;
    const { id } = clip;
    let isOff = true;
    // Of any meeting: with a copy of one its cards were copied.
    for (const { slug } of meetings.meetings()) if (!(await this.#takeCardsOut(slug, id))) isOff = false;
    await folders.drop(id);
    for (const file of postersOf(clip)) if (!this.#isShared(file, id)) await dropImage(file);
    await onWithdrawn(id);
    return isOff;
  }

  /** The plan first: nobody takes the card anew while the record forgets it. */
  async #takeCardsOut(slug: string, clipId: string): Promise<boolean> {
    const { meetings } = this.#deps;
    let isOff = true;
    for (const { id, card } of meetings.planOf(slug)?.cues ?? []) {
      if (!playsClip(card, clipId)) continue;
      const ledger = ledgerId("rundown", slug);
      const outcome = await meetings.submit({ id: randomUUID(), ledger, command: { type: "drop", id } }, machine);
      isOff &&= outcome.ok || outcome.refusal.code === "UNKNOWN_CUE";
    }
    for (const kind of ["timeline", "rehearsal"] as const) {
      const record = kind === "timeline" ? meetings.recordOf(slug) : meetings.rehearsalOf(slug);
      if (!record?.showings.some(({ card }) => playsClip(card, clipId))) continue;
      const command = { type: "withdraw-clip", clipId } as const;
      const outcome = await meetings.submit({ id: randomUUID(), ledger: ledgerId(kind, slug), command }, machine);
      isOff &&= outcome.ok || outcome.refusal.code === "UNKNOWN_CARD";
    }
    return isOff;
  }

  /** The same file may have come twice: its frame is a picture of both. */
  #isShared(file: string, but: string): boolean {
    return this.#deps.book
      .inState("review", "returned", "rejected", "approved")
      .some((clip) => clip.id !== but && postersOf(clip).includes(file));
  }

  #tryLater(): void {
    if (this.#isClosed) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.finish(), AGAIN_MS).unref();
  }
}

/** Stands for «not all of it is gone yet» of a clip that was never converted. */
const nothingMade: KeptClip["media"] = {
  ...{ durationMs: millis(0), widthPx: 0, heightPx: 0, hasSound: false, loudnessLufs: null, poster: null, shapes: [] },
  cameAs: { container: "", video: "", audio: null },
};
