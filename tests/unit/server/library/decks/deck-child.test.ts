import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { childFlags } from "../../../../../server/library/decks/child-flags.ts";
import { parseWorkerMessage, type WorkerMessage } from "../../../../../server/library/decks/worker-messages.ts";

/** Tries everything that a child with its flags should not do, and what it must. */
const attempts = `
const { readFileSync, writeFileSync } = require("node:fs");
const { spawnSync } = require("node:child_process");
const tried = (act) => { try { return act()?.error?.code ?? "done"; } catch (error) { return error.code; } };
const [source, folder, foreign] = process.argv.slice(1);
console.log(JSON.stringify([
  tried(() => readFileSync(source) && undefined),
  tried(() => writeFileSync(folder + "/page", "")),
  tried(() => readFileSync(foreign) && undefined),
  tried(() => readFileSync(process.execPath) && undefined),
  tried(() => writeFileSync(source, "")),
  tried(() => spawnSync("true")),
  tried(() => new (require("node:worker_threads").Worker)("", { eval: true }) && undefined),
]));`;

test("[DK19] the child reads its job and writes its folder; other files, programs and threads are denied", () => {
  const home = mkdtempSync(join(tmpdir(), "efir-child-"));
  const folder = mkdtempSync(join(tmpdir(), "efir-pages-"));
  const [source, foreign] = ["upload.pdf", "secret"].map((name) => join(home, name));
  for (const path of [source, foreign]) writeFileSync(path ?? "", "bytes");

  const flags = childFlags({ sources: [source ?? ""], folder, limits: { heapMb: 512 } });
  const child = spawnSync(process.execPath, [...flags, "-e", attempts, source ?? "", folder, foreign ?? ""], {
    encoding: "utf8",
  });

  const denied = "ERR_ACCESS_DENIED";
  expect(JSON.parse(child.stdout)).toEqual(["done", "done", denied, denied, denied, denied, denied]);
});

test("[DK19] what the child says is taken only in the form it was given", () => {
  const words: readonly WorkerMessage[] = [
    { type: "counted", pages: 3 },
    { type: "page", page: 1, title: "Итоги", text: "Итоги года", letterShare: 0.02 },
    { type: "refused", code: "BROKEN", page: null },
    { type: "refused", code: "TOO_MANY_PIXELS", page: 7 },
    { type: "done" },
  ];
  expect(words.map(parseWorkerMessage)).toEqual(words);

  const page = { type: "page", page: 1, title: "", text: "", letterShare: null };
  const odd = [null, "done", {}, { type: "exec" }, { type: "counted", pages: -1 }, { type: "counted", pages: 1.5 }];
  const oddPages = [
    { ...page, page: "1" },
    { ...page, text: "x".repeat(20_001) },
    { ...page, title: ["a"] },
  ];
  const oddRefusals = [
    { type: "refused", code: "ROOT", page: null },
    { type: "refused", code: "BROKEN", page: {} },
  ];
  expect([...odd, ...oddPages, ...oddRefusals].map(parseWorkerMessage).filter((one) => one !== null)).toEqual([]);
});

test("[DK19] nothing it might say makes the listener fail", () => {
  const shaped = fc.record({
    type: fc.constantFrom("counted", "page", "refused", "done"),
    page: fc.anything(),
    pages: fc.anything(),
    code: fc.anything(),
  });
  fc.assert(fc.property(fc.oneof(shaped, fc.anything()), (said) => void parseWorkerMessage(said)));
});
