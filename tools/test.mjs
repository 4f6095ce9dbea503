/** `npm test`: installs what is missing, then runs the static checks and every test. Ends with `N passed, N failed`. */

import { runTests } from "./run-tests.mjs";
import { ensureBuilt, ensureInstalled } from "./setup.mjs";
import { runStatic } from "./static-checks.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

await ensureInstalled();
await ensureSystemPackages();
await ensureBuilt();
const checks = await runStatic();
const tests = await runTests(process.argv.slice(2));
const passed = checks.passed + tests.passed;
const failed = checks.failed + tests.failed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
