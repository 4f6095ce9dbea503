/** A process of its own: `crowd.ts URL N` keeps N low-latency viewers going until SIGTERM, then says what they saw. */
import { LowLatencyViewer } from "../support/low-latency-viewer.ts";
import { percentile } from "./figures.ts";

const [url, count] = process.argv.slice(2);
const lags: number[] = [];
let failures = 0;
const viewers = Array.from({ length: Number(count) }, () => new LowLatencyViewer(url ?? ""));
const began = Date.now();
let isOver = false;

for (const viewer of viewers) {
  void (async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 4000));
    while (!isOver) {
      try {
        const { parts, listedAt } = await viewer.next();
        for (const part of parts) lags.push(listedAt - (part.startsAt + part.durationMs));
        if (lags.length > 200_000) lags.splice(0, 100_000);
      } catch {
        if (!isOver) failures += 1;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  })();
}

process.on("SIGTERM", () => {
  isOver = true;
  const elapsed = (Date.now() - began) / 1000;
  const requests = viewers.reduce((sum, viewer) => sum + viewer.requests, 0) / elapsed;
  const megabits = (viewers.reduce((sum, viewer) => sum + viewer.bytes, 0) * 8) / 1e6 / elapsed;
  console.log(
    `${requests.toFixed(0)} requests/s, ${megabits.toFixed(0)} Mbit/s, newest frame to listed p50 ${percentile(lags, 0.5).toFixed(0)} ms, ${failures} failures`,
  );
  process.exit(0);
});
