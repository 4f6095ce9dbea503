import { readdir } from "node:fs/promises";
import type { Figures } from "./figures.ts";
import { LoopDelay } from "./loop-delay.ts";
import type { Observed } from "./observed.ts";

/** The process and what it stands on. Names without `efir_` are those every dashboard knows. */
export function processFigures({ gauge, counter }: Figures, observed: Observed): void {
  const loop = new LoopDelay();
  gauge({
    name: "efir_build_info",
    help: "1; the labels say what runs",
    labels: ["version", "node"],
    read: () => [[1, { version: observed.version, node: process.version }]],
  });
  gauge({
    name: "efir_ready",
    help: "1: takes work; 0: draining, or the store cannot write",
    read: () => [[observed.isReady() ? 1 : 0]],
  });
  gauge({
    name: "efir_loop_delay_seconds",
    help: "Lateness of the event loop since the last scrape; quantile 1 is the longest",
    labels: ["quantile"],
    read: () => loop.take().map(({ quantile, seconds }) => [seconds, { quantile }] as const),
  });
  counter({
    name: "efir_loop_stalls_total",
    help: "Times the event loop stood still for more than two seconds",
    read: () => [[observed.stalls()]],
  });
  gauge({
    name: "efir_database_bytes",
    help: "Size of the database's files",
    labels: ["file"],
    read: async () => Object.entries(await observed.database()).map(([file, bytes]) => [bytes, { file }] as const),
  });
  counter({
    name: "process_cpu_seconds_total",
    help: "CPU time, user and system",
    read: () => {
      const { user, system } = process.cpuUsage();
      return [[(user + system) / 1e6]];
    },
  });
  gauge({
    name: "process_start_time_seconds",
    help: "When it started, Unix time",
    read: () => [[Math.round(performance.timeOrigin) / 1000]],
  });
  gauge({
    name: "process_resident_memory_bytes",
    help: "Memory it really takes",
    read: () => [[process.memoryUsage.rss()]],
  });
  gauge({
    name: "nodejs_heap_size_used_bytes",
    help: "JavaScript heap in use",
    read: () => [[process.memoryUsage().heapUsed]],
  });
  gauge({
    name: "nodejs_external_memory_bytes",
    help: "Buffers outside the heap: segments in memory, what is being sent",
    read: () => [[process.memoryUsage().external]],
  });
  gauge({ name: "process_open_fds", help: "Files and sockets it has open", read: async () => openDescriptors() });
  gauge({
    name: "process_max_fds",
    help: "Files and sockets it may have open",
    read: () => (observed.descriptorLimit === null ? [] : [[observed.descriptorLimit]]),
  });
}

/** Absent where the system has no /proc. */
async function openDescriptors(): Promise<readonly (readonly [number])[]> {
  const open = await readdir("/proc/self/fd").catch(() => null);
  // The folder that is being read is one of them.
  return open === null ? [] : [[open.length - 1]];
}
