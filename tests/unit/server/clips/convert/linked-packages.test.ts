import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../../../..");
const folder = mkdtempSync(join(tmpdir(), "efir-linked-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = `
const { inFilmChild } = await import("./server/clips/convert/film-child.ts");
const { usualLimits } = await import("./server/clips/convert/limits.ts");
const log = { info() {}, warn: (...said) => console.log(said), error() {}, debug() {} };
const [source, folder] = process.argv.slice(1);
const order = { folder, limits: usualLimits, log, signal: new AbortController().signal };
const looked = await inFilmChild({ type: "look", source }, order);
console.log(looked.ok ? "looked" : looked.problem);`;

/** Our code in a folder of its own, with packages as `link` puts them there: what it says of a file without bytes. */
function saidOfNothing(home: string, link: (modules: string) => void): string {
  mkdirSync(join(home, "work"), { recursive: true });
  const parts = ["children", "clips", "media", "packager"].map((part) => `server/${part}`);
  for (const part of [...parts, "shared", "package.json"])
    cpSync(join(root, part), join(home, part), { recursive: true });
  link(join(home, "node_modules"));
  writeFileSync(join(home, "source"), "");
  const args = ["--input-type=module", "-e", script, join(home, "source"), join(home, "work")];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: "utf8" });
  return stdout.trim() + stderr;
}

test("[BZ67] a film is looked at where node_modules is a link, and where each package is one", () => {
  const whole = (modules: string) => symlinkSync(join(root, "node_modules"), modules);
  const each = (modules: string) => {
    mkdirSync(modules);
    for (const name of ["mediabunny", "zod"]) symlinkSync(join(root, "node_modules", name), join(modules, name));
  };
  expect([saidOfNothing(join(folder, "whole"), whole), saidOfNothing(join(folder, "each"), each)]).toEqual([
    "EMPTY",
    "EMPTY",
  ]);
});
