import { readFileSync } from "node:fs";

/**
 * Resident memory of a process and all its children, in bytes. 0 where it cannot be told: the process has ended, or this
 * is not Linux, where /proc says it; V8's own limit is the only one then.
 */
export function residentBytes(pid: number): number {
  let bytes = 0;
  const open = [pid];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(read(`/proc/${next}/status`))?.[1];
    bytes += Number(kilobytes ?? 0) * 1024;
    open.push(...childrenOf(next));
  }
  return bytes;
}

const childrenOf = (pid: number): readonly number[] =>
  read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
