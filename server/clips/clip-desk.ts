import { randomUUID } from "node:crypto";
import type { ClipChange, ReporterChange } from "../../shared/clips/commands.ts";
import type { Refused } from "../../shared/clips/refusals.ts";
import { can } from "../../shared/clips/states.ts";
import type { Clip, PublicClip } from "../../shared/clips.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { Assignments } from "./assignments.ts";
import { ClipBook, publicClip } from "./clip-book.ts";
import type { ClipFolders } from "./clip-folders.ts";
import { Conversions } from "./conversions.ts";
import type { ShapeMaker, Workshop } from "./convert/ports.ts";
import { Intake, type Registration } from "./intake.ts";
import { type ClipLimits, usualLimits } from "./limits.ts";
import {
  type AssignmentStore,
  type ClipMeetings,
  type ClipStore,
  type ConsentStore,
  isOwn,
  type Sender,
} from "./ports.ts";
import { Review } from "./review.ts";
import { ShapeQueue } from "./shape-queue.ts";
import { StreamClips } from "./stream/stream-clips.ts";
import { Withdrawals } from "./withdrawals.ts";

export interface ClipDeskDeps {
  readonly clips: ClipStore;
  readonly consents: ConsentStore;
  readonly assignments: AssignmentStore;
  readonly folders: ClipFolders;
  readonly workshop: Workshop & ShapeMaker;
  readonly meetings: ClipMeetings;
  readonly dropImage: (file: string) => Promise<void>;
  /** Called with the meeting after each change of what its lists show. */
  readonly onChanged: (meeting: string) => void;
  /** Posts of the clip elsewhere are to be taken down; called again until it settles. */
  readonly onWithdrawn: (clipId: string) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<ClipLimits>;
}

/** How often uploads are looked at that nothing comes of. */
const LOOK_EVERY_MS = 15 * 60_000;

