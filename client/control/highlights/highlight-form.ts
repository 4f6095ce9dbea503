import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Highlight, HighlightPreview } from "../../../shared/feeds.ts";
import type { ApiAnswer, ApiProblem } from "../api.ts";
import { feedApi } from "./feed-api.ts";
import { draftOf, type HighlightDraft, type HighlightField, writtenOf } from "./highlight-draft.ts";
import { LatePreview } from "./late-preview.ts";
import { type PreviewChange, previewChanges } from "./preview-changes.ts";
import { changedKeys, merged, resolved, type Side } from "./three-way.ts";

/** What stands in the fields that two people changed at once. */
export interface HighlightConflict {
  readonly theirs: Highlight;
  readonly mine: HighlightDraft;
  readonly fields: readonly HighlightField[];
}

/** `second`: kept, one more person is needed. `hash`: what would leave is not what was shown. */
export type Outcome = "done" | "second" | "conflict" | "hash" | "refused";

/** One highlight as it is being written, what would leave of it, and what the server says. Rules FD140–FD146. */
export class HighlightForm implements ReactiveController {
  readonly preview: LatePreview;
  readonly #host: ReactiveControllerHost;
  readonly #slug: () => string;
  #base: Highlight | null = null;
  #draft: HighlightDraft | null = null;
  #conflict: HighlightConflict | null = null;
  #problem: ApiProblem | null = null;
  #changes: readonly PreviewChange[] | null = null;
  #isBusy = false;
  #settings = 0;

  constructor(host: ReactiveControllerHost, slug: () => string) {
    this.#host = host;
    this.#slug = slug;
    this.preview = new LatePreview(host, ({ id, written }, signal) => feedApi(slug()).preview(id, written, signal));
    host.addController(this);
  }

  hostConnected(): void {}

  /** As it was saved last, as far as this form knows. */
  get base(): Highlight | null {
    return this.#base;
  }
  get draft(): HighlightDraft | null {
    return this.#draft;
  }
  get conflict(): HighlightConflict | null {
    return this.#conflict;
  }
  get problem(): ApiProblem | null {
    return this.#problem;
  }
  /** What would leave otherwise than it was shown; `null`: as shown. Empty: something that no target shows. */
  get changes(): readonly PreviewChange[] | null {
    return this.#changes;
  }
  get isBusy(): boolean {
    return this.#isBusy;
  }

