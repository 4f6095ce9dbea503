/** `npm run dev`: the server restarts when its files change, the pages are rebuilt when theirs do. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, findNode, root } from "./setup.mjs";

await ensureInstalled();
await ensureBuilt();

const node = findNode();
const vite = join(root, "node_modules", "vite", "bin", "vite.js");
const children = [
  spawn(node, [vite, "build", "--watch", "--logLevel", "warn", "--mode", "development"], {
    cwd: root,
    stdio: "inherit",
  }),
  spawn(node, ["--watch-path=server", "--watch-path=shared", "--watch-preserve-output", "server/main.ts"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, EFIR_RELOAD: "on" },
  }),
];
const stop = () => {
  for (const child of children) child.kill("SIGTERM");
};
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
for (const child of children) child.once("exit", stop);
