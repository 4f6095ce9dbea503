import { type Millis, millis } from "../../../shared/time.ts";

/** A thousand handshakes a second are well within what one process takes; joins are the cost of a storm (reference). */
const MS_PER_CONNECTION = 1;
const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;

/** How long so many pages should spread their return over, so that a restart is not a storm (TL35). */
export const returnWithin = (connections: number): Millis =>
  millis(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, connections * MS_PER_CONNECTION)));
