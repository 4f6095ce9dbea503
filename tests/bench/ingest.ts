import { LowLatencyViewer } from "../support/low-latency-viewer.ts";
import { startServer, streamKey } from "../support/running-server.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";
import { ms, percentile, type Row, row } from "./figures.ts";

const count = 150;

/**
 * From a frame's arrival at RTMP to the moment a viewer holds the part with it. A frame's arrival is its programme
 * time (the clock's least delay), so for a part that starts at P, lasts d and is held at L, its frames waited between
 * L − P and L − (P + d), half of them more than L − (P + d/2).
 */
export async function* ingestRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const server = stack.adopt(await startServer(), (it) => it.stop());
  const source = stack.use(new WallClockSource(`${server.rtmpUrl}/${streamKey}`, { gopFrames: 30 }));
  await source.start();
  await new Promise((resolve) => setTimeout(resolve, 6000));
  for (const [name, partMs] of [
    ["p1", 200],
    ["p2", 400],
  ] as const) {
    const viewer = stack.adopt(new LowLatencyViewer(`${server.httpUrl}/hls/main/${name}.m3u8`), (it) => it.close());
    const waits: number[] = [];
    while (waits.length < count) {
      const { parts } = await viewer.next();
      const heldAt = performance.timeOrigin + performance.now();
      for (const part of parts) waits.push(heldAt - (part.startsAt + part.durationMs / 2));
    }
    const p50 = percentile(waits, 0.5);
    const goal = partMs / 2 + 40;
    yield row(`frame in to part held, ${partMs} ms parts, p50`, `≤ ${goal} ms`, ms(p50), p50 <= goal);
    yield row("— p95 over parts", "", ms(percentile(waits, 0.95)));
  }
}
