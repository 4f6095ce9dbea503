import type {
  FeedSettingsChange,
  HighlightChange,
  HighlightGiven,
  HighlightTyped,
  NewHighlight,
} from "../../../shared/feeds/commands.ts";
import type { FeedDesk, Highlight, HighlightPreview, ToldRow } from "../../../shared/feeds.ts";
import type { Result } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { FigureContent } from "../../../shared/timeline/figure-correction.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { FeedRows } from "../ports.ts";
import { Approvals } from "./approvals.ts";
import { Corrections } from "./corrections.ts";
import { Drafting } from "./drafting.ts";
import { FeedRules, type KeptSettings } from "./feed-rules.ts";
import { FollowRecord } from "./follow-record.ts";
import { Forgetting } from "./forgetting.ts";
import { HighlightBook } from "./highlight-book.ts";
import { HouseDesk } from "./house/house-desk.ts";
import type { HouseOrder } from "./house/house-posts.ts";
import type { DeskDeps, Outcome } from "./parts.ts";
import { type Images, Renderings } from "./renderings.ts";
import { RowsByHand } from "./rows-by-hand.ts";
import { toldDesk } from "./told-desk.ts";
import { type Withdrawal, Withdrawals } from "./withdrawals.ts";

/** Highlights from a card to the feeds and back. Rules FD30–FD59 in docs/spec/feeds.md. */
export class HighlightDesk {
  readonly #deps: DeskDeps;
  readonly #drafting: Drafting;
  readonly #approvals: Approvals;
  readonly #corrections: Corrections;
  readonly #withdrawals: Withdrawals;
  readonly #rules: FeedRules;
  readonly #rows: RowsByHand;
  readonly #renderings: Renderings;
  readonly #house: HouseDesk;
  readonly #follow: FollowRecord;
  readonly #forgetting: Forgetting;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    const book = new HighlightBook(deps);
    const renderings = new Renderings(deps);
    const corrections = new Corrections(book);
    // What lists a highlight must not go on listing it once it is withdrawn.
    const onWithdrawn = (rows: FeedRows, highlight: Highlight) => {
      if (highlight.content.kind !== "digest") this.#house.without(rows, highlight);
    };
    this.#drafting = new Drafting({ ...deps, book });
    this.#approvals = new Approvals({ ...deps, book, renderings, imageAddress });
    this.#corrections = corrections;
    this.#withdrawals = new Withdrawals({ ...deps, book, onWithdrawn });
    this.#renderings = renderings;
    this.#rules = new FeedRules(deps);
    this.#rows = new RowsByHand({ ...deps, book });
    const [approvals, withdrawals] = [this.#approvals, this.#withdrawals];
    this.#house = new HouseDesk({ ...deps, book, renderings, corrections, approvals, withdrawals });
    this.#follow = new FollowRecord({ ...deps, book, corrections });
    this.#forgetting = new Forgetting({ ...deps, book, withdrawals });
  }

