/** What becomes of a question to a stand. Pure (EB50–EB54). */
import type { QuestionState, StandQuestion } from "../exhibition.ts";
import { accept, type Result, refuse } from "../result.ts";
import { later, millis, type ProgramTime } from "../time.ts";

/** Who answers: a pass of the stand, or an account. */
export interface Answerer {
  /** `pass:{id}`, or an account's id. */
  readonly id: string;
  /** As others are told. */
  readonly name: string;
  readonly isOrganiser: boolean;
}

/** As it is kept: whose it is stands there by an id that nobody else is told. */
export interface KeptQuestion extends StandQuestion {
  readonly holderId: string | null;
}

/** `TAKEN`: somebody else has it. `ANSWERED`: it was answered by another. */
export type QuestionProblem = "TAKEN" | "ANSWERED";

/** The first has it; a second time by the same hand changes nothing. */
export function acceptQuestion(question: KeptQuestion, by: Answerer): Result<KeptQuestion, QuestionProblem> {
  if (question.holderId === by.id) return accept(question);
  if (question.state === "answered") return refuse("ANSWERED");
  return question.holderId === null ? accept({ ...question, ...held(by) }) : refuse("TAKEN");
}

/**
 * Also one that was missed: late is better than never. Who answered may put their answer right, and an organiser anybody's:
 * what stands on a stand for everybody is theirs to answer for.
 */
export function answerQuestion(
  question: KeptQuestion,
  by: Answerer,
  said: { readonly answer: string; readonly isPublic: boolean; readonly at: ProgramTime },
): Result<KeptQuestion, QuestionProblem> {
  const isTheirs = question.holderId === null || question.holderId === by.id;
  if (!isTheirs && !by.isOrganiser) return refuse(question.state === "answered" ? "ANSWERED" : "TAKEN");
  const holder = question.holderId === null ? held(by) : {};
  const { answer, isPublic, at } = said;
  return accept({ ...question, ...holder, answer, isPublic, answeredAt: at, state: "answered" });
}

/** `open`, and so old that nobody will answer it any more. */
export const isMissed = (
  question: { readonly state: QuestionState; readonly at: ProgramTime },
  hours: number,
  now: ProgramTime,
): boolean => question.state === "open" && later(question.at, millis(hours * 3_600_000)) <= now;

/** As the stand's people and the one who asked are told of it. */
export const toldQuestion = ({ holderId: _, ...question }: KeptQuestion): StandQuestion => question;

const held = ({ id, name }: Answerer) => ({ holderId: id, acceptedBy: name });
