import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const page = read("docs/reliability.md");
const rows = page.split("\n").filter((line) => /^\| [FT]\d+ \|/.test(line));
const numberOf = (row: string) => row.split("|")[1]?.trim() ?? "";

/** `file`: "beginning of a test's name". */
const cited = [...page.matchAll(/`(tests\/[\w/.-]+\.test\.ts)`: "([^"]+)"/g)].map(
  ([, file = "", name = ""]) => [file, name] as const,
);

test.each(cited)("%s holds the test %s", (file, name) => {
  expect(existsSync(new URL(file, root))).toBe(true);
  // Quotation marks of the source may be any of three; the name's own are escaped in none of those we cite.
  expect(read(file)).toContain(name);
});

test("each fault from F1 to F20 has its row, once and in order", () => {
  expect(rows.map(numberOf).filter((number) => number.startsWith("F"))).toEqual(
    Array.from({ length: 20 }, (_, index) => `F${index + 1}`),
  );
});

test("a row that names no test says that it is not in this release", () => {
  const silent = rows.filter((row) => !/`tests\/[^`]+`: "/.test(row));
  expect(silent.filter((row) => !row.includes("not in this release")).map(numberOf)).toEqual([]);
});

test("what is cited is written as the check reads it", () => {
  expect(page.match(/`tests\/[^`]+\.test\.ts`:/g)).toHaveLength(cited.length);
});
