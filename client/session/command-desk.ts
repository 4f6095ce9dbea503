import type { LedgerId, LedgerKind } from "../../shared/ids.ts";
import type { CommandEnvelope, CommandOutcome } from "../../shared/protocol.ts";
import { millis } from "../../shared/time.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Line } from "./transport.ts";

/** No answer came in time. The command may have been carried out all the same: look at the record before asking again. */
export interface Unanswered {
  readonly ok: false;
  readonly unanswered: true;
}

export type CommandAnswer = CommandOutcome | Unanswered;

const ANSWER_WITHIN = millis(5000);
/** An edit may wait out a short outage. An act on air may not: nobody expects it half a minute later, in public. */
const GIVE_UP_AFTER = { rundown: millis(30_000), timeline: millis(6000), rehearsal: millis(6000) } as const;

interface Pending {
  readonly envelope: CommandEnvelope;
  readonly answer: (answer: CommandAnswer) => void;
  callOff: () => void;
}

/** Sends commands until they are answered: again after 5 s and on every new line, always with the same id (VW36). */
export class CommandDesk {
  readonly #surroundings: Surroundings;
  readonly #pendingById = new Map<string, Pending>();
  #line: Line | null = null;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** The line to send over from now on; whatever waits is sent at once. `null`: there is none. */
  use(line: Line | null): void {
    this.#line = line;
    for (const pending of this.#pendingById.values()) this.#send(pending);
  }

  submit(ledger: LedgerId, command: CommandEnvelope["command"]): Promise<CommandAnswer> {
    const envelope: CommandEnvelope = { id: this.#surroundings.newId(), ledger, command };
    return new Promise((resolve) => {
      const giveUp = this.#surroundings.after(patienceFor(ledger, command), () =>
        this.#settle(envelope.id, unanswered),
      );
      const answer = (given: CommandAnswer) => {
        giveUp();
        resolve(given);
      };
      const pending: Pending = { envelope, answer, callOff: () => {} };
      this.#pendingById.set(envelope.id, pending);
      this.#send(pending);
    });
  }

  /** Answers all that waits with `unanswered`. */
  close(): void {
    this.#line = null;
    for (const id of [...this.#pendingById.keys()]) this.#settle(id, unanswered);
  }

  #send(pending: Pending): void {
    pending.callOff();
    const { envelope } = pending;
    this.#line?.command(envelope, (outcome) => this.#settle(envelope.id, outcome));
    pending.callOff = this.#surroundings.after(ANSWER_WITHIN, () => this.#send(pending));
  }

  #settle(id: string, answer: CommandAnswer): void {
    const pending = this.#pendingById.get(id);
    if (pending === undefined) return;
    this.#pendingById.delete(id);
    pending.callOff();
    pending.answer(answer);
  }
}

/** What is prepared stands one press before the air: it waits no longer than what goes there. */
const patienceFor = (ledger: LedgerId, { type }: CommandEnvelope["command"]) =>
  // A ledger's name begins with its kind.
  GIVE_UP_AFTER[type === "arm" ? "timeline" : (ledger.split(":")[0] as LedgerKind)];

const unanswered: Unanswered = { ok: false, unanswered: true };
