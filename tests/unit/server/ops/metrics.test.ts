import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { Tally } from "../../../../server/meter.ts";
import { HttpMeter, kindOf } from "../../../../server/ops/http-meter.ts";
import { createMetrics } from "../../../../server/ops/metrics.ts";
import { createMetricsServer } from "../../../../server/ops/metrics-server.ts";
import { observedHouse } from "../../../support/observed-house.ts";
import { plainGet } from "../../../support/plain-request.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function anHttpServer(handler: Parameters<typeof createServer>[1]) {
  const server = createServer(handler);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, url: `http://127.0.0.1:${address.port}` };
}

const aMeter = () => new HttpMeter(createServer());

test("[OP16] every figure is named efir_…, or as every dashboard knows it, and has a help text", async () => {
  const text = await createMetrics(observedHouse(), aMeter()).text();
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(30);
  for (const name of names) {
    expect(name).toMatch(/^(efir|process|nodejs)_[a-z_]+$/);
    expect(text).toMatch(new RegExp(`^# HELP ${name} \\S.+$`, "m"));
  }
  expect(new Set(names).size).toBe(names.length);
});

test("[OP18] what is not known has no value", async () => {
  const none = { people: 0, playing: 0, medianLagMs: null };
  const text = await createMetrics(observedHouse({ audience: () => none }), aMeter()).text();
  expect(text).toMatch(/^efir_viewers 0$/m);
  for (const name of ["efir_recording", "efir_media_bytes", "efir_viewers_lag_median_seconds"]) {
    expect(text).toContain(`# TYPE ${name} gauge`);
    expect(text).not.toMatch(new RegExp(`^${name}[ {]`, "m"));
  }
  expect(text).not.toMatch(/^efir_ingest_keyframe_interval_seconds\{/m);
});

test("what happened is counted by its sort, and counted once however often one looks", async () => {
  const tally = new Tally();
  tally.count("command accepted", 5);
  tally.count("command refused TOO_FAST");
  tally.count("catch-up snapshot", 2);
  const metrics = createMetrics(observedHouse({ counts: () => tally.counts }), aMeter());
  await metrics.text();
  const text = await metrics.text();
  expect(text).toContain('efir_commands_total{sort="accepted"} 5\n');
  expect(text).toContain('efir_commands_total{sort="refused TOO_FAST"} 1\n');
  expect(text).toContain('efir_catch_ups_total{sort="snapshot"} 2\n');
});

test("commits are told with their time and size, failed ones apart", async () => {
  const metrics = createMetrics(observedHouse(), aMeter());
  metrics.noteCommit({ seconds: 0.004, commands: 3, events: 3, isDurable: true });
  metrics.noteCommit({ seconds: 0.2, commands: 1, events: 0, isDurable: false });
  const text = await metrics.text();
  expect(text).toContain('efir_commit_seconds_bucket{le="0.005"} 1\n');
  expect(text).toContain("efir_commit_commands_sum 4\n");
  expect(text).toContain("efir_events_appended_total 3\n");
  expect(text).toContain("efir_commits_failed_total 1\n");
});

test("[OP17] addresses that strangers invent do not become labels", async () => {
  const { server, url } = await anHttpServer((request, response) => {
    response.statusCode = request.url?.includes("good") ? 200 : 404;
    response.end("12345");
  });
  const meter = new HttpMeter(server);
  for (const path of [
    "/good",
    '/x"}%0aefir_fake 1',
    "/hls/main/p9.m3u8?a=1",
    "/hls/a/b/c.m3u8",
    "/hls/x/y/1.2-2.m4s",
  ]) {
    await plainGet(url, path.replaceAll(" ", "%20"));
  }
  const text = await createMetrics(observedHouse(), meter).text();
  const counted = text.match(/^efir_http_requests_total.*$/gm);
  expect(counted).toEqual([
    'efir_http_requests_total{kind="page",status="2xx"} 1',
    'efir_http_requests_total{kind="page",status="4xx"} 1',
    'efir_http_requests_total{kind="playlist",status="4xx"} 2',
    'efir_http_requests_total{kind="part",status="4xx"} 1',
  ]);
  expect(text).not.toContain("fake");
  expect(meter.sentBytes).toBeGreaterThan(25);
});

test.each([
  ["/hls/main/index.m3u8?_HLS_msn=4", "playlist"],
  ["/replay/kollegiya/index.m3u8", "playlist"],
  ["/hls/main/abc/12.0-2.m4s", "part"],
  ["/hls/main/abc/12.m4s", "segment"],
  ["/hls/main/abc/init-1.mp4", "init"],
  ["/m/kollegiya", "page"],
  ["/", "page"],
])("%s is a %s", (url, kind) => {
  expect(kindOf(url)).toBe(kind);
});

test("[OP15] the metrics' port answers three addresses and nothing else", async () => {
  const metrics = { text: async () => "efir_ready 1\n", contentType: "text/plain; version=0.0.4" };
  const server = createMetricsServer(metrics, (path) => ({ status: path === "/livez" ? 200 : 503, text: `${path}\n` }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;
  const paths = ["/metrics", "/livez", "/readyz", "/", "/metrics/", "/metrics?x=1", "/../metrics", "/m/kollegiya"];
  const statuses = await Promise.all(paths.map(async (path) => (await plainGet(url, path)).status));
  expect(statuses).toEqual([200, 200, 503, 404, 404, 404, 404, 404]);
  expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(405);
});

test("[OP15] figures that cannot be read are an answer, not a crash", async () => {
  const broken = { text: () => Promise.reject(new Error("disk gone")), contentType: "text/plain" };
  const server = createMetricsServer(broken, () => ({ status: 200, text: "" }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const answer = await plainGet(`http://127.0.0.1:${address.port}`, "/metrics");
  expect([answer.status, answer.body]).toEqual([500, "figures could not be read\n"]);
});
