import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../server/clock.ts";
import type { EventLog } from "../../server/ledger/event-log.ts";
import { Ledgers } from "../../server/ledger/ledgers.ts";
import { silentLog } from "../../server/log.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import { millis } from "../../shared/time.ts";
import { anActor } from "../support/ledger-builders.ts";
import { percentile, type Row, row } from "./figures.ts";

const rates = [200, 2_000, 5_000] as const;
const SECONDS = 4;
/** The first second is the engine's warming up. */
const WARM_UP_SECONDS = 1;

/**
 * From a command's due moment to its acknowledgement, through the ledgers and SQLite on the disk of the temporary folder:
 * all commands of a turn in one transaction, as the server does, against one transaction a command. Commands come on time
 * whatever the answers do, so waiting in line counts.
 */
export async function* appendRows(): AsyncGenerator<Row> {
  for (const rate of rates) {
    const grouped = await measure(rate, (log) => log);
    const single = await measure(rate, oneByOne);
    yield row(`append to acknowledged at ${rate}/s, p50`, "", `${fine(grouped.p50)} (one by one ${fine(single.p50)})`);
    const ratio = (single.p99 / grouped.p99).toFixed(1);
    yield row(
      `append to acknowledged at ${rate}/s, p99`,
      "≤ 20 ms",
      `${fine(grouped.p99)} (one by one ${fine(single.p99)}, ratio ${ratio}; answered ${grouped.answered} and ${single.answered})`,
      grouped.p99 <= 20,
    );
  }
}

/** The same log, which takes a transaction and a sync for each command. */
const oneByOne = (log: EventLog): EventLog => ({
  ...log,
  append: (entries) => {
    for (const entry of entries) {
      const problem = log.append([entry]);
      if (problem !== null) return problem;
    }
    return null;
  },
});

async function measure(rate: number, wrap: (log: EventLog) => EventLog) {
  const folder = mkdtempSync(join(tmpdir(), "efir-append-"));
  const database = openDatabase(join(folder, "efir.db"));
  try {
    const ledgers = new Ledgers({
      log: wrap(createEventLog(database)),
      clock: systemClock,
      encoderDelayOf: () => millis(0),
      logger: silentLog,
    });
    return await press(ledgers, rate);
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

async function press(ledgers: Ledgers, rate: number) {
  const writer = anActor("system");
  await ledgers.createMeeting({ slug: "bench", title: "Замер", programme: [] }, writer, "plan-of-bench");
  const waits: number[] = [];
  const answers: Promise<void>[] = [];
  const began = performance.now();
  const send = async (index: number) => {
    const dueMs = began + (index * 1000) / rate;
    const command = { type: "plan", title: `Замер ${index}`, programme: [] } as const;
    const outcome = await ledgers.submit({ id: `command-${index}`, ledger: "timeline:bench", command }, writer);
    if (outcome.ok && index >= rate * WARM_UP_SECONDS) waits.push(performance.now() - dueMs);
  };
  for (let sent = 0; sent < rate * SECONDS; ) {
    const due = Math.min(rate * SECONDS, Math.floor(((performance.now() - began) * rate) / 1000) + 1);
    for (; sent < due; sent += 1) answers.push(send(sent));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(answers);
  const share = Math.round((100 * waits.length) / (rate * (SECONDS - WARM_UP_SECONDS)));
  return { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), answered: `${share} %` };
}

const fine = (value: number) => `${value.toFixed(1)} ms`;
