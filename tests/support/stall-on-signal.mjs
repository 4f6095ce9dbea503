// Loaded into a server under test by `--import`: on SIGWINCH its event loop stands still for STALL_MS milliseconds.
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("SIGWINCH", function standStill() {
    for (const until = performance.now() + Number(process.env.STALL_MS); performance.now() < until; );
  });
}
