import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { holdDataFolder } from "../../../../server/store/data-lock.ts";

const module = new URL("../../../../server/store/data-lock.ts", import.meta.url).href;

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "efir-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Another process that holds the folder and says so. */
async function holderOf(folder: string) {
  const script = `
    const { holdDataFolder } = await import(${JSON.stringify(module)});
    holdDataFolder(process.argv[1]);
    console.log("held");
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void holder.kill("SIGKILL"));
  await once(holder.stdout, "data");
  return holder;
}

test("[ST8] a second process is refused the folder, in words", async () => {
  const folder = aFolder();
  await holderOf(folder);
  expect(() => holdDataFolder(folder)).toThrow(/уже работает другой Эфир.*\nanother Efir is at work/);
});

test("[ST8] kill -9 of the holder frees the folder and leaves only the empty file", async () => {
  const folder = aFolder();
  const holder = await holderOf(folder);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  holdDataFolder(folder).close();
  expect(readdirSync(folder)).toEqual(["efir.lock"]);
});

test("[ST8] closing frees the folder for the same process", () => {
  const folder = aFolder();
  holdDataFolder(folder).close();
  expect(() => holdDataFolder(folder).close()).not.toThrow();
});

test("[ST3] a folder that cannot be made is named", () => {
  const file = join(aFolder(), "file");
  writeFileSync(file, "");
  expect(() => holdDataFolder(join(file, "data"))).toThrow(/cannot make the data folder .*file\/data/);
});
