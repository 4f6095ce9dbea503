/**
 * A process that writes to ledgers as fast as it can and says each acknowledgement on stdout, until it is killed.
 * Arguments: the database's file, a word that makes its command ids its own. Its standard input is a pipe that its
 * parent holds: when the parent is gone, however it went, the pipe ends and so does this.
 */
import { systemClock } from "../../server/clock.ts";
import { Ledgers } from "../../server/ledger/ledgers.ts";
import { silentLog } from "../../server/log.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import type { CommandOutcome } from "../../shared/protocol.ts";
import { millis } from "../../shared/time.ts";
import { anActor } from "./ledger-builders.ts";

/** A life in the test is a second or two. */
const LONGEST_LIFE_MS = 60_000;

process.stdin.resume();
process.stdin.on("close", () => process.exit());
process.stdout.on("error", () => process.exit());
setTimeout(() => process.exit(1), LONGEST_LIFE_MS);

const [file = "", word = ""] = process.argv.slice(2);
const ledgers = new Ledgers({
  log: createEventLog(openDatabase(file)),
  clock: systemClock,
  encoderDelayOf: () => millis(0),
  logger: silentLog,
});
const writer = anActor("system");
const slugs = ["one", "two"] as const;

for (const slug of slugs)
  await ledgers.createMeeting({ slug, title: "Заседание", programme: [] }, writer, `plan-of-${slug}`);
for (let round = 0; ; round += 1) {
  const burst = Array.from({ length: 1 + (round % 7) }, async (_, place) => {
    const ledger = `timeline:${slugs[place % 2] ?? "one"}` as const;
    const id = `${word}-${round}-${place}`;
    const command = { type: "plan", title: `Заседание ${round}`, programme: [] } as const;
    acknowledge(ledger, id, await ledgers.submit({ id, ledger, command }, writer));
  });
  await Promise.all(burst);
}

function acknowledge(ledger: string, id: string, outcome: CommandOutcome): void {
  if (outcome.ok) process.stdout.write(`${JSON.stringify({ ledger, id, seq: outcome.seq })}\n`);
}
