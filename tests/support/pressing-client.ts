import { io, type Socket } from "socket.io-client";
import { type LedgerId, ledgerId } from "../../shared/ids.ts";
import type { CommandEnvelope, CommandOutcome } from "../../shared/protocol.ts";

export interface Acknowledged {
  readonly ledger: LedgerId;
  readonly id: string;
  readonly seq: number;
}

/** Commands under way on one line at any moment. Together well below what a line's rate allows in a life. */
const UNDER_WAY = 8;
const MOST_A_LINE = 95;

/** A life's lines, and how to end them. */
interface Press {
  /** Never resolves; rejects when the server refused a command that is right. */
  readonly failed: Promise<never>;
  hangUp(): void;
}

/**
 * Control rooms in a hurry: several lines that send command after command, keep what was not answered, and send it again,
 * under its own id, to whoever answers next. The title of each plan is its command's id, so the record itself tells what
 * was carried out, and how often.
 */
export class PressingClient {
  readonly slugs = ["one", "two"] as const;
  readonly acknowledged: Acknowledged[] = [];
  #unanswered: CommandEnvelope[] = [];
  #made = 0;
  #watchers: { readonly isDue: () => boolean; readonly tell: () => void }[] = [];
  /** Answers to retries, by what the server had done with the first try: seen or not is not told to us. */
  retries = 0;

  press(url: string, cookie: string, lines: number, { onlyRetries = false } = {}): Press {
    const retries = this.#unanswered;
    this.#unanswered = [];
    this.retries += retries.length;
    const { promise: failed, reject } = Promise.withResolvers<never>();
    failed.catch(() => {});
    const next = (sent: number) =>
      retries.shift() ?? (onlyRetries || sent >= MOST_A_LINE ? undefined : this.#newCommand());
    const sockets = Array.from({ length: lines }, () => this.#line(url, cookie, next, reject));
    const hangUp = () => {
      for (const { socket, underWay } of sockets) {
        socket.disconnect();
        this.#unanswered.push(...underWay.values());
      }
      // What no line came round to sending.
      this.#unanswered.push(...retries);
    };
    return { failed, hangUp };
  }

  /** When at least so many were acknowledged. */
  afterAcknowledgement(count: number): Promise<void> {
    return this.#when(() => this.acknowledged.length >= count);
  }

  /** When nothing that was ever sent lacks its answer. */
  allAnswered(): Promise<void> {
    return this.#when(() => this.acknowledged.length === this.#made);
  }

  #line(url: string, cookie: string, next: (sent: number) => CommandEnvelope | undefined, fail: (why: Error) => void) {
    const underWay = new Map<string, CommandEnvelope>();
    let sent = 0;
    const socket: Socket = io(url, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie, origin: url },
      auth: { viewerId: "crash-lane-viewer", follow: [] },
    });
    const send = () => {
      const command = next(sent);
      if (command === undefined) return;
      sent += 1;
      underWay.set(command.id, command);
      socket.emit("command", command, (outcome: CommandOutcome) => {
        underWay.delete(command.id);
        if (!outcome.ok) return fail(new Error(`refused: ${JSON.stringify(outcome.refusal)}`));
        this.#acknowledge({ ledger: command.ledger, id: command.id, seq: outcome.seq });
        send();
      });
    };
    socket.once("connect", () => {
      for (let count = 0; count < UNDER_WAY; count += 1) send();
    });
    return { socket, underWay };
  }

  #newCommand(): CommandEnvelope {
    this.#made += 1;
    const id = `pressed-${String(this.#made).padStart(8, "0")}`;
    const ledger = ledgerId("timeline", this.slugs[this.#made % this.slugs.length] ?? "one");
    return { id, ledger, command: { type: "plan", title: id, programme: [] } };
  }

  #acknowledge(one: Acknowledged): void {
    this.acknowledged.push(one);
    const due = this.#watchers.filter(({ isDue }) => isDue());
    this.#watchers = this.#watchers.filter((watcher) => !due.includes(watcher));
    for (const { tell } of due) tell();
  }

  #when(isDue: () => boolean): Promise<void> {
    if (isDue()) return Promise.resolve();
    return new Promise((tell) => this.#watchers.push({ isDue, tell }));
  }
}
