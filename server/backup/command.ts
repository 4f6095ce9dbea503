import { readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { DatabaseRefused } from "../store/database.ts";
import { BackupFailed } from "./backup-failed.ts";
import { olderThanNewest } from "./backup-names.ts";
import type { Facts } from "./facts.ts";
import { type Restored, restoreBackup } from "./restore.ts";
import { bytesBelow } from "./side-files.ts";
import { type BackupTaken, takeBackup } from "./take-backup.ts";

/** Where a command's words go. */
export interface Terminal {
  readonly isInteractive: boolean;
  say(text: string): void;
  complain(text: string): void;
}

const KEEP = 24;

const usage = {
  backup: "npm run backup [-- папка] [--keep 24] [--with-media]",
  restore: "npm run restore -- data/backups/efir-….db",
} as const;

/**
 * `backup` and `restore` as an operator calls them: words on the terminal, Russian first.
 * @returns the exit code.
 */
export async function runBackupCommand(
  name: "backup" | "restore",
  args: readonly string[],
  { dataDir, terminal }: { readonly dataDir: string; readonly terminal: Terminal },
): Promise<number> {
  try {
    if (name === "backup") await backupAsked(args, dataDir, terminal);
    else restoreAsked(args, dataDir, terminal);
    return 0;
  } catch (error) {
    terminal.complain(wordsOf(error, usage[name]));
    return 1;
  }
}

async function backupAsked(args: readonly string[], dataDir: string, terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { keep: { type: "string", default: String(KEEP) }, "with-media": { type: "boolean", default: false } },
  });
  const keep = Number(values.keep);
  if (!Number.isInteger(keep) || keep < 1 || positionals.length > 1) throw new TypeError("backup takes one folder");
  const folder = resolve(positionals[0] ?? join(dataDir, "backups"));
  const withMedia = values["with-media"];
  if (withMedia) {
    const mb = megabytes(bytesBelow(join(dataDir, "media")) + bytesBelow(join(dataDir, "clips")));
    terminal.say(
      `Записи и клипы: ${mb} МБ. Копирование может быть долгим · Recordings and clips: ${mb} MB, this may take long`,
    );
  }
  const onProgress = ({ done, total }: { readonly done: number; readonly total: number }) => {
    if (terminal.isInteractive) terminal.say(`\r  ${Math.round((100 * done) / total)} %\r`);
  };
  const taken = await takeBackup({ dataDir, folder, at: new Date(), withMedia, onProgress });
  for (const name of olderThanNewest(readdirSync(folder), keep)) rmSync(join(folder, name));
  terminal.say(wordsOfBackup(taken));
}

function restoreAsked(args: readonly string[], dataDir: string, terminal: Terminal): void {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new TypeError("restore takes one file");
  terminal.say(wordsOfRestore(restoreBackup({ dataDir, file, at: new Date() })));
}

function wordsOfBackup({ file, bytes, facts, images, media }: BackupTaken): string {
  const besides = [
    `картинки и файлы · uploads: ${images.files}`,
    ...(media ? [`файлы записи · media: ${media.files}`] : []),
  ];
  return [
    `Копия готова и проверена · Backup taken and verified: ${file}`,
    `  МБ · MB: ${megabytes(bytes)}, ${wordsOfFacts(facts)}`,
    `  нового рядом · new beside it: ${besides.join(", ")}`,
  ].join("\n");
}

function wordsOfRestore({ facts, aside, lost, doubtfulPosts, images, media }: Restored): string {
  const back = images.files + media.files;
  return [
    `Восстановлено · Restored: ${wordsOfFacts(facts)}`,
    ...(back > 0 ? [`  вернулись файлы · files brought back: ${back}`] : []),
    ...wordsOfLoss(lost),
    ...(doubtfulPosts === 0
      ? []
      : [
          `  публикаций, о которых неизвестно, вышли ли они: ${doubtfulPosts}; посмотрите их в «Ленте» · posts in doubt, held for you: ${doubtfulPosts}`,
        ]),
    ...(aside === null
      ? []
      : [
          "Прежняя база сохранена, к ней можно вернуться · What stood before is kept:",
          `  npm run restore -- ${aside}`,
        ]),
    "Теперь · Now: npm start. Всем нужно войти заново · everybody signs in anew (npm run link).",
    "Пароли и ключи потока снова те, что были тогда · Passwords and stream keys are those of that time.",
  ].join("\n");
}

const wordsOfFacts = ({ headByLedger, rowsByTable }: Facts): string =>
  `журналы · ledgers: ${headByLedger.size}, события · events: ${rowsByTable.get("events") ?? 0}`;

function wordsOfLoss(lost: Restored["lost"]): readonly string[] {
  if (lost === null) {
    return [
      "  прежняя база не читается: что потеряно, неизвестно · what stood before cannot be read, nor what is lost",
    ];
  }
  if (lost.length === 0) return ["  ничего не потеряно · nothing is lost"];
  return [
    "Потеряно с тех пор · Lost since then:",
    ...lost.map(
      ({ ledger, head, restoredHead }) => `  ${ledger}: ${restoredHead + 1}…${head} (${head - restoredHead})`,
    ),
  ];
}

/** What an operator can mend is said in words; anything else is our fault and comes with its stack. */
function wordsOf(error: unknown, how: string): string {
  if (error instanceof BackupFailed || error instanceof DatabaseRefused) return error.message;
  if (error instanceof TypeError) return `${error.message}\n${how}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1);
