import type { Stand, StandContent, StandField } from "../../../shared/exhibition.ts";
import { type Millis, millis } from "../../../shared/time.ts";
import type { ApiAnswer, ApiProblem } from "../../control/api.ts";
import type { Surroundings } from "../../session/surroundings.ts";
import { disputed, merged, type Side, sameContent, type Versions, withField } from "./content-merge.ts";
import type { DraftShelf } from "./kept-draft.ts";
import { UndoStack } from "./undo-stack.ts";
import { wholeContent } from "./whole-content.ts";

/** A little after the last key. */
const PAUSE = millis(1200);
/** Between tries while there is no connection; the last one repeats. */
const waits: readonly Millis[] = [2, 4, 8, 15, 30].map((seconds) => millis(seconds * 1000));
/** The server could not be asked, or could not answer now: later it may. */
const passing: ReadonlySet<string> = new Set(["OFFLINE", "FAULT", "BUSY", "TOO_FAST", "STORE_UNAVAILABLE"]);

export type SaveState =
  | { readonly phase: "saved" | "waiting" | "saving" }
  /** @property isKept on this device, whatever becomes of the page. */
  | { readonly phase: "offline"; readonly isKept: boolean }
  | { readonly phase: "conflict"; readonly versions: Versions }
  | { readonly phase: "refused"; readonly problem: ApiProblem };

export interface DraftKeeping {
  readonly save: (version: number, draft: StandContent) => Promise<ApiAnswer<Stand>>;
  readonly reload: () => Promise<ApiAnswer<Stand>>;
  readonly shelf: DraftShelf;
  readonly surroundings: Pick<Surroundings, "now" | "after">;
  /** Something of it is different. */
  readonly told: () => void;
}

/**
 * Holds a stand's draft while it is written: saves by itself, keeps what the server does not have yet on this device, takes back,
 * and brings two writers together. Draws nothing. Rules EB81–EB85 in docs/spec/exhibition.md.
 */
export class DraftKeeper {
  readonly #keeping: DraftKeeping;
  readonly #undo = new UndoStack<StandContent>();
  /** As the server last told it. */
  #stand: Stand;
  /** What of ours the server has: it may word it slightly otherwise, and that is no change of ours. */
  #saved: StandContent;
  #content: StandContent;
  #state: SaveState = { phase: "saved" };
  #saving: Promise<void> | null = null;
  #callOff = () => {};
  #failures = 0;

  constructor(stand: Stand, keeping: DraftKeeping) {
    this.#keeping = keeping;
    this.#stand = stand;
    this.#saved = stand.draft;
    this.#content = stand.draft;
    this.#restore();
  }

  get stand(): Stand {
    return this.#stand;
  }

  get content(): StandContent {
    return this.#content;
  }

  get state(): SaveState {
    return this.#state;
  }

  get canUndo(): boolean {
    return this.#undo.canUndo;
  }

  get canRedo(): boolean {
    return this.#undo.canRedo;
  }

