import type { Log } from "../log.ts";

/** The process, as far as ending it goes. */
export interface Endable {
  on(signal: NodeJS.Signals, heard: () => void): unknown;
  exit(code: number): void;
}

/** Above what a drain takes at most, below the 15 s of supervisors. */
const NO_LATER_THAN_MS = 9_500;

/**
 * First signal: `drain`, then exit 0. Second, or too slow: exit 1 at once (OP1, OP6). SIGHUP is a terminal that was closed.
 * @param drain answers with the names of what did not finish.
 */
export function stopOnSignals(process: Endable, log: Log, drain: () => Promise<readonly string[]>): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) {
      log.warn("stopped at once", { signal });
      process.exit(1);
      return;
    }
    isStopping = true;
    log.info("stopping", { signal });
    const tooLong = setTimeout(() => {
      log.warn("stopped before the drain was over", {});
      process.exit(1);
    }, NO_LATER_THAN_MS);
    drain().then(
      (unfinished) => {
        clearTimeout(tooLong);
        log.info("stopped", { unfinished });
        process.exit(0);
      },
      (error: unknown) => {
        log.fault("drain failed", error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => stop(signal));
}
