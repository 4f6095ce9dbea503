import type { RunningServer } from "./running-server.ts";

/** Where a server that was started with `EFIR_METRICS_PORT` 0 serves its figures. @throws when it does not. */
export function metricsUrl(server: RunningServer): string {
  const port = /"metrics are served","port":(\d+)/.exec(server.output())?.[1];
  if (port === undefined) throw new Error("the server serves no metrics");
  return `http://127.0.0.1:${port}`;
}

/** One figure by its name and labels, as Prometheus would read it; 0 when it was not counted yet. */
export async function figure(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split("\n").find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
}
