import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";

/** What a process did to files in one folder, in order, and what it said meanwhile. Names are relative to the folder. */
export type DiskStep =
  | { readonly kind: "create"; readonly file: string }
  | { readonly kind: "write"; readonly file: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: "truncate"; readonly file: string; readonly length: number }
  | { readonly kind: "sync"; readonly file: string }
  | { readonly kind: "sync-folder" }
  | { readonly kind: "remove"; readonly file: string }
  | { readonly kind: "say"; readonly line: string };

const calls = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2";

/**
 * Runs a script of ours under strace and returns what it did to the disk. SQLite's shared index (`-shm`) is left out: it is
 * made anew at each start.
 */
export function traceOf(folder: string, script: string, args: readonly string[]): readonly DiskStep[] {
  const trace = `${folder}.trace`;
  const run = spawnSync(
    "strace",
    // prettier-ignore: one option a word.
    [
      "-f",
      "-y",
      "-xx",
      "--seccomp-bpf",
      "-s",
      "65536",
      "-e",
      `trace=${calls}`,
      "-o",
      trace,
      process.execPath,
      script,
      ...args,
    ],
    { encoding: "utf8" },
  );
  if (run.status !== 0) throw new Error(`the traced process ended with ${run.status ?? run.signal}: ${run.stderr}`);
  const steps = wholeCalls(readFileSync(trace, "latin1")).flatMap((line) => stepOf(line, folder) ?? []);
  rmSync(trace);
  return steps;
}

/** A call that another thread's breaks in two is one line again, where it came back: until then it promised nothing. */
function wholeCalls(trace: string): readonly string[] {
  const begun = new Map<string, string>();
  const lines: string[] = [];
  for (const line of trace.split("\n")) {
    const [, thread = "", rest = ""] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const opening = /^(.*) <unfinished \.\.\.>$/.exec(rest)?.[1];
    const ending = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)?.[1];
    if (opening !== undefined) begun.set(thread, opening);
    else if (ending === undefined) lines.push(line);
    else lines.push(`${thread} ${begun.get(thread) ?? refuse(line)}${ending}`);
  }
  return lines;
}

/** `null`: a call that failed, or that has nothing to do with the folder. */
function stepOf(line: string, folder: string): DiskStep | null {
  const call = /^\d+\s+(\w+)\((.*)\)\s+= (\d+)/.exec(line);
  const [, name = "", args = ""] = call ?? [];
  if (call === null) return null;
  if (name === "write") return args.startsWith("1<") ? { kind: "say", line: bytesIn(args).toString().trim() } : null;
  const path = pathIn(args);
  if (path === folder) return name.startsWith("f") ? { kind: "sync-folder" } : null;
  if (!path.startsWith(`${folder}/`) || path.endsWith("-shm")) return null;
  const file = basename(path);
  switch (name) {
    case "openat":
      return args.includes("O_CREAT") ? { kind: "create", file } : null;
    case "pwrite64":
      return { kind: "write", file, offset: Number(/, (\d+)$/.exec(args)?.[1]), bytes: bytesIn(args) };
    case "fsync":
    case "fdatasync":
      return { kind: "sync", file };
    case "ftruncate":
      return { kind: "truncate", file, length: Number(/, (\d+)$/.exec(args)?.[1]) };
    case "unlink":
    case "unlinkat":
      return { kind: "remove", file };
    default:
      return refuse(line);
  }
}

/** The harness must not be blind to a call that it does not know how to play again. */
function refuse(line: string): never {
  throw new Error(`a call that the trace's reader does not know: ${line.slice(0, 200)}`);
}

/** `-y` says a descriptor's path in angle brackets, plain; paths as arguments come in quotes, in hex by `-xx`. */
function pathIn(args: string): string {
  const described = /^\d+<([^>]*)>/.exec(args)?.[1];
  return described === undefined ? bytesIn(args).toString() : unhexed(described).toString();
}

const bytesIn = (args: string): Buffer => unhexed(/"((?:\\x[0-9a-f]{2})*)"/.exec(args)?.[1] ?? "");

const unhexed = (text: string): Buffer =>
  text.startsWith("\\x") ? Buffer.from(text.replaceAll("\\x", ""), "hex") : Buffer.from(text);
