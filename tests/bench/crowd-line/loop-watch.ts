/**
 * Loaded into a server before its own code (`NODE_OPTIONS=--import=…`): on SIGUSR2 says how long its event loop stood still
 * at most since the last time, as a line of its output. For benches only.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on("SIGUSR2", () => {
  process.stdout.write(`loop stood still for ${(delay.max / 1e6 - RESOLUTION_MS).toFixed(1)} ms\n`);
  delay.reset();
});