/** Short films of meetings, from a reporter's pocket to everybody's screen. Rules BZ1… in docs/spec/clips.md. */
export class ClipDesk {
  readonly intake: Intake;
  readonly assignments: Assignments;
  readonly stream: StreamClips;
  readonly limits: ClipLimits;
  readonly #deps: ClipDeskDeps;
  readonly #book: ClipBook;
  readonly #review: Review;
  readonly #conversions: Conversions;
  readonly #shapes: ShapeQueue;
  readonly #withdrawals: Withdrawals;
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: ClipDeskDeps) {
    const { folders, workshop, meetings, clock, log, consents } = deps;
    this.#deps = deps;
    this.limits = { ...usualLimits, ...deps.limits };
    const { limits } = this;
    const newId = randomUUID;
    this.#book = new ClipBook({ ...deps, onApproved: (id) => this.#shapes.begin(id) });
    const book = this.#book;
    this.#shapes = new ShapeQueue({ book, folders, workshop, log });
    this.#conversions = new Conversions({ book, folders, workshop, limits, log, onFilm: () => this.#shapes.giveWay() });
    const conversions = this.#conversions;
    this.intake = new Intake({ book, consents, folders, conversions, limits, clock, log, newId });
    this.stream = new StreamClips({ book, folders, conversions, meetings, limits, clock, log });
    this.#review = new Review({ book, folders, conversions, needsTwo: (slug) => this.needsTwo(slug) });
    this.#withdrawals = new Withdrawals({ ...deps, book, meetings });
    this.assignments = new Assignments({ ...deps, store: deps.assignments, newId });
  }

  get canConvert(): boolean {
    return this.#deps.workshop.canConvert;
  }

  /** Goes on where the last life of the server ended, and removes what belongs to no clip (BZ15). */
  async start(): Promise<void> {
    const { folders, log } = this.#deps;
    for (const id of await folders.ids()) {
      // One that cannot be looked after, as on a full disk, keeps nobody from the rest.
      await this.#lookAfter(id).catch((error: unknown) => log.fault("clip not looked after", error, { clipId: id }));
    }
    for (const { id } of this.#book.inState("converting")) this.#conversions.begin(id);
    for (const { id } of this.#book.inState("approved")) this.#shapes.begin(id);
    this.#withdrawals.finish().catch((error: unknown) => log.fault("withdrawn clips not removed", error));
    const giveUpOld = () =>
      this.intake.giveUpOld().catch((error: unknown) => log.fault("expired uploads not removed", error));
    await giveUpOld();
    this.#timer = setInterval(() => void giveUpOld(), LOOK_EVERY_MS).unref();
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#withdrawals.close();
    await this.stream.close();
    await Promise.all([this.#conversions.close(), this.#shapes.close()]);
  }

  /** Settles once nothing is made any more. */
  async idle(): Promise<void> {
    await this.stream.idle();
    await this.#conversions.idle();
    await this.#shapes.idle();
  }

  needsTwo(meeting: string): boolean {
    return this.#deps.meetings.planOf(meeting)?.rules.needsSecondPerson ?? false;
  }

  /** Newest first. */
  all(meeting: string): readonly Clip[] {
    return this.#book.of(meeting).map((clip) => this.#book.told(clip));
  }

  /** Those of one link, newest first. */
  own(meeting: string, passId: string): readonly Clip[] {
    const own = this.#book.of(meeting).filter((clip) => clip.passId === passId);
    return own.map((clip) => this.#book.told(clip));
  }

  /** Any, for who may see them. */
  clip(id: string): Clip | null {
    const clip = this.#book.find(id);
    return clip && this.#book.told(clip);
  }

  /** For everybody, newest first. Films belong to their stands. */
  approved(meeting: string): readonly PublicClip[] {
    return this.#book.approved(meeting);
  }

  approvedClip(meeting: string, id: string): PublicClip | null {
    const clip = this.#book.findIn(meeting, id);
    return clip && publicClip(clip);
  }

  /** What the film on the disk is cut to: its captions begin with it. */
  cutOf(id: string): Clip["trim"] {
    return this.#book.find(id)?.cut ?? null;
  }

  register(meeting: string, sender: Sender, order: Registration): Promise<Result<Clip, Refused>> {
    return this.intake.register(meeting, sender, order);
  }

  amend(sender: Sender, id: string, said: ReporterChange): Result<Clip, Refused> {
    return this.#review.amend(sender, id, said);
  }

  approve(meeting: string, id: string, version: number, by: Actor): Result<Clip, Refused> {
    return this.#review.approve(meeting, id, version, by);
  }

  acceptFilm(meeting: string, id: string, by: Actor): Result<Clip, Refused> {
    return this.#review.acceptFilm(meeting, id, by);
  }

  return(meeting: string, id: string, version: number, note: string): Result<Clip, Refused> {
    return this.#review.return(meeting, id, version, note);
  }

  reject(meeting: string, id: string, version: number, note: string | null): Result<Clip, Refused> {
    return this.#review.reject(meeting, id, version, note);
  }

  edit(meeting: string, id: string, change: ClipChange): Result<Clip, Refused> {
    return this.#review.edit(meeting, id, change);
  }

  /** For good. Said again of one that is withdrawn: it is. */
  async withdraw(meeting: string, id: string, by: Actor): Promise<Result<Clip, Refused>> {
    const clip = this.#book.findIn(meeting, id);
    if (clip === null) return refuse({ code: "UNKNOWN_CLIP" });
    if (clip.state === "withdrawn") return accept(this.#book.told(clip));
    if (!can("withdraw", clip.state)) return refuse({ code: "WRONG_STATE" });
    this.#cancel(id);
    if (!(await this.#withdrawals.withdraw(clip, by))) return refuse({ code: "STALE" });
    return accept(this.#book.told(this.#book.find(id) ?? clip));
  }

  async drop(meeting: string, id: string): Promise<Result<null, Refused>> {
    const clip = this.#book.findIn(meeting, id);
    return clip === null ? refuse({ code: "UNKNOWN_CLIP" }) : this.#review.drop(clip);
  }

  /** By its reporter. */
  async dropOwn(sender: Sender, id: string): Promise<Result<null, Refused>> {
    const clip = this.#book.find(id);
    return clip === null || !isOwn(sender, clip) ? refuse({ code: "UNKNOWN_CLIP" }) : this.#review.drop(clip);
  }

  /** With its meeting go its clips, their files, consents and assignments. */
  async forgetMeeting(slug: string): Promise<void> {
    const { assignments, folders } = this.#deps;
    const ids = this.#book.forgetAll(slug);
    assignments.dropAllOf(slug);
    for (const id of ids) this.#cancel(id);
    for (const id of ids) await folders.drop(id);
  }

  #cancel(id: string): void {
    this.#conversions.cancel(id);
    this.#shapes.cancel(id);
  }

  async #lookAfter(id: string): Promise<void> {
    const { folders } = this.#deps;
    const clip = this.#book.find(id);
    if (clip === null || clip.state === "failed" || clip.state === "withdrawn") await folders.drop(id);
    else if (clip.state === "receiving") await this.intake.takeIn(id);
    else await folders.dropIncoming(id);
  }
}
