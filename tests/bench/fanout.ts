import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { WebSocket } from "ws";
import type { EventBatch } from "../../shared/protocol.ts";
import { programTime } from "../../shared/time.ts";
import { signIn } from "../support/control-client.ts";
import { adminPassword, startServer } from "../support/running-server.ts";
import { CrowdLine, delayAt, deliveredWithin, type Report } from "./crowd-line/crowd-line.ts";
import { ms, percentile, type Row, row } from "./figures.ts";
import { cpuSecondsOf, rssMb } from "./process-cost.ts";

const isFull = process.env["BENCH_FULL"] === "1";
const viewers = Number(process.env["BENCH_VIEWERS"] ?? (isFull ? 5000 : 1000));
const roundSeconds = Number(process.env["BENCH_SECONDS"] ?? (isFull ? 10 : 5));
const rounds = isFull ? 3 : 2;
const eventsPerSecond = 8;
const burst = 50;
/** Deliveries a second that one process on one core is not expected to keep up with, whatever the crowd. */
const overload = 200_000;
const inTimeMs = 1000;

/** What is written to and read from: us, or bare `ws`. */
export interface Side {
  readonly name: string;
  readonly pid: number;
  readonly crowd: CrowdLine;
  readonly rssPerViewerKb: number;
  /** Says one event; resolves when it is acknowledged. */
  readonly say: () => Promise<void>;
}

interface Round {
  readonly cpuPerMillion: number;
  readonly report: Report;
  readonly ackMs: readonly number[];
  readonly asked: number;
}

/** A crowd on websockets: CPU for a million deliveries beside bare `ws` in the same run, overload, acknowledgements. */
export async function* fanoutRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const sides = [await efir(stack), await bare(stack)] as const;
  const [ours, theirs] = sides;
  yield row("viewers", "", String(viewers));
  yield row("memory a viewer", "≤ 25 KB", kb(ours.rssPerViewerKb), ours.rssPerViewerKb <= 25);
  yield row("— bare ws", "", kb(theirs.rssPerViewerKb));
  const lost: Report[] = [];
  for (const [what, pace] of [
    [`${eventsPerSecond} events/s`, { perSecond: eventsPerSecond, together: 1 }],
    [`bursts of ${burst}`, { perSecond: 1 / 2, together: burst }],
  ] as const) {
    const mine: Round[] = [];
    const other: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      mine.push(await play(ours, pace));
      other.push(await play(theirs, pace));
    }
    lost.push(...mine.map(({ report }) => report));
    const [a, b] = [medianCost(mine), medianCost(other)];
    yield row(
      `CPU s per 1 M deliveries, ${what}`,
      "≤ 1.25 × bare ws",
      `${a.toFixed(2)} (${(a / b).toFixed(2)} ×)`,
      a <= b * 1.25,
    );
    yield row("— bare ws", "", b.toFixed(2));
    yield ackRow(mine);
  }
  const pace = { perSecond: overload / viewers, together: 1 };
  const mine = await play(ours, pace);
  const other = await play(theirs, pace);
  lost.push(mine.report);
  const [share, otherShare] = [mine, other].map(shareInTime);
  yield row(
    `overload, ${pace.perSecond.toFixed(0)} events/s: delivered within 1 s`,
    "≥ 95 %",
    percent(share),
    (share ?? 0) >= 0.95,
  );
  yield row("— bare ws", "", percent(otherShare));
  const [p99, otherP99] = [delayAt(mine.report, 0.99), delayAt(other.report, 0.99)];
  yield row("— p99 delay", "< half of bare ws", ms(p99), p99 < otherP99 / 2);
  yield row("— bare ws", "", ms(otherP99));
  yield ackRow([mine]);
  const faults = lost.reduce(
    (sum, { gaps, doubles, slowest, fastest }) => sum + gaps + doubles + (fastest - slowest),
    0,
  );
  yield row("lost, doubled, reordered", "0", String(faults), faults === 0);
}

function ackRow(played: readonly Round[]): Row {
  const acks = played.flatMap(({ ackMs }) => ackMs);
  const p99 = percentile(acks, 0.99);
  return row(
    "— acknowledged to the moderator, p50 / p99",
    "p99 ≤ 20 ms",
    `${percentile(acks, 0.5).toFixed(1)} / ${p99.toFixed(1)} ms`,
    p99 <= 20,
  );
}