  /** What a crash left undone. Before anything leaves. */
  start(): void {
    try {
      this.#forgetting.forgetStrays();
    } catch (error) {
      // The house opens also while its disk is full: what is left is forgotten at the next start.
      this.#deps.log.fault("what a crash left of highlights was not forgotten", error);
    }
    for (const { slug } of this.#deps.meetings.meetings()) this.look(slug);
  }

  /** Something of the meeting or of its feed has changed: the house does its own part of it. Asked again, it changes nothing. */
  look(meeting: string): void {
    const { store, meetings, log, onChanged, poke } = this.#deps;
    try {
      const record = meetings.recordOf(meeting);
      if (record === null) return;
      const isChanged = store.transaction((rows) => {
        // Read once: a thousand of them take ten milliseconds of everybody's time.
        const all = rows.highlights.of(meeting);
        this.#forgetting.sweep(rows, all);
        const isCorrected = this.#follow.afterRelease(rows, all, record);
        return this.#house.keep(rows, { meeting, record, all }) || isCorrected;
      });
      if (!isChanged) return;
      onChanged(meeting);
      poke();
    } catch (error) {
      // A full disk has room again: the next change looks anew.
      log.fault("the house's own posts were not kept", error, { slug: meeting });
    }
  }

  /** What the house brought with it, on our own feed alone: the sample's. The same id again changes nothing. */
  release(order: Omit<HouseOrder, "isRehearsal" | "targets">): void {
    const { store, onChanged, poke } = this.#deps;
    const own = { ...order, isRehearsal: false, targets: [] };
    if (!store.transaction((rows) => this.#house.release(rows, own))) return;
    onChanged(order.meeting);
    poke();
  }

  /** @param record with the number as it is now */
  figureCorrected(meeting: string, record: MeetingRecord, figureId: string, figure: FigureContent): void {
    this.#follow.figureCorrected(meeting, record, figureId, figure);
  }

  /** @param act the `seq` of the take that nobody saw */
  cardRecalled(meeting: string, act: number): void {
    this.#follow.cardRecalled(meeting, act);
  }

  /** Consent was taken back. Durable when it returns; called again it changes nothing. */
  clipWithdrawn(clipId: string): void {
    this.#forgetting.clipWithdrawn(clipId);
  }

  meetingDropped(meeting: string): void {
    this.#forgetting.meetingDropped(meeting);
  }

  /** The share images of a revision that is or was public; `null`: there is none such. */
  async shareImages(code: string, rev: number): Promise<Images | null> {
    const highlight = this.#deps.store.rows.highlights.byCode(code);
    const revision = highlight?.released.find((one) => one.rev === rev);
    if (!highlight || revision === undefined || highlight.isRehearsal || highlight.state === "withdrawn") return null;
    // A post of the house that grew was not corrected, and its picture does not say so.
    const isCorrected = highlight.released.some((one) => one.rev <= rev && one.note !== undefined);
    return await this.#renderings.images({ ...highlight, rev: isCorrected ? rev : 1 }, revision.content);
  }

  /** @param opened the highlight whose rows are all wanted */
  told(meeting: string, opened = ""): FeedDesk {
    return toldDesk(this.#deps, meeting, opened);
  }

  draft(meeting: string, wanted: NewHighlight, by: Actor): Outcome {
    return this.#drafting.draft(meeting, wanted, by);
  }

  edit(meeting: string, id: string, change: HighlightChange): Outcome {
    return this.#drafting.edit(meeting, id, change);
  }

  drop(meeting: string, id: string): Outcome<null> {
    return this.#drafting.drop(meeting, id);
  }

  preview(meeting: string, id: string, typed: HighlightTyped, by: Actor): Promise<Outcome<HighlightPreview>> {
    return this.#approvals.preview(meeting, id, typed, by);
  }

  approve(meeting: string, id: string, given: HighlightGiven, by: Actor): Promise<Outcome> {
    return this.#approvals.approve(meeting, id, given, by);
  }

  takeBack(meeting: string, id: string, version: number): Outcome {
    return this.#approvals.takeBack(meeting, id, version);
  }

  releaseNow(meeting: string, id: string, version: number): Outcome {
    return this.#approvals.releaseNow(meeting, id, version);
  }

  correct(meeting: string, id: string, version: number): Outcome {
    return this.#corrections.correct(meeting, id, version);
  }

  cancelCorrection(meeting: string, id: string, version: number): Outcome {
    return this.#corrections.cancel(meeting, id, version);
  }

  withdraw(meeting: string, id: string, withdrawal: Withdrawal): Outcome {
    return this.#withdrawals.withdraw(meeting, id, withdrawal);
  }

  resolveRow(meeting: string, id: number, found: { readonly url: string | null } | null, by: string): Outcome<ToldRow> {
    return this.#rows.resolve(meeting, id, found, by);
  }

  retryRow(meeting: string, id: number, by: string): Outcome<ToldRow> {
    return this.#rows.retry(meeting, id, by);
  }

  cancelRow(meeting: string, id: number, by: string): Outcome<ToldRow> {
    return this.#rows.cancel(meeting, id, by);
  }

  configure(meeting: string, change: FeedSettingsChange): Result<KeptSettings, KeptSettings> {
    return this.#rules.configure(meeting, change);
  }

  kill(meeting: string, isKilled: boolean, by: string): KeptSettings {
    return this.#rules.kill(meeting, isKilled, by);
  }

  rehearse(meeting: string, isOn: boolean): KeptSettings {
    return this.#rules.rehearse(meeting, isOn);
  }

  killHouse(isKilled: boolean, by: string): boolean {
    return this.#rules.killHouse(isKilled, by);
  }
}

const imageAddress = (meeting: string, file: string): string => `/api/meetings/${meeting}/feed/images/${file}`;
