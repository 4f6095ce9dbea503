/** `npm run check`: everything that can be said of the code without running it, then the quick tests. */

import { runTests } from "./run-tests.mjs";
import { ensureBuilt, ensureInstalled } from "./setup.mjs";
import { runStatic } from "./static-checks.mjs";

await ensureInstalled();
await ensureBuilt();
const checks = await runStatic();
const tests = await runTests(["--project", "unit", "--project", "contract"]);
process.exit(checks.failed + tests.failed === 0 ? 0 : 1);
