import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HttpMeter } from "../../../server/ops/http-meter.ts";
import { createMetrics } from "../../../server/ops/metrics.ts";
import { observedHouse } from "../../support/observed-house.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const guide = read("docs/operations.md");

const settings = namesIn(read("server/config.ts"), /^ {2}(EFIR_[A-Z_]+):/gm);

test.each([
  "README.md",
  "docs/operations.md",
  "docs/spec/operations.md",
  "compose.yaml",
  "Dockerfile",
  "deploy/efir.service",
  "deploy/nginx.conf",
])("every setting that %s names exists", (path) => {
  expect(namesIn(read(path), /\b(EFIR_[A-Z]+(?:_[A-Z]+)*)\b/g).filter((name) => !settings.includes(name))).toEqual([]);
});

test("every setting stands in README's table, once, with its default", () => {
  const table = [...read("README.md").matchAll(/^\| `(EFIR_[A-Z_]+)` \| \S.* \| \S.* \|$/gm)].map(([, name]) => name);
  expect(table.toSorted()).toEqual(settings.toSorted());
});

test("the guide names every figure that is served, and no other", async () => {
  const served = namesIn(await createMetrics(observedHouse(), new HttpMeter(createServer())).text(), /^# TYPE (\S+)/gm);
  const named = namesIn(guide, /`((?:efir|process|nodejs)_[a-z_]+)/g);
  expect([...new Set(named)].toSorted()).toEqual(served.toSorted());
});

test("the guide says of every warning of the control room what to do", () => {
  const codes = namesIn(read("client/control/health/warning-words.ts"), /^ {2}([A-Z_]+): "warning\./gm);
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !guide.includes(`\`${code}\``))).toEqual([]);
});

test("every log message that the guide explains is one that is logged", () => {
  const code = ["server", "server/log.ts"]
    .map((path) => (path.endsWith(".ts") ? read(path) : sourcesIn(path)))
    .join("\n");
  const [, table = ""] = guide.split("**The log warns:**");
  const firstColumn = (table.split("\n\n##")[0] ?? "").replaceAll(/^(\| [^|]+ \|).*$/gm, "$1");
  const explained = namesIn(firstColumn, /`([^`]+)`/g);
  expect(explained.length).toBeGreaterThan(8);
  expect(explained.filter((message) => !code.includes(`"${message}"`))).toEqual([]);
});

test("every file, command and rule that the guide sends to is there", () => {
  const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts);
  expect(namesIn(guide, /npm run ([a-z]+)/g).filter((name) => !scripts.includes(name))).toEqual([]);
  const links = namesIn(guide, /\]\(([^)#]+)\)/g).map((link) => join(root, "docs", link));
  expect(links.filter((path) => !isThere(path))).toEqual([]);
  const headings = [...guide.matchAll(/^## (.+)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );
  expect(namesIn(guide, /\]\(#([^)]+)\)/g).filter((anchor) => !headings.includes(anchor))).toEqual([]);
});

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))];
}

const sourcesIn = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => read(join(folder, name)))
    .join("\n");

function isThere(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EISDIR";
  }
}
