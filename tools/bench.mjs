/** `npm run bench [name …]`: see tests/bench/main.ts. */
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, findNode, root, run } from "./setup.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

await ensureInstalled();
await ensureSystemPackages();
await ensureBuilt();
process.exit(
  await run(findNode(), [join(root, "tests", "bench", "main.ts"), ...process.argv.slice(2)], { allowFailure: true }),
);
