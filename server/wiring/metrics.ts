import type { Server } from "node:http";
import type { Log } from "../log.ts";
import type { Metrics } from "../ops/metrics.ts";
import { type Health, healthAnswer } from "../web/health-routes.ts";
import { listenOn } from "./listen.ts";
import { type ObservedParts, observe } from "./observe.ts";

export interface MetricsParts extends ObservedParts {
  readonly http: Server;
  readonly health: Health;
  readonly log: Log;
}

/** Figures and probes on their own port. `null`: no port is set, so nothing is loaded or counted for them. */
export async function openMetrics(parts: MetricsParts): Promise<Metrics | null> {
  const { config, http, health, log } = parts;
  if (config.metricsPort === null) return null;
  const [{ createMetrics }, { createMetricsServer }, { HttpMeter }] = await Promise.all([
    import("../ops/metrics.ts"),
    import("../ops/metrics-server.ts"),
    import("../ops/http-meter.ts"),
  ]);
  const metrics = createMetrics(observe(parts), new HttpMeter(http));
  const server = createMetricsServer(metrics, (path) => healthAnswer(path, health));
  const port = await listenOn(server, config.metricsPort, config.metricsBind);
  log.info("metrics are served", { port, bind: config.metricsBind });
  return metrics;
}
