/** Runs Vitest and counts what it says. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { findNode, root, run } from "./setup.mjs";

/** More failed files than these are no accident of timing: they are not run again. */
const MOST_RUN_AGAIN = 3;

/**
 * A file that failed is run once more, whole and with the machine to itself; what it says then counts, and it is named at
 * the end, since a test that needs this is a fault to mend (ADR 27).
 * @param {string[]} args for `vitest run`
 * @param {(args: string[]) => Promise<import("./run-tests.d.mts").Outcome>} [runOnce] left out: Vitest
 * @returns {Promise<{ passed: number, failed: number }>} a skipped test counts as failed: nothing is skipped silently
 */
export async function runTests(args, runOnce = runVitest) {
  const first = await runOnce(args);
  const again = first.failedFiles;
  if (again.length === 0 || again.length > MOST_RUN_AGAIN) return { passed: first.passed, failed: first.failed };
  const names = again.map((file) => relative(root, file.name));
  console.log(`\nFailed, and run once more by themselves: ${names.join(", ")}\n`);
  const second = await runOnce(names);
  if (second.failed === 0) console.log(`\nPassed only when run alone, to be mended: ${names.join(", ")}`);
  const passedBefore = again.reduce((sum, file) => sum + file.passed, 0);
  const failedBefore = again.reduce((sum, file) => sum + file.failed, 0);
  return {
    passed: first.passed - passedBefore + second.passed,
    failed: first.failed - failedBefore + second.failed,
  };
}

/** @param {string[]} args */
async function runVitest(args) {
  const folder = mkdtempSync(join(tmpdir(), "efir-tests-"));
  const report = join(folder, "report.json");
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const status = await run(
    findNode(),
    [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args],
    { allowFailure: true, env: { NODE_OPTIONS: "" } },
  );
  try {
    return outcomeOf(JSON.parse(readFileSync(report, "utf8")), status);
  } catch {
    return { passed: 0, failed: 1, failedFiles: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import("vitest/reporters").JsonTestResults} report
 * @param {number | null} status of the process
 */
export function outcomeOf(report, status) {
  const files = report.testResults.map(({ name, status: fileStatus, assertionResults }) => {
    const passed = assertionResults.filter((one) => one.status === "passed").length;
    const others = assertionResults.length - passed;
    // A file that does not load fails no test of its own: it counts as one.
    return { name, passed, failed: others > 0 ? others : Number(fileStatus === "failed") };
  });
  const passed = files.reduce((sum, file) => sum + file.passed, 0);
  const failed = files.reduce((sum, file) => sum + file.failed, 0);
  // An unhandled error fails only the run.
  return {
    passed,
    failed: failed > 0 ? failed : Number(status !== 0),
    failedFiles: files.filter((one) => one.failed > 0),
  };
}