async function play(side: Side, pace: { readonly perSecond: number; readonly together: number }): Promise<Round> {
  side.crowd.reset();
  const ackMs: number[] = [];
  const cpuAt = cpuSecondsOf(side.pid);
  const began = performance.now();
  const answers: Promise<void>[] = [];
  const times = Math.ceil(pace.perSecond * roundSeconds);
  for (let time = 0; time < times; time += 1) {
    await until(began + (time * 1000) / pace.perSecond);
    for (let one = 0; one < pace.together; one += 1) {
      const saidAt = performance.now();
      answers.push(side.say().then(() => void ackMs.push(performance.now() - saidAt)));
    }
  }
  await until(began + roundSeconds * 1000);
  await Promise.all(answers);
  // What is still on its way is late, not lost.
  let report = await side.crowd.report();
  for (let wait = 0; wait < 100 && report.slowest < report.fastest; wait += 1) {
    await until(performance.now() + 100);
    report = await side.crowd.report();
  }
  const cpu = cpuSecondsOf(side.pid) - cpuAt;
  return { cpuPerMillion: (cpu / report.events) * 1e6, report, ackMs, asked: times * pace.together * viewers };
}

async function efir(stack: AsyncDisposableStack): Promise<Side> {
  const env = { EFIR_ADMIN_PASSWORD: adminPassword };
  const server = stack.adopt(await startServer({ env }), (it) => it.stop());
  const control = stack.adopt(await signIn(server.httpUrl), (it) => it.close());
  await control.request("POST", "/api/meetings", { slug: "bench", title: "Замер", programme: [] });
  // Each line may say 50 a second (TL28).
  const speakers = await Promise.all(Array.from({ length: 6 }, () => signIn(server.httpUrl)));
  for (const one of speakers) stack.adopt(one, (it) => it.close());
  const pid = server.process.pid ?? 0;
  const before = rssMb(pid);
  const crowd = stack.use(await CrowdLine.gather("efir", server.httpUrl, viewers, "timeline:bench"));
  let turn = 0;
  return {
    name: "efir",
    pid,
    crowd,
    rssPerViewerKb: await rssGrowthKb(pid, before),
    say: async () => {
      const speaker = speakers[turn++ % speakers.length];
      await speaker?.timeline("bench", { type: "plan", ...anEvent() });
    },
  };
}

export async function bare(stack: AsyncDisposableStack): Promise<Side> {
  const child = fork(join(import.meta.dirname, "crowd-line", "bare-ws.ts"));
  stack.defer(() => void child.disconnect());
  // The only message that `bare-ws.ts` sends.
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  const speaker = new WebSocket(url);
  stack.defer(() => speaker.terminate());
  await once(speaker, "open");
  const waiting: (() => void)[] = [];
  speaker.on("message", () => waiting.shift()?.());
  const pid = child.pid ?? 0;
  const before = rssMb(pid);
  const crowd = stack.use(await CrowdLine.gather("bare", url, viewers));
  let seq = 0;
  return {
    name: "bare ws",
    pid,
    crowd,
    rssPerViewerKb: await rssGrowthKb(pid, before),
    say: () => {
      seq += 1;
      const event = { type: "meeting.planned", ...anEvent() } as const;
      const batch: EventBatch = {
        ledger: "timeline:bench",
        epoch: "AAAAAAAAAAAA",
        events: [{ seq, at: programTime(Date.now()), event }],
      };
      speaker.send(`42${JSON.stringify(["events", batch])}`);
      return new Promise((heard) => waiting.push(heard));
    },
  };
}

/** The title is the moment of sending, for the delay. With its type and its place the event is 400 bytes. */
const anEvent = () => ({ title: String(Date.now()), programme: [{ title: ".".repeat(120), detail: ".".repeat(120) }] });

async function rssGrowthKb(pid: number, before: number): Promise<number> {
  await until(performance.now() + 3000);
  return ((rssMb(pid) - before) * 1024) / viewers;
}

const until = (moment: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
const medianCost = (played: readonly Round[]) =>
  percentile(
    played.map(({ cpuPerMillion }) => cpuPerMillion),
    0.5,
  );
const shareInTime = ({ report, asked }: Round) => deliveredWithin(report, inTimeMs) / asked;
const percent = (share = Number.NaN) => `${(share * 100).toFixed(1)} %`;
const kb = (value: number) => `${value.toFixed(1)} KB`;
