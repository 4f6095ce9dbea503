import { Worker } from "node:worker_threads";
import type { Log } from "../log.ts";
import type { Pulse } from "./pulse.ts";

/** What the watching thread is told at its start. */
export interface WatchdogOrders {
  readonly beats: Int32Array;
  readonly limitMs: number;
  /** Folder for the report of a stall. */
  readonly reportsDir: string;
  readonly version: string;
}

export interface WatchdogOptions extends Omit<WatchdogOrders, "beats"> {
  readonly pulse: Pulse;
  readonly log: Log;
}

/**
 * A thread that ends the process when its main thread has stood still for `limitMs`: a supervisor then starts it anew,
 * and everybody is back within seconds instead of never (reliability F12, default 41; OP20–OP23).
 * @returns stops watching.
 */
export function startWatchdog({ pulse, log, ...orders }: WatchdogOptions): () => Promise<void> {
  const workerData: WatchdogOrders = { ...orders, beats: pulse.beats };
  const compileCache = process.env["NODE_COMPILE_CACHE"];
  const worker = new Worker(new URL("./watchdog-worker.ts", import.meta.url), {
    workerData,
    name: "watchdog",
    // Neither secrets nor options of the process are its business; the compile cache saves it the type stripper's 18 MB.
    env: compileCache === undefined ? {} : { NODE_COMPILE_CACHE: compileCache },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 2 },
  });
  worker.unref();
  worker.on("error", (error) => log.fault("watchdog failed, nobody watches the loop", error));
  return async () => {
    await worker.terminate();
  };
}
