/** `npm start`: installs what is missing, builds the pages if stale, and starts the server. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, findNode, root } from "./setup.mjs";

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  console.error(String(error instanceof Error ? error.message : error));
  process.exit(1);
}

const server = join(root, "server", "main.ts");
if (findNode() === process.execPath) {
  process.argv.splice(1, 1, server);
  await import(server);
} else {
  const child = spawn(findNode(), [server, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
