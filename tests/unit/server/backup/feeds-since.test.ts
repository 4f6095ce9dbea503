import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verified } from "../../../../server/backup/facts.ts";
import { restoreBackup } from "../../../../server/backup/restore.ts";
import { takeBackup } from "../../../../server/backup/take-backup.ts";
import type { FeedStore, NewOutboxRow } from "../../../../server/feeds/ports.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createFeedStore } from "../../../../server/store/feeds/store.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { aHighlight, anEntry } from "../../../support/feed-builders.ts";
import { at as moment } from "../../../support/ledger-builders.ts";

const at = new Date("2026-11-22T04:45:00Z");
const approved = aHighlight({
  state: "approved",
  releaseAt: moment(20),
  approvals: [{ by: { id: "account-1", name: "Анна" }, at: moment(2), hash: "a".repeat(64) }],
});
const rowTo = (target: string): NewOutboxRow => ({
  ...{ highlight: approved.id, meeting: approved.meeting, target, part: 0, op: "create", rev: 1, isDry: false },
  ...{ notBefore: moment(20), madeAt: moment(2), micros: 0, approvalHash: "a".repeat(64), expiresAt: null },
  ...{ answers: null, post: { text: "Слова", link: null, media: [] } },
});

const within = <Value>(file: string, work: (store: FeedStore) => Value): Value => {
  const database = openDatabase(file);
  try {
    return work(createFeedStore(database));
  } finally {
    database.close();
  }
};

/** A backup made while a highlight waited in its hold window. */
async function aBackup() {
  const dataDir = anEmptyFolder();
  const present = join(dataDir, "efir.db");
  within(present, ({ rows }) => {
    rows.highlights.add(approved);
    rows.outbox.add(rowTo("own"));
    rows.outbox.add(rowTo("x-1"));
  });
  const { file } = await takeBackup({ dataDir, folder: join(dataDir, "backups"), at, withMedia: false });
  return { dataDir, present, file };
}

test("[ST19] what was sent and withdrawn since the backup stays so, and its code is known", async () => {
  const { dataDir, present, file } = await aBackup();
  within(present, ({ rows }) => {
    for (const row of rows.outbox.inState("queued")) rows.outbox.save({ ...row, state: "sent", remoteId: "17" });
    rows.entries.put(anEntry());
    rows.entries.remove("7K2Q", "itogi", moment(60));
    const withdrawn = { at: moment(60), by: "Анна", reason: "" };
    rows.highlights.save({ ...approved, state: "withdrawn", version: 2, withdrawn }, 1);
    rows.highlights.add(aHighlight({ id: "highlight-2", code: "8M3R" }));
  });
  expect(restoreBackup({ dataDir, file, at }).doubtfulPosts).toBe(0);
  verified(present);
  within(present, ({ rows }) => {
    expect(rows.highlights.byId(approved.id)?.state).toBe("withdrawn");
    expect(rows.outbox.inState("sent").map(({ remoteId }) => remoteId)).toEqual(["17", "17"]);
    expect(rows.outbox.inState("queued")).toEqual([]);
    expect(rows.entries.byCode("7K2Q")).not.toHaveProperty("rev");
    expect(rows.highlights.wasGiven("8M3R")).toBe(true);
  });
});

test("[ST19] where what stood before cannot be read, nothing that waited leaves by itself", async () => {
  const { dataDir, present, file } = await aBackup();
  writeFileSync(present, "no database at all");
  for (const suffix of ["-wal", "-shm"]) rmSync(`${present}${suffix}`, { force: true });
  expect(restoreBackup({ dataDir, file, at }).doubtfulPosts).toBe(1);
  verified(present);
  within(present, ({ rows }) => {
    expect(rows.outbox.ofHighlight(approved.id)).toMatchObject([
      { target: "own", state: "cancelled" },
      { target: "x-1", state: "held", reason: "LOOK_BY_HAND", isDoubtful: true },
    ]);
    expect(rows.highlights.byId(approved.id)).toMatchObject({ state: "draft", approvals: [], releaseAt: null });
  });
});
