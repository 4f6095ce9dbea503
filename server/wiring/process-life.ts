import { join } from "node:path";
import type { Config } from "../config.ts";
import type { AdjustableLog } from "../log.ts";
import { Drain } from "../ops/drain.ts";
import { Pulse } from "../ops/pulse.ts";
import { reportFatalErrors } from "../ops/reports.ts";
import { stopOnSignals } from "../ops/stop-signals.ts";
import { startWatchdog } from "../ops/watchdog.ts";

export interface ProcessLife {
  readonly drain: Drain;
  readonly pulse: Pulse;
}

/** How the process lives and ends: signals, its heartbeat and who listens to it, what is kept of a fatal error. */
export function beginLife(config: Config, version: string, log: AdjustableLog): ProcessLife {
  const drain = new Drain(log);
  stopOnSignals(process, log, () => drain.run());
  debugOnSignal(log);
  const fail = (error: unknown) => {
    log.fault("process failed", error);
    process.exit(1);
  };
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);

  const reportsDir = join(config.dataDir, "reports");
  reportFatalErrors(reportsDir);
  const pulse = new Pulse();
  if (config.watchdogSeconds > 0) {
    startWatchdog({ pulse, log, limitMs: config.watchdogSeconds * 1000, reportsDir, version });
  }
  return { drain, pulse };
}

/** SIGUSR2 says more, once more says as much as before: no restart in the middle of an event (OP11). */
function debugOnSignal(log: AdjustableLog): void {
  const usual = log.level;
  process.on("SIGUSR2", () => {
    log.level = log.level === "debug" ? usual : "debug";
    log.warn("log level changed", { to: log.level });
  });
}
