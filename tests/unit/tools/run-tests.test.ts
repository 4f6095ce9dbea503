import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { type Outcome, outcomeOf, type Report, runTests } from "../../../tools/run-tests.mjs";

const root = join(import.meta.dirname, "..", "..", "..");
const file = (name: string, ...statuses: readonly string[]): Report["testResults"][number] => ({
  name: join(root, "tests", name),
  status: statuses.every((status) => status === "passed") ? "passed" : "failed",
  assertionResults: statuses.map((status) => ({ status })),
});
const outcome = (...testResults: Report["testResults"]): Outcome => outcomeOf({ testResults }, 0);

const asked: (readonly string[])[] = [];
const said: string[] = [];
beforeEach(() => {
  asked.length = 0;
  said.length = 0;
  vi.spyOn(console, "log").mockImplementation((words: string) => void said.push(words));
});

const ran = (...outcomes: readonly Outcome[]) => {
  const rest = [...outcomes];
  return runTests(["--project", "unit"], async (args) => {
    asked.push(args);
    const next = rest.shift();
    if (next === undefined) throw new Error("run once too often");
    return next;
  });
};

test("a test that is skipped, a file that does not load and an error outside of any test are failures", () => {
  expect(outcome(file("a.test.ts", "passed", "skipped"))).toMatchObject({ passed: 1, failed: 1 });
  const unread = { ...file("b.test.ts"), status: "failed" };
  expect(outcomeOf({ testResults: [file("a.test.ts", "passed"), unread] }, 1)).toMatchObject({ passed: 1, failed: 1 });
  expect(outcomeOf({ testResults: [file("a.test.ts", "passed")] }, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test("a failed file is run once more by itself; what it says then counts, and it is named", async () => {
  const first = outcome(file("a.test.ts", "passed", "passed"), file("b.test.ts", "passed", "failed"));
  expect(await ran(first, outcome(file("b.test.ts", "passed", "passed")))).toEqual({ passed: 4, failed: 0 });
  expect(asked).toEqual([["--project", "unit"], [join("tests", "b.test.ts")]]);
  expect(said.at(-1)).toContain("Passed only when run alone, to be mended: tests/b.test.ts");
});

test("one that fails again has failed", async () => {
  const failed = outcome(file("b.test.ts", "passed", "failed"));
  expect(await ran(failed, failed)).toEqual({ passed: 1, failed: 1 });
  expect(said.join("")).not.toContain("Passed only");
});

test("nothing is run again when all is well, when more than three files failed, and for an error of no file", async () => {
  expect(await ran(outcome(file("a.test.ts", "passed")))).toEqual({ passed: 1, failed: 0 });
  const four = ["a", "b", "c", "d"].map((name) => file(`${name}.test.ts`, "failed"));
  expect(await ran(outcome(...four))).toEqual({ passed: 0, failed: 4 });
  expect(await ran(outcomeOf({ testResults: [file("a.test.ts", "passed")] }, 1))).toEqual({ passed: 1, failed: 1 });
});
