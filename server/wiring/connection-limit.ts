import type { Log } from "../log.ts";
import { connectionsWithin, descriptorLimit, isFew } from "../ops/descriptors.ts";

/** As many http connections as this process can hold, with a word to its operator when that is few (OP12). */
export function connectionLimit(log: Log): number {
  const limit = descriptorLimit();
  const connections = connectionsWithin(limit);
  if (isFew(connections)) log.warn("few descriptors allowed, raise LimitNOFILE", { limit, connections });
  return connections;
}
