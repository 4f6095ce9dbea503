import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { deckFixture } from "../../../../support/deck-workshops.ts";

const root = join(import.meta.dirname, "../../../../..");
const folder = mkdtempSync(join(tmpdir(), "efir-linked-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = `
const { drawPages } = await import("./server/library/decks/page-converter.ts");
const { usualLimits } = await import("./server/library/decks/limits.ts");
const log = { info() {}, warn() {}, error() {}, debug() {} };
const [source, pages] = process.argv.slice(1);
const job = { kind: "pdf", sources: [source], folder: pages, limits: usualLimits, log };
const drawn = await drawPages(job, { signal: new AbortController().signal });
console.log(drawn.ok ? drawn.value.length : JSON.stringify(drawn));`;

/** Our code in a folder of its own, with packages as `link` puts them there; how many pages of a PDF it draws. */
function pagesDrawn(home: string, link: (modules: string) => void): string {
  const pages = join(home, "pages");
  mkdirSync(pages, { recursive: true });
  for (const part of ["server/children", "server/library", "shared", "package.json"]) {
    cpSync(join(root, part), join(home, part), { recursive: true });
  }
  link(join(home, "node_modules"));
  const args = ["--input-type=module", "-e", script, deckFixture("portrait.pdf"), pages];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: "utf8" });
  return stdout.trim() + stderr;
}

test("[DK19] a deck is drawn where node_modules is a link", () => {
  expect(pagesDrawn(join(folder, "whole"), (modules) => symlinkSync(join(root, "node_modules"), modules))).toBe("1");
});

test("[DK19] a deck is drawn where each package is a link", () => {
  const linkEach = (modules: string) => {
    mkdirSync(join(modules, "@napi-rs"), { recursive: true });
    for (const name of ["pdfjs-dist", "@napi-rs/canvas", "zod", "csv-parse", "yauzl"]) {
      symlinkSync(join(root, "node_modules", name), join(modules, name));
    }
  };
  expect(pagesDrawn(join(folder, "each"), linkEach)).toBe("1");
});
