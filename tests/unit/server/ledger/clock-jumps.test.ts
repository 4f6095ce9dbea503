import { join } from "node:path";
import { expect, test } from "vitest";
import { Ledgers } from "../../../../server/ledger/ledgers.ts";
import { silentLog } from "../../../../server/log.ts";
import { createAccounts } from "../../../../server/store/accounts.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createEventLog } from "../../../../server/store/event-log.ts";
import { createSessions } from "../../../../server/store/sessions.ts";
import { millis } from "../../../../shared/time.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { aCue, anActor, aSpeaker } from "../../../support/ledger-builders.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const DAY_MS = 24 * 60 * 60_000;
const noon = Date.UTC(2026, 10, 22, 12);
const timeline = "timeline:meeting";

/** One life of a server over the file, its clock set so. */
function aLife(file: string, nowMs: number) {
  const database = openDatabase(file);
  const clock = new ManualClock(nowMs);
  const log = createEventLog(database);
  const ledgers = new Ledgers({ log, clock, encoderDelayOf: () => millis(0), logger: silentLog });
  const desk = anActor("moderator");
  return {
    clock,
    ledgers,
    log,
    database,
    take: async (name: string) => {
      const cue = { ...aCue(aSpeaker({ name, id: `card-${name}` })), id: `cue-${name}` };
      await ledgers.submit({ id: `add-${name}`, ledger: "rundown:meeting", command: { type: "add", cue } }, desk);
      return ledgers.submit({ id: `take-${name}`, ledger: timeline, command: { type: "take", cueId: cue.id } }, desk);
    },
    end: () => {
      ledgers.close();
      database.close();
    },
  };
}

test("[ST18] over lives a day apart, forward and back, and steps within one, seq runs on and nothing is refused", async () => {
  const file = join(anEmptyFolder(), "efir.db");
  const first = aLife(file, noon);
  await first.ledgers.createMeeting(
    { slug: "meeting", title: "Заседание", programme: [] },
    anActor("system"),
    "plan-of-meeting",
  );
  await first.ledgers.submit({ id: "open-meeting", ledger: timeline, command: { type: "open" } }, anActor("moderator"));
  const seqs: unknown[] = [await first.take("today")];
  first.end();
  for (const [index, shift] of [DAY_MS, -DAY_MS, 0].entries()) {
    const life = aLife(file, noon + shift);
    seqs.push(await life.take(`life-${index}`));
    life.clock.advance(-60 * 60_000);
    seqs.push(await life.take(`an-hour-back-${index}`));
    life.end();
  }
  expect(seqs).toEqual([3, 4, 5, 6, 7, 8, 9].map((seq) => ({ ok: true, seq })));
  const last = aLife(file, noon);
  const record = last.ledgers.recordOf("meeting");
  expect(record?.showings.at(-1)).toMatchObject({ card: { name: "an-hour-back-2" }, until: null });
  expect(last.log.read(timeline, 0).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  last.end();
});

test("[ST18] a start with the clock a day back signs nobody out", () => {
  const file = join(anEmptyFolder(), "efir.db");
  const first = aLife(file, noon);
  createAccounts(first.database).add({
    id: "account-1",
    login: "admin",
    name: "Анна",
    role: "admin",
    passwordHash: null,
  });
  const now = first.clock.now();
  createSessions(first.database).add({
    tokenHash: "hash",
    accountId: "account-1",
    startedAt: now,
    seenAt: now,
    via: "link",
  });
  first.end();
  const second = aLife(file, noon - DAY_MS);
  expect(createSessions(second.database).find("hash")).toMatchObject({ startedAt: noon });
  second.end();
});
