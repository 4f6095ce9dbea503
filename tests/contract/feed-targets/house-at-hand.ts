/** A house with one network: our own feed, the real outbox and store, and a target that speaks to its stand-in. Time is led by hand. */
import { setImmediate } from "node:timers/promises";
import { deadlines } from "../../../server/feeds/outbox/call.ts";
import { enqueue } from "../../../server/feeds/outbox/orders.ts";
import { Outbox } from "../../../server/feeds/outbox/outbox.ts";
import type { OpenTarget } from "../../../server/feeds/outbox/target-shelf.ts";
import type { FeedStore, OutboxRow } from "../../../server/feeds/ports.ts";
import type { Target } from "../../../server/feeds/target-kind.ts";
import { openOwnFeed } from "../../../server/feeds/targets/own.ts";
import { silentLog } from "../../../server/log.ts";
import { openDatabase } from "../../../server/store/database.ts";
import { createFeedStore } from "../../../server/store/feeds/store.ts";
import type { Highlight } from "../../../shared/feeds.ts";
import { later, millis } from "../../../shared/time.ts";
import { aHighlight } from "../../support/feed-builders.ts";
import { ManualAlarm } from "../../support/manual-alarm.ts";
import { aKeptTarget, aShelf } from "../../support/outbox/sim-world.ts";
import { type AtHand, aJob, atHand } from "./at-hand.ts";
import type { TargetBench } from "./bench.ts";

const NETWORK = "network";
const STEP_MS = 5_000;
/** Turns of the loop without a call: whatever was going to call has called by then. */
const QUIET_TURNS = 5;

/** One for all houses of a test file, emptied for each: making it takes longer than most tests. */
let database: ReturnType<typeof openDatabase> | null = null;

function emptied(): ReturnType<typeof openDatabase> {
  database ??= openDatabase(":memory:");
  for (const table of ["highlights", "highlight_codes", "feed_entries", "feed_targets", "feed_settings", "outbox"])
    database.exec(`DELETE FROM ${table}`);
  return database;
}

export async function houseAtHand(bench: TargetBench) {
  const at = await atHand(bench);
  const disk = { isFull: false };
  const store = storeOn(createFeedStore(emptied()), disk);
  const alarm = new ManualAlarm(at.clock);
  const out = new Set<Promise<unknown>>();
  const kept = aKeptTarget(NETWORK, { kind: bench.kind.kind });
  store.transaction((rows) => rows.targets.add(kept));
  const target = watched(at, out);
  const network: OpenTarget = { id: NETWORK, kind: bench.kind, kept, target, dry: target };
  const own = openOwnFeed({ store, clock: at.clock, titleOf: () => "Итоги года" });
  const shelf = [own, network];
  const outbox = new Outbox({
    ...{ store, clock: at.clock, log: silentLog, targets: aShelf(shelf), alarm },
    seenByMost: () => true,
    permalinkOf: (code) => `https://efir.example/h/${code}`,
    onChanged: () => {},
    random: () => 0,
  });
  outbox.start();

  const row = (): OutboxRow => {
    const found = store.rows.outbox.ofTarget(NETWORK, ["queued", "sending", "sent", "unknown", "held", "dead"])[0];
    if (found === undefined) throw new Error("no row");
    return found;
  };
  /** Until nobody calls anybody. */
  const quiet = async () => {
    for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
      if (out.size > 0) turns = 0;
      await Promise.allSettled(out);
      await setImmediate();
    }
  };
  return {
    ...{ at, store, row, quiet, disk },
    /** Approved, and its hold window is over. */
    release() {
      store.transaction((rows) => enqueue(rows, anOrder(rows.highlights.add, at, shelf)));
      outbox.poke();
    },
    /** The call that is out comes to its deadline. */
    passDeadline: () => alarm.pass(deadlines.call),
    /** Leads time on until the row is in one of these states. @throws when an hour of it is not enough */
    async until(...states: readonly OutboxRow["state"][]): Promise<OutboxRow> {
      for (let passed = 0; passed < 3_600_000; passed += STEP_MS) {
        await quiet();
        if (states.includes(row().state)) return row();
        alarm.pass(STEP_MS);
      }
      throw new Error(`still ${row().state}`);
    },
    target: () => store.rows.targets.byId(NETWORK) ?? kept,
    async [Symbol.asyncDispose]() {
      await outbox.close();
      await at[Symbol.asyncDispose]();
    },
  };
}

function anOrder(add: (highlight: Highlight) => boolean, { clock }: AtHand, targets: readonly OpenTarget[]) {
  const now = clock.now();
  const hash = "approved";
  const approvals = [{ by: { id: "account-1", name: "Анна" }, at: now, hash }];
  const highlight = aHighlight({ state: "approved", version: 2, releaseAt: now, approvals });
  add(highlight);
  const rendered = targets.map(({ id }) => ({
    ...{ target: id, lengths: [], warnings: [], refusal: null, micros: 0 },
    posts: [aJob().post],
  }));
  return { highlight, hash, rendered, targets, now, releaseAt: now, staleAt: later(now, millis(24 * 3_600_000)) };
}

function storeOn(store: FeedStore, disk: { readonly isFull: boolean }): FeedStore {
  return {
    rows: store.rows,
    transaction: (work) =>
      store.transaction((rows) => {
        const done = work(rows);
        if (disk.isFull) throw new Error("database or disk is full");
        return done;
      }),
  };
}

/** The target itself. Calls of it that are out are in `out`. */
function watched({ target }: AtHand, out: Set<Promise<unknown>>): Target {
  const watch = <Value>(call: Promise<Value>): Promise<Value> => {
    out.add(call);
    return call.finally(() => out.delete(call));
  };
  const { find, edit } = target;
  return {
    send: (job, signal) => watch(target.send(job, signal)),
    remove: (job, signal) => watch(target.remove(job, signal)),
    check: (signal) => watch(target.check(signal)),
    ...(edit && { edit: (job, signal) => watch(edit.call(target, job, signal)) }),
    ...(find && { find: (job, signal) => watch(find.call(target, job, signal)) }),
  };
}
