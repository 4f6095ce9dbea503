import { readFileSync } from "node:fs";

/** Beside connections: the store, segments on the disk, encoders, pages being fetched. */
const SPARE_DESCRIPTORS = 500;

/** How many descriptors this process may open; `null`: unlimited, or not known here (only Linux says it in a file). */
export function descriptorLimit(file = "/proc/self/limits"): number | null {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync(file, "utf8"))?.[1];
    return soft === undefined ? null : Number(soft);
  } catch {
    return null;
  }
}

/** What to tell the operator when fewer viewers fit than the server would let in; `null`: all fit. */
export function descriptorWarning(limit: number | null, maxConnections: number): string | null {
  if (limit === null || limit >= maxConnections + SPARE_DESCRIPTORS) return null;
  const fit = Math.max(0, limit - SPARE_DESCRIPTORS);
  return `this process may open ${limit} files, so about ${fit} of ${maxConnections} viewers fit: raise LimitNOFILE (systemd), --ulimit nofile (Docker) or ulimit -n`;
}
