/** Questions that were asked in this browser, each with the key that opens its answer, and what is being written. */
const ASKED_KEY = "efir.asked";
const DRAFT_KEY = "efir.ask.draft";
/** The oldest are forgotten first. */
const MOST_KEPT = 50;

export interface AskedQuestion {
  readonly id: string;
  /** Only who has it reads the answer. */
  readonly key: string;
  readonly meeting: string;
  readonly stand: string;
  readonly text: string;
}

export interface AskDraft {
  readonly text: string;
  readonly name: string;
}

/** Of one stand, newest first. */
export const askedOf = (meeting: string, stand: string): readonly AskedQuestion[] =>
  read().filter((question) => question.meeting === meeting && question.stand === stand);

export function rememberAsked(question: AskedQuestion): void {
  const others = read().filter(({ id }) => id !== question.id);
  write(ASKED_KEY, JSON.stringify([question, ...others].slice(0, MOST_KEPT)));
}

export function forgetAsked(id: string): void {
  write(ASKED_KEY, JSON.stringify(read().filter((question) => question.id !== id)));
}

export function recallDraft(stand: string): AskDraft {
  const kept = parse(recall(`${DRAFT_KEY}.${stand}`));
  const { text, name } = isObject(kept) ? kept : {};
  return { text: typeof text === "string" ? text : "", name: typeof name === "string" ? name : "" };
}

export function keepDraft(stand: string, draft: AskDraft): void {
  const key = `${DRAFT_KEY}.${stand}`;
  if (draft.text === "") forget(key);
  else write(key, JSON.stringify(draft));
}

function read(): readonly AskedQuestion[] {
  const kept = parse(recall(ASKED_KEY));
  return Array.isArray(kept) ? kept.filter(isAsked) : [];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isAsked = (value: unknown): value is AskedQuestion =>
  isObject(value) && ["id", "key", "meeting", "stand", "text"].every((name) => typeof value[name] === "string");

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

// Storage may be refused: then a question is asked all the same, and its answer is found only if it is public.
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not remembered.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was remembered.
  }
}
