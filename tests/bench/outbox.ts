import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { systemClock } from "../../server/clock.ts";
import { enqueue } from "../../server/feeds/outbox/orders.ts";
import { Outbox } from "../../server/feeds/outbox/outbox.ts";
import type { OpenTarget } from "../../server/feeds/outbox/target-shelf.ts";
import type { FeedStore } from "../../server/feeds/ports.ts";
import { createDryTarget } from "../../server/feeds/targets/dry.ts";
import { openOwnFeed } from "../../server/feeds/targets/own.ts";
import { silentLog } from "../../server/log.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createFeedStore } from "../../server/store/feeds/store.ts";
import type { Highlight, Rendered } from "../../shared/feeds.ts";
import type { ProgramTime } from "../../shared/time.ts";
import { aHighlight } from "../support/feed-builders.ts";
import { randomNumbers } from "../support/hostile-bytes.ts";
import { capsOfPlaces, type PlaceName, placeNames } from "../support/outbox/sim-places.ts";
import { aKeptTarget, aShelf, SimWorld } from "../support/outbox/sim-world.ts";
import { type Row, row } from "./figures.ts";

const HIGHLIGHTS = 300;
const COMMITS = 1_500;
const DAY_MS = 86_400_000;
const MANY = 1_000;

/** Operations per second on the disk of the temporary folder, and a day with a target down in simulated time. */
export async function* outboxRows(): AsyncGenerator<Row> {
  const bare = onDisk((database) => commitsPerSecond(database));
  const { perSecond, commitsEach } = await onDisk((database) => operationsPerSecond(database));
  const share = Math.round((100 * perSecond * commitsEach) / bare);
  yield row("outbox operations, claimed, called and settled", "", `${Math.round(perSecond)}/s`);
  yield row("bare SQLite inserts, one sync each", "", `${Math.round(bare)}/s`);
  yield row(`the outbox's own commits (${commitsEach.toFixed(1)} each) beside those`, "", `${share} %`);
  const day = await aDayWithOneDown();
  yield row(
    `${MANY} highlights × 7 targets, one down for a simulated day: the others wait at most`,
    "≤ 5 s",
    `${(day.longestMs / 1000).toFixed(1)} s`,
    day.longestMs <= 5_000,
  );
  yield row(
    "and the one that was down has all of them, after",
    "",
    `${(day.drainedMs / 60_000).toFixed(1)} min (${day.posts} posts, ${day.doubles} twice)`,
    day.posts === MANY && day.doubles === 0,
  );
  yield row("that day, computed", "", `${(day.tookMs / 1000).toFixed(1)} s`);
}

function onDisk<Value>(work: (database: DatabaseSync) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), "efir-outbox-bench-"));
  const database = openDatabase(join(folder, "efir.db"));
  const clean = () => {
    database.close();
    rmSync(folder, { recursive: true });
  };
  const value = work(database);
  if (value instanceof Promise) value.finally(clean);
  else clean();
  return value;
}

function commitsPerSecond(database: DatabaseSync): number {
  database.exec("CREATE TABLE bare (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT");
  const insert = database.prepare("INSERT INTO bare (content) VALUES (?)");
  const content = "x".repeat(600);
  const began = performance.now();
  for (let index = 0; index < COMMITS; index += 1) insert.run(content);
  return (COMMITS * 1000) / (performance.now() - began);
}

