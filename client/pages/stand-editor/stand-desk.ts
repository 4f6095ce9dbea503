import type { ReactiveController, ReactiveControllerHost } from "lit";
import { missingFields } from "../../../shared/exhibition/required.ts";
import { isPastDeadline } from "../../../shared/exhibition/transitions.ts";
import type { Stand, StandField } from "../../../shared/exhibition.ts";
import { accept } from "../../../shared/result.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import type { ApiAnswer, ApiProblem } from "../../control/api.ts";
import { browserSurroundings } from "../../session/surroundings.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import { draftShelf } from "./kept-draft.ts";
import type { PassSide, ToldStand } from "./pass-side.ts";
import type { StandSide } from "./stand-side.ts";

export type DeskState =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly problem: ApiProblem }
  | { readonly phase: "ready" };

/** How often it is asked what the organisers and the visitors did meanwhile. */
const LOOK_MS = 30_000;

/** The institution's page without its drawing: loads, keeps the draft, submits, looks for news (EB80–EB88). */
export class StandDesk implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #pass: PassSide;
  #timer: ReturnType<typeof setInterval> | undefined;
  state: DeskState = { phase: "loading" };
  told: ToldStand | null = null;
  keeper: DraftKeeper | null = null;
  /** Of the form; the same for as long as the page lives. */
  side: StandSide | null = null;
  isBusy = false;
  refusal: ApiProblem | null = null;

  constructor(host: ReactiveControllerHost, pass: PassSide) {
    this.#host = host;
    this.#pass = pass;
    host.addController(this);
  }

  hostConnected(): void {
    void this.load();
    this.#timer = setInterval(() => {
      if (document.visibilityState === "visible") void this.look();
    }, LOOK_MS);
    addEventListener("online", this.#hurry);
    document.addEventListener("visibilitychange", this.#seen);
    addEventListener("beforeunload", this.#unloading);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    removeEventListener("online", this.#hurry);
    document.removeEventListener("visibilitychange", this.#seen);
    removeEventListener("beforeunload", this.#unloading);
    this.keeper?.close();
  }

  get now(): ProgramTime {
    return programTime(browserSurroundings.now());
  }

  /** Nothing may be written: it lies with the organisers, or the time is over. */
  get isLocked(): boolean {
    const { keeper, told } = this;
    if (keeper === null || told === null) return true;
    return keeper.stand.state === "submitted" || isPastDeadline(told.settings, this.now);
  }

  get missing(): readonly StandField[] {
    const { keeper, told } = this;
    return keeper === null || told === null ? [] : missingFields(keeper.content, told.settings.required);
  }

  async load(): Promise<void> {
    this.#set({ state: { phase: "loading" } });
    const answer = await this.#pass.read();
    if (!answer.ok) return this.#set({ state: { phase: "failed", problem: answer.problem } });
    const { stand } = answer.value;
    this.told = answer.value;
    this.side = this.#pass.formOf(stand);
    this.keeper?.close();
    this.keeper = new DraftKeeper(stand, {
      save: this.#pass.save,
      reload: async () => standOf(await this.#pass.read()),
      shelf: draftShelf(stand.id),
      surroundings: browserSurroundings,
      told: () => this.#host.requestUpdate(),
    });
    this.#set({ state: { phase: "ready" } });
  }

  /** What is new: questions, a note, a decision. */
  async look(): Promise<void> {
    if (this.keeper === null) return;
    const answer = await this.#pass.read();
    if (!answer.ok) return;
    this.told = answer.value;
    this.keeper.adopt(answer.value.stand);
    this.#host.requestUpdate();
  }

  readonly submit = () => this.#press(this.#pass.submit);

  readonly takeBack = () => this.#press(this.#pass.takeBack);

  async #press(act: (version: number) => Promise<ApiAnswer<Stand>>): Promise<boolean> {
    const { keeper } = this;
    if (keeper === null || this.isBusy) return false;
    this.#set({ isBusy: true, refusal: null });
    // What is sent is what stands in the form.
    if (!(await keeper.flush())) {
      const problem = keeper.state.phase === "refused" ? keeper.state.problem : { code: "NOT_SAVED" };
      this.#set({ isBusy: false, refusal: problem });
      return false;
    }
    const answer = await act(keeper.stand.version);
    if (answer.ok) keeper.adopt(answer.value);
    else if (answer.problem.code === "STALE") await this.look();
    this.#set({ isBusy: false, refusal: answer.ok ? null : answer.problem });
    return answer.ok;
  }

  readonly #hurry = () => {
    void this.keeper?.flush();
  };

  readonly #seen = () => {
    if (document.visibilityState === "hidden") void this.keeper?.flush();
    else void this.look();
  };

  /** What this device keeps may be left; what nobody keeps is asked about. */
  readonly #unloading = (event: BeforeUnloadEvent) => {
    const state = this.keeper?.state;
    if (state?.phase === "offline" && !state.isKept) event.preventDefault();
  };

  #set(change: Partial<Pick<StandDesk, "state" | "isBusy" | "refusal">>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}

const standOf = (answer: ApiAnswer<ToldStand>): ApiAnswer<Stand> => (answer.ok ? accept(answer.value.stand) : answer);
