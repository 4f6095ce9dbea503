import { readFileSync } from "node:fs";

/** For the database, recordings being read and written, encoders, logs. */
const OURS = 200;
/** As many connections as one process serves well (docs/performance.md). */
const MOST_CONNECTIONS = 20_000;
/** Below this a hall of viewers with two connections each does not fit. */
const FEW_CONNECTIONS = 4_000;

/** How many files and sockets this process may have open; `null` where the system does not say (macOS, Windows). */
export function descriptorLimit(limits: () => string = readLimits): number | null {
  try {
    const soft = /^Max open files\s+(\d+|unlimited)/m.exec(limits())?.[1];
    if (soft === undefined) return null;
    return soft === "unlimited" ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return null;
  }
}

/**
 * As many connections as leave descriptors for everything else: past the limit the system would refuse files too, and
 * the database with them (OP12).
 */
export function connectionsWithin(limit: number | null): number {
  if (limit === null) return MOST_CONNECTIONS;
  return Math.max(OURS, Math.min(MOST_CONNECTIONS, limit - OURS));
}

export const isFew = (connections: number): boolean => connections < FEW_CONNECTIONS;

const readLimits = (): string => readFileSync("/proc/self/limits", "utf8");
