/** Runs Vitest and counts what it says. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findNode, root, run } from "./setup.mjs";

/**
 * @param {string[]} args for `vitest run`
 * @returns {Promise<{ passed: number, failed: number }>} a skipped test counts as failed: nothing is skipped silently
 */
export async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), "efir-tests-"));
  const report = join(folder, "report.json");
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const status = await run(
    findNode(),
    [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args],
    { allowFailure: true, env: { NODE_OPTIONS: "" } },
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const failed = numFailedTests + numPendingTests;
    // A file that does not load fails no test of its own, and an unhandled error only the run: count both as one.
    return { passed: numPassedTests, failed: failed > 0 ? failed : Number(numFailedTestSuites > 0 || status !== 0) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