  get isUnsaved(): boolean {
    if (this.#base === null || this.#draft === null) return false;
    return changedKeys(draftOf(this.#base), this.#draft).length > 0;
  }

  /**
   * As the list has it now: another one begins anew, a newer one of the same keeps what is being written.
   * @param settings version of the feed's settings: they change what would leave.
   */
  follow(highlight: Highlight, settings: number): void {
    const [base, wasUnder] = [this.#base, this.#settings];
    this.#settings = settings;
    if (base?.id === highlight.id && highlight.version <= base.version) {
      if (settings !== wasUnder) this.#look();
      return;
    }
    if (base?.id === highlight.id && this.isUnsaved) return;
    this.#begin(highlight);
  }

  write(change: Partial<HighlightDraft>): void {
    if (this.#draft === null || this.#base === null) return;
    this.#draft = { ...this.#draft, ...change };
    this.#changes = null;
    this.preview.soon({ id: this.#base.id, written: writtenOf(this.#draft, this.#base) });
    this.#host.requestUpdate();
  }

  /** What was written and not saved is given up. @param highlight as the list has it now */
  discard(highlight: Highlight): void {
    this.#begin(highlight);
  }

  /** What somebody else saved meanwhile is joined with it, unless both changed the same. */
  async save(): Promise<Outcome> {
    const [base, draft] = [this.#base, this.#draft];
    if (base === null || draft === null || !this.isUnsaved) return "done";
    const answer = await this.#busy(() => this.#api.save(base, writtenOf(draft, base)));
    if (answer.ok) {
      this.#begin(answer.value, draft);
      return "done";
    }
    if (answer.problem.code !== "STALE") return this.#refused(answer.problem);
    return await this.#join(base, draft);
  }

  /** What was written is saved first; the hash is that of the preview that stands there. */
  async approve(waitsForViewers: boolean): Promise<Outcome> {
    const { shown } = this.preview;
    if (shown === null || !this.preview.isCurrent) return this.#refused({ code: "HASH" });
    const saved = await this.save();
    if (saved !== "done") return saved;
    let answer = await this.#act((base) => this.#api.approve(base, shown.hash, waitsForViewers));
    // Somebody approved or saved between; the hash holds us to what was seen, so it can be asked once more.
    if (!answer.ok && answer.problem.code === "STALE" && (await this.#renew()))
      answer = await this.#act((base) => this.#api.approve(base, shown.hash, waitsForViewers));
    if (answer.ok) return answer.value.state === "draft" ? "second" : "done";
    if (answer.problem.code !== "HASH") return this.#refused(answer.problem);
    return await this.#showAnew(shown);
  }

  /** Any act that needs nothing but the last version. */
  async act(
    ask: (api: ReturnType<typeof feedApi>, base: Highlight) => Promise<ApiAnswer<Highlight>>,
  ): Promise<Outcome> {
    let answer = await this.#act((base) => ask(this.#api, base));
    if (!answer.ok && answer.problem.code === "STALE" && (await this.#renew()))
      answer = await this.#act((base) => ask(this.#api, base));
    return answer.ok ? "done" : this.#refused(answer.problem);
  }

  async resolve(chosen: ReadonlyMap<HighlightField, Side>): Promise<Outcome> {
    const { conflict } = this;
    if (conflict === null) return "done";
    this.#begin(conflict.theirs);
    this.write(resolved(conflict.mine, draftOf(conflict.theirs), chosen));
    return await this.save();
  }

  /** @param sent what was saved; written further meanwhile, that stays unsaved. */
  #begin(highlight: Highlight, sent?: HighlightDraft): void {
    const written = this.#base?.id === highlight.id ? this.#draft : null;
    const saved = draftOf(highlight);
    this.#base = highlight;
    this.#draft = sent !== undefined && written !== null ? merged(sent, written, saved).draft : saved;
    this.#conflict = null;
    this.#problem = null;
    if (sent === undefined) {
      this.#changes = null;
      this.#look();
    }
    this.#host.requestUpdate();
  }

  #look(): void {
    const [base, draft] = [this.#base, this.#draft];
    // Of what has left nothing more leaves, unless it is corrected.
    if (base === null || draft === null || (base.state !== "draft" && base.state !== "approved")) return;
    void this.preview.now({ id: base.id, written: writtenOf(draft, base) });
  }

  /** Somebody saved between: their fields and mine are one draft, unless both changed the same. */
  async #join(from: Highlight, mine: HighlightDraft): Promise<Outcome> {
    const theirs = await this.#newest();
    if (theirs === null) return this.#refused({ code: "STALE" });
    // Approved, released or withdrawn meanwhile: mine is in none of it, and must not look as if it were.
    if (theirs.state !== "draft") return this.#refused({ code: "WRONG_STATE" });
    const { draft, conflicts } = merged(draftOf(from), mine, draftOf(theirs));
    if (conflicts.length > 0) {
      this.#conflict = { theirs, mine: draft, fields: conflicts };
      this.#host.requestUpdate();
      return "conflict";
    }
    this.#begin(theirs);
    this.write(draft);
    return await this.save();
  }

  async #showAnew(shown: HighlightPreview): Promise<Outcome> {
    const [base, draft] = [this.#base, this.#draft];
    if (base === null || draft === null) return this.#refused({ code: "HASH" });
    await this.#busy(() => this.preview.now({ id: base.id, written: writtenOf(draft, base) }));
    const now = this.preview.shown;
    if (!this.preview.isCurrent || now === null) return this.#refused({ code: "HASH" });
    this.#changes = previewChanges(shown, now);
    this.#host.requestUpdate();
    return "hash";
  }

  async #renew(): Promise<boolean> {
    const theirs = await this.#newest();
    if (theirs !== null) this.#begin(theirs);
    return theirs !== null;
  }

  async #newest(): Promise<Highlight | null> {
    const id = this.#base?.id;
    const answer = await this.#busy(() => this.#api.desk());
    return answer.ok ? (answer.value.highlights.find((one) => one.id === id) ?? null) : null;
  }

  async #act(ask: (base: Highlight) => Promise<ApiAnswer<Highlight>>): Promise<ApiAnswer<Highlight>> {
    const base = this.#base;
    if (base === null) return { ok: false, problem: { code: "UNKNOWN_HIGHLIGHT" } };
    const answer = await this.#busy(() => ask(base));
    if (answer.ok) this.#begin(answer.value);
    return answer;
  }

  #refused(problem: ApiProblem): Outcome {
    this.#problem = problem;
    this.#host.requestUpdate();
    return "refused";
  }

  async #busy<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    this.#isBusy = true;
    this.#problem = null;
    this.#host.requestUpdate();
    const answer = await act();
    this.#isBusy = false;
    this.#host.requestUpdate();
    return answer;
  }

  get #api() {
    return feedApi(this.#slug());
  }
}