  /** Something that the server would take is not there yet. */
  get isUnsaved(): boolean {
    return !sameContent(wholeContent(this.#content), wholeContent(this.#saved));
  }

  /** @param stroke names the place that is typed in; `null`: a change that is a step of its own. */
  write<Field extends StandField>(field: Field, value: StandContent[Field], stroke: string | null): void {
    this.#undo.push(this.#content, stroke, this.#keeping.surroundings.now());
    this.#become(withField(this.#content, field, value));
  }

  undo(): void {
    const before = this.#undo.undo(this.#content);
    if (before !== null) this.#become(before);
  }

  redo(): void {
    const after = this.#undo.redo(this.#content);
    if (after !== null) this.#become(after);
  }

  /** Saves at once what is not saved. @returns whether the server has all of it. */
  async flush(): Promise<boolean> {
    this.#callOff();
    if (this.#saving !== null) await this.#saving;
    if (this.isUnsaved && this.#state.phase !== "conflict") await this.#save();
    return !this.isUnsaved;
  }

  /** The stand as an answer told it: state, note and number are taken, and the draft unless something is being written. */
  adopt(stand: Stand): void {
    if (this.isUnsaved || this.#saving !== null) {
      // What was written goes on from its own version; the next save tells whether that still stands.
      this.#stand = { ...stand, version: this.#stand.version, draft: this.#stand.draft };
    } else if (stand.version > this.#stand.version) {
      // Rows that are still half-written stay.
      this.#content = merged({ base: this.#saved, mine: this.#content, theirs: stand.draft });
      this.#settle(stand, stand.draft);
    }
    this.#keeping.told();
  }

  /** What was chosen of two versions is saved over theirs. */
  resolve(choice: ReadonlyMap<StandField, Side>): void {
    if (this.#state.phase !== "conflict") return;
    const versions = { ...this.#state.versions, mine: this.#content };
    this.#undo.push(this.#content, null, this.#keeping.surroundings.now());
    this.#content = merged(versions, choice);
    this.#state = { phase: "waiting" };
    this.#keep();
    void this.#save();
  }

  close(): void {
    this.#callOff();
  }

  #restore(): void {
    const kept = this.#keeping.shelf.read();
    if (kept === null) return;
    const versions = { base: kept.base, mine: kept.mine, theirs: this.#stand.draft };
    if (disputed(versions).length > 0) {
      this.#content = kept.mine;
      this.#state = { phase: "conflict", versions };
      return;
    }
    this.#content = merged(versions);
    if (this.isUnsaved) this.#later(PAUSE);
    else this.#keep();
  }

  #become(content: StandContent): void {
    this.#content = content;
    const isKept = this.#keep();
    if (this.#state.phase === "offline") this.#state = { phase: "offline", isKept };
    else if (this.#state.phase !== "conflict" && this.#saving === null) this.#settleOrSave();
    this.#keeping.told();
  }

  /** A change that is taken back before it was sent leaves nothing to send, nor does a row that is only begun. */
  #settleOrSave(): void {
    this.#callOff();
    if (this.isUnsaved) this.#later(PAUSE);
    else this.#state = { phase: "saved" };
  }

  /** @returns whether it would survive the page. */
  #keep(): boolean {
    const { shelf } = this.#keeping;
    if (sameContent(this.#content, this.#saved)) {
      shelf.drop();
      return true;
    }
    return shelf.write({ version: this.#stand.version, base: this.#saved, mine: this.#content });
  }

  #later(wait: Millis): void {
    this.#callOff();
    if (this.#state.phase !== "offline") this.#state = { phase: "waiting" };
    this.#callOff = this.#keeping.surroundings.after(wait, () => void this.#save());
  }

  #save(): Promise<void> {
    this.#callOff();
    this.#saving ??= this.#send().finally(() => {
      this.#saving = null;
      this.#keeping.told();
    });
    return this.#saving;
  }

  async #send(): Promise<void> {
    for (;;) {
      if (!this.isUnsaved) {
        this.#keep();
        this.#state = { phase: "saved" };
        return;
      }
      if (this.#state.phase !== "offline") this.#state = { phase: "saving" };
      this.#keeping.told();
      const sent = wholeContent(this.#content);
      const answer = await this.#keeping.save(this.#stand.version, sent);
      if (answer.ok) this.#settle(answer.value, sent);
      else if (answer.problem.code === "STALE") {
        if (!(await this.#bringTogether())) return;
      } else return this.#failed(answer.problem);
    }
  }

  /** @returns whether there is something to save now. */
  async #bringTogether(): Promise<boolean> {
    const answer = await this.#keeping.reload();
    if (!answer.ok) {
      this.#failed(answer.problem);
      return false;
    }
    const versions = { base: this.#saved, mine: this.#content, theirs: answer.value.draft };
    this.#settle(answer.value, answer.value.draft);
    if (disputed(versions).length > 0) {
      this.#state = { phase: "conflict", versions };
      this.#keep();
      return false;
    }
    this.#content = merged(versions);
    return true;
  }

  #settle(stand: Stand, saved: StandContent): void {
    this.#stand = stand;
    this.#saved = saved;
    this.#failures = 0;
    if (this.#state.phase === "offline") this.#state = { phase: "saving" };
  }

  #failed(problem: ApiProblem): void {
    const isKept = this.#keep();
    if (!passing.has(problem.code)) {
      this.#state = { phase: "refused", problem };
      return;
    }
    this.#state = { phase: "offline", isKept };
    this.#later(waits[Math.min(this.#failures, waits.length - 1)] ?? PAUSE);
    this.#failures += 1;
  }
}
