import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { FeedDesk } from "../../../shared/feeds.ts";
import type { ApiProblem } from "../../control/api.ts";
import { feedApi } from "../../control/highlights/feed-api.ts";
import { changedKeys, merged, resolved, type Side } from "../../control/highlights/three-way.ts";
import { draftOf, type SettingsDraft, settingsOf, wrongNumbers } from "./settings-draft.ts";

export type SettingsOutcome = "done" | "wrong" | "conflict" | "refused";

export interface SettingsConflict {
  readonly theirs: FeedDesk;
  readonly mine: SettingsDraft;
  readonly fields: readonly (keyof SettingsDraft)[];
}

/** A feed's settings as they are being written, and what the server says to them. Rules FD152, FD153. */
export class SettingsForm implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #slug: () => string;
  #base: FeedDesk | null = null;
  #draft: SettingsDraft | null = null;
  #wrong: readonly string[] = [];
  #conflict: SettingsConflict | null = null;
  #problem: ApiProblem | null = null;
  #isBusy = false;

  constructor(host: ReactiveControllerHost, slug: () => string) {
    this.#host = host;
    this.#slug = slug;
    host.addController(this);
  }

  hostConnected(): void {}

  get draft(): SettingsDraft | null {
    return this.#draft;
  }
  /** Numbers that are none. */
  get wrong(): readonly string[] {
    return this.#wrong;
  }
  get conflict(): SettingsConflict | null {
    return this.#conflict;
  }
  get problem(): ApiProblem | null {
    return this.#problem;
  }
  get isBusy(): boolean {
    return this.#isBusy;
  }
  get isUnsaved(): boolean {
    if (this.#base === null || this.#draft === null) return false;
    return changedKeys(draftOf(this.#base), this.#draft).length > 0;
  }

  /** As the server told them last: what is being written stays, and is joined with them when it is saved. */
  follow(told: FeedDesk): void {
    // An answer that left before the last save.
    if (this.#base !== null && told.version < this.#base.version) return;
    if (this.#base === null || !this.isUnsaved) this.#begin(told);
  }

  write(change: Partial<SettingsDraft>): void {
    if (this.#draft === null) return;
    this.#draft = { ...this.#draft, ...change };
    this.#wrong = [];
    this.#host.requestUpdate();
  }

  async save(): Promise<SettingsOutcome> {
    const [base, draft] = [this.#base, this.#draft];
    if (base === null || draft === null) return "done";
    this.#wrong = wrongNumbers(draft);
    this.#host.requestUpdate();
    if (this.#wrong.length > 0) return "wrong";
    this.#turn(true);
    const answer = await feedApi(this.#slug()).saveSettings(base.version, settingsOf(draft, base.settings));
    this.#turn(false);
    if (answer.ok) {
      this.#begin({ ...base, settings: settingsOf(draft, base.settings), version: base.version + 1 });
      return "done";
    }
    return answer.problem.code === "STALE" ? await this.#join(base, draft) : this.#refused(answer.problem);
  }

  async resolve(chosen: ReadonlyMap<keyof SettingsDraft, Side>): Promise<SettingsOutcome> {
    const { conflict } = this;
    if (conflict === null) return "done";
    this.#begin(conflict.theirs);
    this.write(resolved(conflict.mine, draftOf(conflict.theirs), chosen));
    return await this.save();
  }

  async #join(from: FeedDesk, mine: SettingsDraft): Promise<SettingsOutcome> {
    this.#turn(true);
    const answer = await feedApi(this.#slug()).desk();
    this.#turn(false);
    if (!answer.ok) return this.#refused(answer.problem);
    const { draft, conflicts } = merged(draftOf(from), mine, draftOf(answer.value));
    if (conflicts.length > 0) {
      this.#conflict = { theirs: answer.value, mine: draft, fields: conflicts };
      this.#host.requestUpdate();
      return "conflict";
    }
    this.#begin(answer.value);
    this.write(draft);
    return await this.save();
  }

  #begin(told: FeedDesk): void {
    this.#base = told;
    this.#draft = draftOf(told);
    this.#wrong = [];
    this.#conflict = null;
    this.#problem = null;
    this.#host.requestUpdate();
  }

  #turn(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#problem = null;
    this.#host.requestUpdate();
  }

  #refused(problem: ApiProblem): SettingsOutcome {
    this.#problem = problem;
    this.#host.requestUpdate();
    return "refused";
  }
}
