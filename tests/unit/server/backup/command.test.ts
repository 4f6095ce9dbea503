import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backupName } from "../../../../server/backup/backup-names.ts";
import { runBackupCommand } from "../../../../server/backup/command.ts";
import { takeBackup } from "../../../../server/backup/take-backup.ts";
import { anEmptyFolder, fillDatabase } from "../../../support/data-folders.ts";

/** A data folder, and what an operator reads on the terminal. */
function atTheTerminal() {
  const dataDir = anEmptyFolder();
  fillDatabase(join(dataDir, "efir.db"), 30);
  const words: string[] = [];
  const terminal = {
    isInteractive: false,
    say: (text: string) => void words.push(text),
    complain: (text: string) => void words.push(text),
  };
  const run = (name: "backup" | "restore", ...args: string[]) => runBackupCommand(name, args, { dataDir, terminal });
  return { dataDir, run, said: () => words.join("\n") };
}

test("[ST11] backup says where it is and what is in it", async () => {
  const { dataDir, run, said } = atTheTerminal();
  expect(await run("backup")).toBe(0);
  const [name = ""] = readdirSync(join(dataDir, "backups"));
  expect(said()).toContain(`Копия готова и проверена · Backup taken and verified: ${join(dataDir, "backups", name)}`);
  expect(said()).toContain("журналы · ledgers: 2, события · events: 45");
});

test("[ST11] backup goes where it is told, and keeps as many as it is told", async () => {
  const { dataDir, run } = atTheTerminal();
  const folder = anEmptyFolder();
  for (const minute of [1, 2]) {
    await takeBackup({ dataDir, folder, at: new Date(Date.UTC(2020, 1, 1, 0, minute)), withMedia: false });
  }
  expect(await run("backup", folder, "--keep", "2")).toBe(0);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(readdirSync(folder)).not.toContain(backupName(new Date(Date.UTC(2020, 1, 1, 0, 1))));
});

test("[ST13] restore says what is lost and how to go back", async () => {
  const { dataDir, run, said } = atTheTerminal();
  await run("backup");
  const [name = ""] = readdirSync(join(dataDir, "backups"));
  expect(await run("restore", join(dataDir, "backups", name))).toBe(0);
  expect(said()).toMatch(/ничего не потеряно · nothing is lost\n.*\n {2}npm run restore -- .*replaced/);
});

test("[ST1] what cannot be done is said in words, with exit code 1", async () => {
  const { run, said } = atTheTerminal();
  expect([await run("restore", "nowhere.db"), await run("restore"), await run("backup", "--keep", "none")]).toEqual([
    1, 1, 1,
  ]);
  expect(said()).toMatch(/нет файла .*nowhere.db\nthere is no file/);
  expect(said()).toContain("npm run restore -- data/backups/efir-….db");
  expect(said()).not.toContain("    at ");
});
