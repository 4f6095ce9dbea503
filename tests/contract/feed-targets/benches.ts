import type { TargetBench } from "./bench.ts";

/** Every target but our own feed, which needs no network. */
export const benches: readonly TargetBench[] = [];
