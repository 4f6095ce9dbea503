import type { AppendProblem, Entry, EventLog, StoredEvent, StoredLedger } from "../../server/ledger/event-log.ts";

interface Shelf {
  epoch: string;
  head: number;
  base: StoredLedger["base"];
  events: StoredEvent[];
  readonly commandById: Map<string, { actorId: string; seq: number }>;
}

/** The ledgers' log without a disk. Counts its transactions, and fails when told to. */
export class MemoryLog implements EventLog {
  readonly #shelfById = new Map<string, Shelf>();
  /** The length of each transaction, in commands. */
  readonly commits: number[] = [];
  /** What the next append answers instead of writing. */
  nextProblem: AppendProblem["kind"] | null = null;

  ledgers(): readonly StoredLedger[] {
    return [...this.#shelfById].map(([id, { epoch, head, base }]) => ({
      id: id as StoredLedger["id"],
      epoch,
      head,
      base,
    }));
  }

  read(ledger: string, since: number, limit = Number.POSITIVE_INFINITY): readonly StoredEvent[] {
    const events = this.#shelfById.get(ledger)?.events ?? [];
    return events.filter(({ seq }) => seq > since).slice(0, limit);
  }

  append(entries: readonly Entry[]): AppendProblem | null {
    const kind = this.nextProblem;
    this.nextProblem = null;
    if (kind !== null) return { kind, cause: new Error("told to fail") };
    const heads = new Map([...this.#shelfById].map(([id, { head }]) => [id, head]));
    for (const { ledger, events } of entries) {
      for (const { seq } of events) {
        if (seq !== (heads.get(ledger) ?? 0) + 1)
          return { kind: "broken", cause: new Error("an entry follows on from the head") };
        heads.set(ledger, seq);
      }
    }
    for (const entry of entries) this.#write(entry);
    this.commits.push(entries.length);
    return null;
  }

  command(ledger: string, commandId: string) {
    return this.#shelfById.get(ledger)?.commandById.get(commandId) ?? null;
  }

  compact(ledger: string, base: { readonly seq: number; readonly state: unknown }, forgetUntil: number): void {
    const shelf = this.#shelfById.get(ledger);
    if (shelf === undefined) return;
    shelf.base = JSON.parse(JSON.stringify(base));
    shelf.events = shelf.events.filter(({ seq }) => seq > forgetUntil);
    for (const [id, { seq }] of shelf.commandById) if (seq <= forgetUntil) shelf.commandById.delete(id);
  }

  drop(ledgers: readonly string[]): void {
    for (const ledger of ledgers) this.#shelfById.delete(ledger);
  }

  #write({ ledger, epoch, commandId, actorId, events }: Entry): void {
    const shelf: Shelf = this.#shelfById.get(ledger) ?? {
      epoch,
      head: 0,
      base: null,
      events: [],
      commandById: new Map(),
    };
    const head = events.at(-1)?.seq ?? shelf.head;
    shelf.events.push(...(JSON.parse(JSON.stringify(events)) as StoredEvent[]));
    shelf.commandById.set(commandId, { actorId, seq: head });
    shelf.head = head;
    this.#shelfById.set(ledger, shelf);
  }
}
