/**
 * An outbox on a real file, with one target over HTTP, in a process that kills itself with -9 where it is told to:
 * `node killed-house.ts {folder} {url} {origin} {order} {point}`. Prints `rest` when nothing is to happen any more.
 */
import { join } from "node:path";
import { enqueue, retract } from "../../../server/feeds/outbox/orders.ts";
import { Outbox } from "../../../server/feeds/outbox/outbox.ts";
import type { OpenTarget } from "../../../server/feeds/outbox/target-shelf.ts";
import type { FeedStore } from "../../../server/feeds/ports.ts";
import type { Job, Outcome } from "../../../server/feeds/target-kind.ts";
import { createDryTarget } from "../../../server/feeds/targets/dry.ts";
import { openOwnFeed } from "../../../server/feeds/targets/own.ts";
import { silentLog } from "../../../server/log.ts";
import { openDatabase } from "../../../server/store/database.ts";
import { createFeedStore } from "../../../server/store/feeds/store.ts";
import type { Highlight, Rendered } from "../../../shared/feeds.ts";
import { millis, programTime } from "../../../shared/time.ts";
import { aHighlight } from "../feed-builders.ts";
import { capsOfPlaces } from "./sim-places.ts";
import { aKeptTarget, aShelf } from "./sim-world.ts";

const [folder = "", url = "", origin = "", order = "", point = ""] = process.argv.slice(2);

/** Two hundred times as fast, one origin for all lives: a minute between two looks is 0.3 s. */
const SPEED = 200;
const clock = { now: () => programTime(Number(origin) + Math.round((Date.now() - Number(origin)) * SPEED)) };
const alarm = {
  after(wait: number, ring: () => void) {
    const timer = setTimeout(ring, wait / SPEED);
    return () => clearTimeout(timer);
  },
};

const die = (): never => {
  process.kill(process.pid, "SIGKILL");
  // The signal comes at once; nothing runs meanwhile.
  for (;;);
};

const base = createFeedStore(openDatabase(join(folder, "efir.db")));
const out = () => base.rows.outbox.ofTarget("x", ["sending"]).length;
/** What a start makes of an earlier life's rows is no answer. */
let isStarted = false;
/** Dies before or after the commit that claims a row of the target, or that settles it. */
const store: FeedStore = {
  rows: base.rows,
  transaction: (work) => {
    let step = "";
    const value = base.transaction((rows) => {
      const before = out();
      const done = work(rows);
      if (!isStarted) return done;
      step = out() > before ? "claim" : out() < before ? "settle" : "";
      if (step !== "" && point === `before-${step}`) die();
      return done;
    });
    if (step !== "" && point === `after-${step}`) die();
    return value;
  },
};

async function call(method: string, path: string, body?: object): Promise<{ status: number; id: string }> {
  const answer = await fetch(`${url}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, id: await answer.text() };
}
const sent = (id: string): Outcome => ({ type: "sent", remote: { id, url: null }, said: "200" });
const x: OpenTarget = {
  ...{ id: "x", kept: aKeptTarget("x"), dry: createDryTarget({ clock }) },
  kind: {
    ...{
      kind: "webhook",
      said: { ru: "x", en: "x" },
      caps: capsOfPlaces.x,
      fields: [],
      rate: { creates: 1_000, perMs: 1 },
    },
    count: (text) => text.length,
    open: () => x.target,
  },
  target: {
    send: async (job: Job) => sent((await call("POST", "/posts", { text: job.post.text })).id),
    remove: async (job: Job) => sent((await call("DELETE", `/posts/${job.remote?.id ?? ""}`)).id),
    find: async (job: Job) => {
      const { status, id } = await call("GET", `/posts?text=${encodeURIComponent(job.post.text)}`);
      return status === 200
        ? { type: "found", remote: { id, url: null }, said: "200" }
        : { type: "missed", said: String(status) };
    },
    check: async () => ({ isOk: true, account: null, reason: null, said: "" }),
  },
};
const own = openOwnFeed({ store, clock, titleOf: () => "Заседание" });

base.transaction((rows) => {
  if (rows.targets.byId("x") === null) rows.targets.add(aKeptTarget("x"));
  const now = clock.now();
  const [what, id = ""] = order.split(":");
  const known = rows.highlights.byId(id);
  if (what === "approve" && known === null) {
    const hash = `hash-${id}`;
    const approvals = [{ by: { id: "a", name: "Анна" }, at: now, hash }];
    const highlight: Highlight = aHighlight({
      id,
      code: `K${id.slice(1).padStart(3, "0")}`,
      state: "approved",
      approvals,
      madeAt: now,
    });
    rows.highlights.add(highlight);
    const rendered = (target: string): Rendered => ({
      ...{ target, lengths: [], warnings: [], refusal: null, micros: 0 },
      posts: [{ text: id, link: null, media: [] }],
    });
    enqueue(rows, {
      highlight,
      hash,
      rendered: [rendered("own"), rendered("x")],
      targets: [own, x],
      now,
      releaseAt: now,
      staleAt: null,
    });
  }
  if (what === "withdraw" && known !== null && known.state !== "withdrawn") {
    const gone: Highlight = {
      ...known,
      state: "withdrawn",
      version: known.version + 1,
      withdrawn: { at: now, by: "Анна", reason: "" },
    };
    rows.highlights.save(gone, known.version);
    retract(rows, gone, now);
  }
});

const outbox = new Outbox({
  ...{ store, clock, alarm, log: silentLog, targets: aShelf([own, x]) },
  // No call is given up for its time: what is slow here is this machine.
  deadlines: { call: millis(SPEED * 30_000), look: millis(SPEED * 30_000) },
  seenByMost: () => true,
  permalinkOf: (code) => `https://efir.example/h/${code}`,
  onChanged: () => {},
});
outbox.start();
isStarted = true;

const watch = setInterval(async () => {
  if (base.rows.outbox.inState("queued", "sending", "unknown").length > 0) return;
  clearInterval(watch);
  await outbox.close();
  process.stdout.write("rest\n");
}, 20);
