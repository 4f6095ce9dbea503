import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Clip } from "../../../shared/clips.ts";
import type { ApiProblem } from "../../control/api.ts";
import { clipsApi, type Verdict } from "../../control/clips/clips-api.ts";
import { type ClipDraft, type ClipField, changedFields, changeOf, draftOf, emptyFields, merged } from "./clip-draft.ts";

/** What stands in the fields that both changed. */
export interface Conflict {
  readonly theirs: Clip;
  readonly mine: ClipDraft;
  readonly fields: readonly ClipField[];
}

/** `changed`: a decision was not taken, for the clip is not what was looked at. */
export type Outcome = "done" | "mistakes" | "conflict" | "changed" | "refused";

/** One clip as it is being written, and what the server says to it. Rules BZ139–BZ140 in docs/spec/clips.md. */
export class ClipForm implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #slug: () => string;
  #base: Clip | null = null;
  #draft: ClipDraft | null = null;
  #mistakes: readonly ClipField[] = [];
  #conflict: Conflict | null = null;
  #problem: ApiProblem | null = null;
  /** Fields that somebody else changed before a decision was asked for. */
  #changedMeanwhile: readonly ClipField[] = [];
  #isBehind = false;
  #isBusy = false;
  /** What was typed as captions cannot be read now. */
  #hasBadCaptions = false;

  constructor(host: ReactiveControllerHost, slug: () => string) {
    this.#host = host;
    this.#slug = slug;
    host.addController(this);
  }

  hostConnected(): void {}

  /** The clip as it was saved last, as far as this form knows. */
  get base(): Clip | null {
    return this.#base;
  }
  /** The same by its fields. */
  get saved(): ClipDraft | null {
    return this.#base === null ? null : draftOf(this.#base);
  }
  get draft(): ClipDraft | null {
    return this.#draft;
  }
  get mistakes(): readonly ClipField[] {
    return this.#mistakes;
  }
  get conflict(): Conflict | null {
    return this.#conflict;
  }
  get problem(): ApiProblem | null {
    return this.#problem;
  }
  get changedMeanwhile(): readonly ClipField[] {
    return this.#changedMeanwhile;
  }
  get isBehind(): boolean {
    return this.#isBehind;
  }
  get isBusy(): boolean {
    return this.#isBusy;
  }
  get hasBadCaptions(): boolean {
    return this.#hasBadCaptions;
  }

  get isUnsaved(): boolean {
    if (this.#base === null || this.#draft === null) return false;
    return this.#hasBadCaptions || changedFields(draftOf(this.#base), this.#draft).length > 0;
  }

  /** The clip as the list has it now: another one begins anew, a newer one of the same keeps what is being written. */
  follow(clip: Clip): void {
    const base = this.#base;
    if (base?.id === clip.id && clip.version <= base.version) return;
    if (base?.id !== clip.id || !this.isUnsaved) this.#begin(clip);
    else this.#isBehind = true;
  }

  write(change: Partial<ClipDraft>): void {
    if (this.#draft === null) return;
    this.#draft = { ...this.#draft, ...change };
    this.#mistakes = this.#mistakes.filter((field) => !(field in change));
    this.#host.requestUpdate();
  }

  /** @param vtt `null`: what was typed has mistakes. */
  writeCaptions(vtt: string | null): void {
    this.#hasBadCaptions = vtt === null;
    this.write(vtt === null ? {} : { captions: vtt });
    if (vtt === null) this.#host.requestUpdate();
  }

  /** Nothing of it is sent while it has mistakes; what somebody else saved meanwhile is kept beside it. */
  async save(): Promise<Outcome> {
    const [base, draft] = [this.#base, this.#draft];
    if (base === null || draft === null) return "done";
    const from = draftOf(base);
    this.#mistakes = [...emptyFields(from, draft), ...(this.#hasBadCaptions ? (["captions"] as const) : [])];
    this.#host.requestUpdate();
    if (this.#mistakes.length > 0) return "mistakes";
    const change = changeOf(from, draft);
    if (Object.keys(change).length === 0) return "done";
    const answer = await this.#busy(() => this.#api.change(base, change));
    if (answer.ok) {
      this.#begin(answer.value, draft);
      return "done";
    }
    if (answer.problem.code !== "STALE") return this.#refused(answer.problem);
    return await this.#join(from, draft);
  }

  /** What was written is saved first: who approves, approves what they see. */
  async judge(verdict: Verdict, note: string): Promise<Outcome> {
    const saved = await this.save();
    const base = this.#base;
    if (saved !== "done" || base === null) return saved;
    const answer = await this.#busy(() => this.#api.judge(base, verdict, note));
    if (answer.ok) {
      this.#begin(answer.value);
      return "done";
    }
    if (answer.problem.code !== "STALE") return this.#refused(answer.problem);
    const theirs = await this.#newest();
    if (theirs === null) return this.#refused(answer.problem);
    const fields = changedFields(draftOf(base), draftOf(theirs));
    this.#begin(theirs);
    this.#changedMeanwhile = fields;
    return "changed";
  }

  /** Of each field in conflict one of two was chosen. */
  async resolve(chosen: ReadonlyMap<ClipField, "mine" | "theirs">): Promise<Outcome> {
    const { conflict } = this;
    if (conflict === null) return "done";
    const theirs = draftOf(conflict.theirs);
    const kept = [...chosen].filter(([, side]) => side === "theirs").map(([field]) => [field, theirs[field]]);
    this.#begin(conflict.theirs);
    this.#draft = { ...conflict.mine, ...Object.fromEntries(kept) };
    return await this.save();
  }

  dismiss(): void {
    this.#problem = null;
    this.#changedMeanwhile = [];
    this.#host.requestUpdate();
  }

  /** @param sent what was saved; written further meanwhile, that stays unsaved. */
  #begin(clip: Clip, sent?: ClipDraft): void {
    const [written, isSame] = [this.#draft, this.#base?.id === clip.id];
    this.#base = clip;
    const saved = draftOf(clip);
    this.#draft = sent !== undefined && written !== null && isSame ? merged(sent, written, saved).draft : saved;
    this.#mistakes = [];
    this.#conflict = null;
    this.#problem = null;
    this.#changedMeanwhile = [];
    this.#isBehind = false;
    if (sent === undefined) this.#hasBadCaptions = false;
    this.#host.requestUpdate();
  }

  /** Somebody saved between: their fields and mine are one draft, unless both changed the same. */
  async #join(from: ClipDraft, mine: ClipDraft): Promise<Outcome> {
    const theirs = await this.#newest();
    if (theirs === null) return this.#refused({ code: "STALE" });
    const { draft, conflicts } = merged(from, mine, draftOf(theirs));
    if (conflicts.length > 0) {
      this.#conflict = { theirs, mine: draft, fields: conflicts };
      this.#host.requestUpdate();
      return "conflict";
    }
    this.#begin(theirs);
    this.#draft = draft;
    return await this.save();
  }

  async #newest(): Promise<Clip | null> {
    const id = this.#base?.id;
    const answer = await this.#busy(() => this.#api.desk());
    return answer.ok ? (answer.value.clips.find((clip) => clip.id === id) ?? null) : null;
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
    return clipsApi(this.#slug());
  }
}
