import { createHash, randomBytes, randomUUID } from "node:crypto";
import {
  type Answerer,
  acceptQuestion,
  answerQuestion,
  isMissed,
  type KeptQuestion,
  type QuestionProblem,
  toldQuestion,
} from "../../shared/exhibition/questions.ts";
import type { ExhibitionSettings, StandQuestion } from "../../shared/exhibition.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { between, millis, type ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { FoundQuestion, QuestionStore } from "./ports.ts";

interface QuestionDeps {
  readonly store: QuestionStore;
  readonly settingsOf: (meeting: string) => ExhibitionSettings;
  /** Whether the public can see that stand. */
  readonly isPublic: (meeting: string, standId: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChanged: (meeting: string) => void;
}

/** A stand whose people do not keep up must not be buried, nor the disk filled. */
const MOST_OPEN = 200;
const MOST_LISTED = 500;
const LOOK_EVERY_MS = 60_000;
/** Also when somebody reads them, but not at each reading. */
const LOOK_AGAIN = millis(5_000);

export type AskProblem = "UNKNOWN_STAND" | "NO_QUESTIONS" | "TOO_MANY";
export type ActProblem =
  | { readonly code: "UNKNOWN_QUESTION" }
  | { readonly code: QuestionProblem; readonly current: StandQuestion };

/** Whose questions: of one stand, or for organisers of all of a meeting's. */
export interface QuestionScope {
  readonly meeting: string;
  readonly stand?: string;
}

/** Questions to stands: asked by anyone, answered by their people (EB50–EB54). */
export class Questions {
  readonly #deps: QuestionDeps;
  readonly #timer: NodeJS.Timeout;
  #lookedAt: ProgramTime | null = null;

  constructor(deps: QuestionDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => this.missOld(), LOOK_EVERY_MS).unref();
  }

  /** The key is the asker's alone: what is kept is its hash. */
  ask(
    meeting: string,
    standId: string,
    said: Pick<StandQuestion, "text" | "name">,
  ): Result<{ readonly id: string; readonly key: string }, AskProblem> {
    const { store, settingsOf, isPublic, clock, onChanged } = this.#deps;
    if (!isPublic(meeting, standId)) return refuse("UNKNOWN_STAND");
    if (!settingsOf(meeting).takesQuestions) return refuse("NO_QUESTIONS");
    if (store.openCount(standId) >= MOST_OPEN) return refuse("TOO_MANY");
    const [id, key] = [randomUUID(), randomBytes(32).toString("base64url")];
    const nobody = { holderId: null, acceptedBy: null, answer: null, answeredAt: null, isPublic: false } as const;
    store.add({ id, standId, ...said, at: clock.now(), state: "open", ...nobody }, hashOf(key));
    onChanged(meeting);
    return accept({ id, key });
  }

  /** As its asker sees it: who of the stand has it they are told as well. `null`: unknown, or another's key. */
  seen(standId: string, id: string, key: string): StandQuestion | null {
    this.missOld();
    const question = this.#deps.store.byKey(id, hashOf(key));
    return question?.standId === standId ? toldQuestion(question) : null;
  }

  /** Newest first. */
  of(scope: QuestionScope): readonly StandQuestion[] {
    this.missOld();
    const { store } = this.#deps;
    const questions =
      scope.stand === undefined ? store.ofMeeting(scope.meeting, MOST_LISTED) : store.ofStand(scope.stand, MOST_LISTED);
    return questions.map(toldQuestion);
  }

  /** The first has it: read, decided and written in one turn of the loop (EB52). */
  accept(scope: QuestionScope, id: string, by: Answerer): Result<StandQuestion, ActProblem> {
    return this.#act(scope, id, (question) => acceptQuestion(question, by));
  }

  answer(
    scope: QuestionScope,
    id: string,
    by: Answerer,
    said: { readonly answer: string; readonly isPublic: boolean },
  ): Result<StandQuestion, ActProblem> {
    const at = this.#deps.clock.now();
    return this.#act(scope, id, (question) => answerQuestion(question, by, { ...said, at }));
  }

  /** Those that nobody answered in time. */
  missOld(): void {
    const { store, settingsOf, clock, log, onChanged } = this.#deps;
    const now = clock.now();
    if (this.#lookedAt !== null && between(this.#lookedAt, now) < LOOK_AGAIN) return;
    this.#lookedAt = now;
    try {
      const missed = store
        .open()
        .filter(({ meeting, question }) => isMissed(question, settingsOf(meeting).missedAfterHours, now));
      for (const { question } of missed) store.save({ ...question, state: "missed" });
      for (const meeting of new Set(missed.map((one) => one.meeting))) onChanged(meeting);
    } catch (error) {
      // A full disk: they are missed at the next look, and reading goes on.
      log.fault("questions not marked as missed", error);
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #act(
    scope: QuestionScope,
    id: string,
    act: (question: KeptQuestion) => Result<KeptQuestion, QuestionProblem>,
  ): Result<StandQuestion, ActProblem> {
    this.missOld();
    const { store, onChanged } = this.#deps;
    const found = store.find(id);
    if (found === null || !isIn(scope, found)) return refuse({ code: "UNKNOWN_QUESTION" });
    const { question } = found;
    const done = act(question);
    if (!done.ok) return refuse({ code: done.problem, current: toldQuestion(question) });
    if (done.value !== question) {
      store.save(done.value);
      onChanged(scope.meeting);
    }
    return accept(toldQuestion(done.value));
  }
}

const isIn = ({ meeting, stand }: QuestionScope, found: FoundQuestion): boolean =>
  found.meeting === meeting && (stand === undefined || found.question.standId === stand);

const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");
