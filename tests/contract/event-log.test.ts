import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Entry, EventLog } from "../../server/ledger/event-log.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import type { LedgerId } from "../../shared/ids.ts";
import { at } from "../support/ledger-builders.ts";
import { MemoryLog } from "../support/memory-log.ts";

const timeline: LedgerId = "timeline:meeting";
const rundown: LedgerId = "rundown:meeting";

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp();
});

/** Opens the log that stands in the file; again and again, as restarts do. */
const reopenings: Readonly<Record<string, () => () => EventLog>> = {
  sqlite: () => {
    const folder = mkdtempSync(join(tmpdir(), "efir-log-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    return () => {
      const database = openDatabase(join(folder, "efir.db"));
      cleanUps.push(() => database.close());
      return createEventLog(database);
    };
  },
  memory: () => {
    const log = new MemoryLog();
    return () => log;
  },
};

const anEntry = (seqs: readonly number[], parts: Partial<Entry> = {}): Entry => ({
  ledger: timeline,
  epoch: "first-life",
  commandId: `command-${seqs.join("-")}`,
  actorId: "moderator",
  events: seqs.map((seq) => ({ seq, at: at(seq + 0.25), event: { type: "said", words: `№ ${seq}` } })),
  ...parts,
});

describe.each(Object.entries(reopenings))("event log: %s", (_name, reopening) => {
  test("a new log holds no ledgers", () => {
    expect(reopening()().ledgers()).toEqual([]);
  });

  test("[TL16] what was appended is there when the log is opened again", () => {
    const open = reopening();
    expect(open().append([anEntry([1]), anEntry([2, 3])])).toBe(null);
    const log = open();
    expect(log.ledgers()).toEqual([{ id: timeline, epoch: "first-life", head: 3, base: null }]);
    expect(log.read(timeline, 0)).toEqual([...anEntry([1]).events, ...anEntry([2, 3]).events]);
  });

  test("reads after a place, as many as asked for", () => {
    const log = reopening()();
    log.append([anEntry([1, 2, 3, 4])]);
    expect(log.read(timeline, 1, 2).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(log.read(rundown, 0)).toEqual([]);
  });

  test("ledgers come in the order of their first entries", () => {
    const log = reopening()();
    log.append([anEntry([1]), anEntry([1], { ledger: rundown, commandId: "command-r" })]);
    log.append([anEntry([1], { ledger: "timeline:another", commandId: "command-a" }), anEntry([2])]);
    expect(log.ledgers().map(({ id }) => id)).toEqual([timeline, rundown, "timeline:another"]);
  });

  test("[TL17] a command is remembered with its actor and its last event", () => {
    const log = reopening()();
    log.append([anEntry([1, 2], { commandId: "command-x", actorId: "somebody" })]);
    expect(log.command(timeline, "command-x")).toEqual({ actorId: "somebody", seq: 2 });
    expect(log.command(rundown, "command-x")).toBe(null);
  });

  test("[TL2] an entry that leaves a gap is not written, nor anything beside it", () => {
    const log = reopening()();
    log.append([anEntry([1])]);
    expect(log.append([anEntry([2]), anEntry([4])])).toMatchObject({ kind: "broken" });
    expect(log.read(timeline, 0).map(({ seq }) => seq)).toEqual([1]);
    expect(log.command(timeline, "command-2")).toBe(null);
  });

  test("[TL2] a second writer who takes the same place is refused", () => {
    const open = reopening();
    open().append([anEntry([1])]);
    expect(open().append([anEntry([1], { commandId: "command-other" })])).toMatchObject({ kind: "broken" });
  });

  test("[TL23] the epoch of a ledger's first entry stays", () => {
    const log = reopening()();
    log.append([anEntry([1])]);
    log.append([anEntry([2], { epoch: "another-life" })]);
    expect(log.ledgers()[0]?.epoch).toBe("first-life");
  });

  test("[TL14] compaction keeps the base and forgets what is long behind it", () => {
    const open = reopening();
    const log = open();
    for (const seq of [1, 2, 3, 4]) log.append([anEntry([seq])]);
    log.compact(timeline, { seq: 4, state: { words: ["№ 4"] } }, 2);
    const later = open();
    expect(later.ledgers()[0]).toMatchObject({ head: 4, base: { seq: 4, state: { words: ["№ 4"] } } });
    expect(later.read(timeline, 0).map(({ seq }) => seq)).toEqual([3, 4]);
    expect([later.command(timeline, "command-2"), later.command(timeline, "command-3")]).toEqual([
      null,
      { actorId: "moderator", seq: 3 },
    ]);
  });

  test("[TL20] a dropped ledger is gone, and its name may be used again", () => {
    const log = reopening()();
    log.append([anEntry([1]), anEntry([1], { ledger: rundown, commandId: "command-r" })]);
    log.drop([timeline]);
    expect(log.ledgers().map(({ id }) => id)).toEqual([rundown]);
    expect([log.read(timeline, 0), log.command(timeline, "command-1")]).toEqual([[], null]);
    expect(log.append([anEntry([1], { epoch: "second-life" })])).toBe(null);
  });
});
