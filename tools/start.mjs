/** `npm start`: installs what is missing, builds the pages if stale, and becomes the server. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, findNode, root, serverEnv, serverFlags } from "./setup.mjs";

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  console.error(String(error instanceof Error ? error.message : error));
  process.exit(1);
}

const node = findNode();
const args = [...serverFlags, join(root, "server", "main.ts"), ...process.argv.slice(2)];
const env = { ...process.env, ...serverEnv };
process.chdir(root);
if (process.execve !== undefined && process.platform !== "win32") {
  // One process, not two: signals and exit codes are the server's own.
  process.execve(node, [node, ...args], env);
}
const child = spawn(node, args, { stdio: "inherit", env });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
