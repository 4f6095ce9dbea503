import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import { createAccounts } from "../../server/store/accounts.ts";
import { createApiTokens } from "../../server/store/api-tokens.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import { createInvitations } from "../../server/store/invitations.ts";
import { createLibraryStore } from "../../server/store/library.ts";
import { createLinkTokens } from "../../server/store/link-tokens.ts";
import { createSessions } from "../../server/store/sessions.ts";
import { createSettings } from "../../server/store/settings.ts";
import { createStages } from "../../server/store/stages.ts";
import type { LedgerId } from "../../shared/ids.ts";
import { millis } from "../../shared/time.ts";
import { anApiToken, anInvitation } from "./access-builders.ts";
import { entryOf } from "./entries.ts";
import { at } from "./ledger-builders.ts";
import { aDeckItem, aFigureItem } from "./library-builders.ts";

/** An empty folder, gone when the test is. */
export function anEmptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "efir-data-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes events `from`…`to`, some to a commit. */
export function writeEvents(database: DatabaseSync, from: number, to: number, ledger?: LedgerId): void {
  const log = createEventLog(database);
  for (let seq = from; seq <= to; seq += 3) {
    const entries = [seq, seq + 1, seq + 2].filter((one) => one <= to).map((one) => entryOf(one, ledger));
    const problem = log.append(entries);
    if (problem !== null) throw new Error("not written", { cause: problem.cause });
  }
}

/** A database with something in every table: `events` events in each of two ledgers, one of them compacted. */
export function fillDatabase(file: string, events: number): void {
  const database = openDatabase(file);
  writeEvents(database, 1, events);
  writeEvents(database, 1, events, "rundown:meeting");
  createEventLog(database).compact("rundown:meeting", { seq: events, state: { words: "all" } }, Math.floor(events / 2));
  const account = {
    id: "account-1",
    login: "admin",
    name: "Анна",
    role: "admin",
    passwordHash: "$argon2id$…",
  } as const;
  const accounts = createAccounts(database);
  accounts.add(account);
  createInvitations(database, accounts).add(anInvitation(), "invitation-hash");
  createApiTokens(database).add(anApiToken(), "token-hash");
  createSessions(database).add({
    tokenHash: "session-hash",
    accountId: "account-1",
    startedAt: at(1.5),
    seenAt: at(2),
    via: "link",
  });
  createLinkTokens(database).add({ tokenHash: "link-hash", accountId: "account-1", expiresAt: at(9) });
  const stages = createStages(database);
  stages.ensure("main");
  stages.setKey("main", "key-hash", at(3));
  stages.change("main", { encoderDelayMs: millis(250.5) });
  createSettings(database).set("discontinuities.main", "2");
  const library = createLibraryStore(database);
  const hand = { at: at(4), actorId: "account-1", actorName: "Анна" };
  library.add(aFigureItem(), hand);
  library.add(aDeckItem(), hand);
  database.close();
}

/** All rows of all tables, as JSON. */
export function everything(database: DatabaseSync): string {
  const tables = ["ledgers", "events", "commands", "accounts", "sessions", "link_tokens", "stages", "settings"].concat([
    "library_items",
    "library_pages",
    "figure_versions",
    "invitations",
    "api_tokens",
    ...["passes", "exhibitions", "stands", "stand_questions", "stand_visits", "clips", "consents", "assignments"],
    ...["highlights", "highlight_codes", "feed_entries", "feed_targets", "feed_settings", "outbox"],
  ]);
  return JSON.stringify(tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all()));
}
