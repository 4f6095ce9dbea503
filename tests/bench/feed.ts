import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import type { FeedDesk, FeedPage, Highlight, HighlightContent, HighlightPreview } from "../../shared/feeds.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, startServer } from "../support/running-server.ts";
import { delayAt } from "./crowd-line/crowd-line.ts";
import { ms, percentile, type Row, row } from "./figures.ts";

const isFull = process.env["BENCH_FULL"] === "1";
const watchers = Number(process.env["BENCH_VIEWERS"] ?? (isFull ? 5000 : 1000));
const highlights = isFull ? 100 : 30;
/** An entry says when it was approved, so it is made that much ahead: written, drawn in three shapes, looked at. */
const AHEAD_MS = 2_500;

/** From the press «Опубликовать», without a hold window, to the entry on a reader's socket, beside bare `emit` to as many. */
export async function* feedRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const server = stack.adopt(await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } }), (it) => it.stop());
  const control = stack.adopt(await signIn(server.httpUrl), (it) => it.close());
  await control.openMeeting("bench", "Замер");
  const { settings, version } = await call<FeedDesk>(control, "GET", "/desk");
  await call(control, "PUT", "/settings", { version, settings: { ...settings, holdMs: 0 } });
  const ours = await crowdAt(stack, server.httpUrl);
  const ackMs: number[] = [];
  for (let index = 0; index < highlights; index += 1) ackMs.push(await release(control));
  const mine = await settled(ours, highlights * watchers);

  const bare = fork(join(import.meta.dirname, "crowd-line", "bare-socket-io.ts"));
  stack.defer(() => void bare.disconnect());
  // The only message that `bare-socket-io.ts` sends.
  const [{ url }] = (await once(bare, "message")) as [{ url: string }];
  const theirs = await crowdAt(stack, url);
  // Our own server's answer.
  const page = (await (await fetch(`${server.httpUrl}/api/feed?meeting=bench`)).json()) as FeedPage;
  for (let index = 0; index < highlights; index += 1) {
    const items = page.items
      .slice(0, 1)
      .map((item) => ({ ...item, content: { ...item.content, text: String(Date.now()) } }));
    bare.send({ ...page, items });
    await until(Date.now() + 250);
  }
  const other = await settled(theirs, highlights * watchers);

  yield row("readers", "", String(watchers));
  yield row("approval to its answer, p50 / p99", "", `${ms(percentile(ackMs, 0.5))} / ${ms(percentile(ackMs, 0.99))}`);
  for (const share of [0.5, 0.99]) {
    const seen = `${ms(delayAt(mine, share))} (bare emit ${ms(delayAt(other, share))})`;
    yield row(`approval to the entry at a reader's socket, p${share * 100}`, "", seen);
  }
  const wanted = highlights * watchers;
  yield row("entries delivered", String(wanted), String(mine.events), mine.events === wanted);
}

/** @returns how long the approval took. */
async function release(control: ControlClient): Promise<number> {
  const due = Date.now() + AHEAD_MS;
  const source = { type: "none" };
  const draft = await call<Highlight>(control, "POST", "/highlights", { id: randomUUID(), source, kind: "quote" });
  const text = String(due);
  const content: HighlightContent = { kind: "quote", text, who: { name: "Анна" }, tags: [], alt: text, moment: null };
  const path = `/highlights/${draft.id}`;
  const saved = await call<Highlight>(control, "PUT", path, { version: draft.version, content, targets: null });
  const { hash } = await call<HighlightPreview>(control, "POST", `${path}/preview`, { content, targets: null });
  await until(due);
  await call(control, "POST", `${path}/approve`, { version: saved.version, hash });
  return Date.now() - due;
}

async function call<Answer>(control: ControlClient, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await control.request(method, `/api/meetings/bench/feed${path}`, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  // Our own server's answer.
  return JSON.parse(text) as Answer;
}

interface Seen {
  readonly told: string;
  readonly events: number;
  readonly byDelayMs: readonly number[];
}

async function crowdAt(stack: AsyncDisposableStack, url: string): Promise<ChildProcess> {
  const crowd = fork(join(import.meta.dirname, "crowd-line", "feed-readers.ts"), [url, String(watchers)]);
  stack.defer(() => void crowd.disconnect());
  await once(crowd, "message");
  return crowd;
}

/** What is still on its way is late, not lost. */
async function settled(crowd: ChildProcess, wanted: number): Promise<Seen & Parameters<typeof delayAt>[0]> {
  for (let wait = 0; ; wait += 1) {
    crowd.send({ ask: "report" });
    // What `feed-readers.ts` sends.
    const [seen] = (await once(crowd, "message")) as [Seen];
    if (seen.events >= wanted || wait === 100) return { gaps: 0, doubles: 0, slowest: 0, fastest: 0, ...seen };
    await until(Date.now() + 100);
  }
}

const until = (moment: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - Date.now())));
