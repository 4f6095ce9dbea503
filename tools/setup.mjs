/**
 * What every entry (`npm start`, `npm test`, …) needs before it can begin. Plain JavaScript for Node 20 and later, with
 * nothing installed: it runs first on a fresh clone.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const stampFile = join(root, "node_modules", ".efir-lock");
const builtStamp = join(root, "dist", "client", ".built-from");

/**
 * How `node` runs the server. New space grows to 100 MB by itself, whatever the crowd; with 8 MB a viewer costs half.
 */
export const serverFlags = ["--max-semi-space-size=8"];

/** What the server's process is started with. Nothing breaks without it. */
export const serverEnv = {
  // Compiled code is kept between starts: a third of the start, and some 25 MB of the type stripper's memory.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules", ".cache", "node"),
  // glibc raises this by itself after the first argon2 and then keeps some 100 MB that nobody uses (mallopt(3)).
  MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? "262144",
};

/** Installs exactly what package-lock.json says, if that is not what stands there already. */
export async function ensureInstalled() {
  const wanted = hashOf([join(root, "package-lock.json")]);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  console.log("Устанавливаем зависимости, это один раз · Installing dependencies, once…");
  await run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    heartbeat: "npm ci",
  });
  writeFileSync(stampFile, wanted);
}

/** The Node 24 that came with the dependencies, or the one running if that is new enough. */
export function findNode() {
  const bundled = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  if (existsSync(bundled) && spawnSync(bundled, ["-v"]).status === 0) return bundled;
  throw new Error(
    `Нужен Node 24: для ${process.platform}-${process.arch} он не ставится из npm. Установите его с nodejs.org и повторите · ` +
      `Node 24 is needed and npm has none for ${process.platform}-${process.arch}: install it from nodejs.org and try again`,
  );
}

/** Builds the client when its sources have changed since the last build. */
export async function ensureBuilt() {
  const sources = ["client", "shared", "vite.config.ts", "package-lock.json"].flatMap((path) =>
    filesIn(join(root, path)),
  );
  const wanted = hashOf(sources);
  if (existsSync(builtStamp) && readFileSync(builtStamp, "utf8") === wanted) return;
  console.log("Собираем страницы · Building the pages…");
  await run(findNode(), [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"], {
    heartbeat: "vite build",
  });
  writeFileSync(builtStamp, wanted);
}

/**
 * Runs a command with its output shown.
 * @param {string} command
 * @param {string[]} args
 * @param {{ heartbeat?: string, env?: Record<string, string | undefined>, allowFailure?: boolean }} [options]
 *   `heartbeat` names a step that may be silent for long: a line every 5 s says it is still at work.
 * @returns {Promise<number>} the exit code
 */
export function run(command, args, { heartbeat, env, allowFailure = false } = {}) {
  const began = Date.now();
  const beat =
    heartbeat && setInterval(() => console.log(`  ${heartbeat}: ${Math.round((Date.now() - began) / 1000)} s`), 5000);
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      clearInterval(beat);
      const status = code ?? 1;
      if (status !== 0 && !allowFailure) fail(new Error(`${command} ${args[0] ?? ""} ended with ${signal ?? status}`));
      else done(status);
    });
  });
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!/\.[a-z0-9]+$/i.test(path) || path === root) {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort();
  }
  return [path];
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file.slice(root.length)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}
