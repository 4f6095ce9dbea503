/** What a rehearsal is held against, kept for the tab's life: a reload stays with it. */
export interface RehearsedRecording {
  /** Of the meeting that was recorded. */
  readonly slug: string;
  /** Where its picture begins, UTC milliseconds. */
  readonly from: number;
  /** Minutes into it. */
  readonly minute: number;
}

const keyOf = (slug: string): string => `efir.rehearsal.${slug}`;

/** `null`: against the stage's own picture. */
export function recallChoice(slug: string): RehearsedRecording | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(slug)) ?? "null");
    return isChoice(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function rememberChoice(slug: string, choice: RehearsedRecording | null): void {
  try {
    sessionStorage.setItem(keyOf(slug), JSON.stringify(choice));
  } catch {
    // Storage may be refused; then a reload is back at the stage.
  }
}

const isChoice = (kept: unknown): kept is RehearsedRecording =>
  typeof kept === "object" &&
  kept !== null &&
  "slug" in kept &&
  typeof kept.slug === "string" &&
  "from" in kept &&
  typeof kept.from === "number" &&
  "minute" in kept &&
  typeof kept.minute === "number";

/** Another picture was chosen to rehearse against; `null`: the stage's. */
export class RehearseAgainstEvent extends Event {
  static readonly type = "efir-rehearse-against";
  constructor(readonly choice: RehearsedRecording | null) {
    super(RehearseAgainstEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [RehearseAgainstEvent.type]: RehearseAgainstEvent;
  }
}
