import type { TargetBench } from "./bench.ts";
import { xBench } from "./x-bench.ts";

/** Every target but our own feed, which needs no network. One line each. */
export const benches: readonly TargetBench[] = [xBench];
