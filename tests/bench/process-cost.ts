import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) on Linux, every architecture Node runs on.

export interface Cost {
  /** Share of one core over the span, 0…n. */
  readonly cores: number;
  /** Resident memory at the end. */
  readonly rssMb: number;
}

/** Measures what a process costs from now until the returned function is called. Linux: reads /proc. */
export function costOf(pid: number): () => Cost {
  const cpuAt = cpuSecondsOf(pid);
  const began = performance.now();
  return () => ({
    cores: ((cpuSecondsOf(pid) - cpuAt) * 1000) / (performance.now() - began),
    rssMb: rssMb(pid),
  });
}

export function rssMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

// proc(5): fields 14 and 15 of stat are user and system time; the name in field 2 may hold spaces.
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
