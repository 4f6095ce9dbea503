/**
 * `node tools/guide-pictures.mjs [name …]`: makes the pictures of docs/moderators-guide.md anew, all of them or the named.
 *
 * A real server, the sample's people and slides, an encoder that plays the sample clip, a real browser. Some two minutes.
 */

import { join } from "node:path";
import { ensureBuilt, ensureInstalled, findNode, root, run } from "./setup.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

await ensureInstalled();
await ensureSystemPackages();
await ensureBuilt();
process.exit(
  await run(findNode(), [join(root, "tools", "guide", "main.mjs"), ...process.argv.slice(2)], { allowFailure: true }),
);
