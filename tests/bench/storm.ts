import { join } from "node:path";
import { signIn } from "../support/control-client.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";
import { CrowdLine } from "./crowd-line/crowd-line.ts";
import { ms, type Row, row, seconds } from "./figures.ts";
import { cpuSecondsOf } from "./process-cost.ts";

const viewers = Number(process.env["BENCH_VIEWERS"] ?? (process.env["BENCH_FULL"] === "1" ? 5000 : 1000));
const happenings = 20;

/** A crowd whose server is killed: seconds until everybody has all again, and the longest pause of the new server's loop. */
export async function* stormRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const watch = join(import.meta.dirname, "crowd-line", "loop-watch.ts");
  const env = { EFIR_ADMIN_PASSWORD: adminPassword, NODE_OPTIONS: `--import=${watch}` };
  let server = await startServer({ env });
  stack.defer(() => server.stop());
  let control = await signIn(server.httpUrl);
  await control.request("POST", "/api/meetings", { slug: "bench", title: "Замер", programme: [] });
  await rename(control);
  const crowd = stack.use(await CrowdLine.gather("efir", server.httpUrl, viewers, "timeline:bench"));
  control.close();

  const killedAt = performance.now();
  const allIn = crowd.told("all in");
  server = await server.killAndRestart();
  const upAt = performance.now();
  control = await signIn(server.httpUrl);
  stack.defer(() => control.close());
  // Some are back when these happen, some are not: each must get each of them once.
  await rename(control);
  await allIn;
  for (let report = await crowd.report(); report.slowest < report.fastest; report = await crowd.report());
  const backAt = performance.now();
  const { gaps, doubles } = await crowd.report();
  yield row(`${viewers} viewers: all current after the server was up again`, "", seconds(backAt - upAt));
  yield row("— after it was killed", "", seconds(backAt - killedAt));
  yield row("— longest pause of its loop", "", ms(await longestPause(server)));
  yield row("— its CPU meanwhile", "", `${cpuSecondsOf(server.process.pid ?? 0).toFixed(1)} s`);
  yield row("— gaps and doubles", "0", String(gaps + doubles), gaps + doubles === 0);
}

async function rename(control: Awaited<ReturnType<typeof signIn>>): Promise<void> {
  for (let time = 0; time < happenings; time += 1) {
    await control.timeline("bench", { type: "plan", title: String(Date.now()), programme: [] });
  }
}

async function longestPause(server: RunningServer): Promise<number> {
  server.process.kill("SIGUSR2");
  for (;;) {
    const said = /stood still for ([\d.]+) ms/.exec(server.output())?.[1];
    if (said !== undefined) return Number(said);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