async function operationsPerSecond(database: DatabaseSync): Promise<{ perSecond: number; commitsEach: number }> {
  const base = createFeedStore(database);
  let commits = 0;
  const store: FeedStore = {
    rows: base.rows,
    transaction: (work) => {
      commits += 1;
      return base.transaction(work);
    },
  };
  const own = openOwnFeed({ store, clock: systemClock, titleOf: () => "Замер" });
  const x = aPromptTarget();
  const now = systemClock.now();
  base.transaction((rows) => {
    rows.targets.add(aKeptTarget("x"));
    for (let index = 0; index < HIGHLIGHTS; index += 1) orderOne({ rows, index, now, targets: [own, x] });
  });
  const outbox = new Outbox({
    ...{ store, clock: systemClock, log: silentLog, targets: aShelf([own, x]) },
    seenByMost: () => true,
    permalinkOf: (code) => `https://efir.example/h/${code}`,
    onChanged: () => {},
  });
  const began = performance.now();
  outbox.start();
  // One row is read at most: counting them all would be most of the work.
  while (base.rows.outbox.ofTarget("x", ["queued", "sending"], 1).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const took = performance.now() - began;
  await outbox.close();
  return { perSecond: (2 * HIGHLIGHTS * 1000) / took, commitsEach: commits / (2 * HIGHLIGHTS) };
}

function aPromptTarget(): OpenTarget {
  const dry = createDryTarget({ clock: systemClock });
  return {
    ...{ id: "x", kept: aKeptTarget("x"), target: dry, dry },
    kind: {
      ...{ kind: "webhook", said: { ru: "x", en: "x" }, caps: capsOfPlaces.x, fields: [] },
      rate: { creates: 1_000_000, perMs: 1_000 },
      count: (text) => text.length,
      open: () => dry,
    },
  };
}

interface One {
  readonly rows: FeedStore["rows"];
  readonly index: number;
  readonly now: ProgramTime;
  readonly targets: readonly OpenTarget[];
}

function orderOne({ rows, index, now, targets }: One): void {
  const hash = `hash-${index}`;
  const approvals = [{ by: { id: "a", name: "Анна" }, at: now, hash }];
  const highlight: Highlight = aHighlight({
    id: `h${index}`,
    code: `C${1000 + index}`,
    state: "approved",
    approvals,
    madeAt: now,
  });
  rows.highlights.add(highlight);
  const rendered = ({ id }: OpenTarget): Rendered => ({
    ...{ target: id, lengths: [], warnings: [], refusal: null, micros: 15_000 },
    posts: [{ text: `h${index} r1 p0`, link: null, media: [] }],
  });
  enqueue(rows, { highlight, hash, rendered: targets.map(rendered), targets, now, releaseAt: now, staleAt: null });
}

async function aDayWithOneDown() {
  const began = performance.now();
  const down: PlaceName = "x";
  const database = openDatabase(":memory:");
  const world = new SimWorld({ database, random: randomNumbers(7), places: placeNames, crashes: 0, troubles: 0 });
  const place = world.places.find(({ name }) => name === down);
  if (place === undefined) throw new Error("no such place");
  place.isReachable = false;
  world.start();
  const from = world.time.clock.now();
  const life = { isDead: true };
  const opened = world.places.map((one) => one.open(life, aKeptTarget(one.name)));
  const own = openOwnFeed({ store: world.store, clock: world.time.clock, titleOf: () => "Замер" });
  for (let index = 0; index < MANY; index += 1) {
    world.time.after((index * DAY_MS) / MANY, () =>
      world.order((rows) => orderOne({ rows, index, now: world.time.clock.now(), targets: [own, ...opened] })),
    );
  }
  await world.time.run(from + DAY_MS, 2_000_000);
  const sent = world.store.rows.outbox.inState("sent").filter(({ target }) => target !== down);
  const longestMs = Math.max(...sent.map(({ sentAt, notBefore }) => (sentAt ?? Number.POSITIVE_INFINITY) - notBefore));
  if (sent.length !== MANY * placeNames.length) throw new Error(`only ${sent.length} rows of the others were sent`);
  place.isReachable = true;
  await world.time.run(Number.POSITIVE_INFINITY, 2_000_000);
  const last = Math.max(...world.store.rows.outbox.ofTarget(down, ["sent"], MANY).map(({ sentAt }) => sentAt ?? 0));
  database.close();
  return {
    longestMs,
    drainedMs: last - (from + DAY_MS),
    posts: place.posts.length,
    doubles: world.judge.violations.doubles.length,
    tookMs: performance.now() - began,
  };
}
