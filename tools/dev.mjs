/**
 * `npm run dev`: the server restarts when its files or the built pages change; pages are rebuilt when their sources do,
 * and reload themselves (client/pages/dev-reload.ts).
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, findNode, root } from "./setup.mjs";

await ensureInstalled();
await ensureBuilt();

const node = findNode();
const vite = join(root, "node_modules", "vite", "bin", "vite.js");
const watched = ["server", "shared", join("dist", "client", ".vite")].map((path) => `--watch-path=${path}`);
const children = [
  spawn(node, [vite, "build", "--watch", "--logLevel", "warn", "--mode", "development"], {
    cwd: root,
    stdio: "inherit",
  }),
  spawn(node, [...watched, "--watch-preserve-output", "server/main.ts"], { cwd: root, stdio: "inherit" }),
];
const stop = () => {
  for (const child of children) child.kill("SIGTERM");
};
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
for (const child of children) child.once("exit", stop);
