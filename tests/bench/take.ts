import { randomUUID } from "node:crypto";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, startServer } from "../support/running-server.ts";
import { CrowdLine, delayAt, type Report } from "./crowd-line/crowd-line.ts";
import { bare, type Side } from "./fanout.ts";
import { ms, percentile, type Row, row } from "./figures.ts";

const viewers = Number(process.env["BENCH_VIEWERS"] ?? 1000);
const takes = 60;
const perSecond = 4;
/** Titles say when their card is taken, so they are made that much ahead. */
const AHEAD_MS = 150;

/** From the press «В эфир» to the card on a viewer's socket, with a crowd, beside the same crowd on bare `ws`. */
export async function* takeRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const env = { EFIR_ADMIN_PASSWORD: adminPassword };
  const server = stack.adopt(await startServer({ env }), (it) => it.stop());
  const control = stack.adopt(await signIn(server.httpUrl), (it) => it.close());
  await control.openMeeting("bench", "Замер");
  const crowd = stack.use(await CrowdLine.gather("efir", server.httpUrl, viewers, "timeline:bench"));
  const ackMs = await takeMany(control, crowd);
  const ours = await crowd.report();
  const theirs = await sayMany(await bare(stack));
  yield row("viewers", "", String(viewers));
  yield row("take to acknowledged, p50 / p99", "", `${ms(percentile(ackMs, 0.5))} / ${ms(percentile(ackMs, 0.99))}`);
  for (const share of [0.5, 0.99]) {
    const [mine, other] = [delayAt(ours, share), delayAt(theirs, share)];
    const ratio = other === 0 ? "" : `, ${(mine / other).toFixed(1)} ×`;
    yield row(`take to card at a viewer's socket, p${share * 100}`, "", `${ms(mine)} (bare ws ${ms(other)}${ratio})`);
  }
  yield row("cards delivered", String(takes * viewers), String(ours.events), ours.events === takes * viewers);
}

async function takeMany(control: ControlClient, crowd: CrowdLine): Promise<readonly number[]> {
  const ackMs: number[] = [];
  crowd.reset();
  for (let index = 0; index < takes; index += 1) {
    const due = Date.now() + AHEAD_MS;
    const cueId = await control.prepare("bench", { kind: "agenda", id: randomUUID(), title: String(due) });
    await until(due);
    await control.timeline("bench", { type: "take", cueId });
    ackMs.push(Date.now() - due);
    await until(due + 1000 / perSecond - AHEAD_MS);
  }
  await until(Date.now() + 1000);
  return ackMs;
}

async function sayMany(side: Side): Promise<Report> {
  side.crowd.reset();
  for (let index = 0; index < takes; index += 1) {
    const due = Date.now() + 1000 / perSecond;
    await side.say();
    await until(due);
  }
  return side.crowd.report();
}

const until = (moment: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - Date.now())));
