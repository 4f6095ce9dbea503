import type { DatabaseSync } from "node:sqlite";
import type { FeedRows, FeedStore } from "../../feeds/ports.ts";
import { inTransaction } from "../transaction.ts";
import { createEntryRows } from "./entries.ts";
import { createHighlightRows } from "./highlights.ts";
import { createOutboxRows } from "./outbox.ts";
import { createFeedSettingsRows } from "./settings.ts";
import { createTargetRows } from "./targets.ts";

/** Highlights, the own feed, outbox, targets and settings, changed together or not at all. */
export function createFeedStore(database: DatabaseSync): FeedStore {
  const rows: FeedRows = {
    highlights: createHighlightRows(database),
    outbox: createOutboxRows(database),
    entries: createEntryRows(database),
    targets: createTargetRows(database),
    settings: createFeedSettingsRows(database),
  };
  return { rows, transaction: (work) => inTransaction(database, () => work(rows)) };
}
