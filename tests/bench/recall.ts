import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { emptyCopy, takeEvents, takeSnapshot } from "../../client/session/ledger-copy.ts";
import type { EventBatch, Snapshot } from "../../shared/protocol.ts";
import { programTime } from "../../shared/time.ts";
import { programAt } from "../../shared/timeline/at.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { emptyRecord, reduce } from "../../shared/timeline/reduce.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, startServer } from "../support/running-server.ts";
import { type Row, row } from "./figures.ts";

const count = Number(process.env["BENCH_VIEWERS"] ?? 1000);
const rounds = 12;
const LEAST_LAG_MS = 1000;
const MOST_LAG_MS = 8000;
const RECALL_AFTER_MS = 500;
/** Half of a frame: a card that stands for less is on no screen. */
const LOOK_EVERY_MS = 8;

/**
 * How many viewers, 1 to 8 s behind, ever had a card on their screens that was taken back half a second after its take; and
 * how many with a clear at the same moment, as other tools have it.
 */
export async function* recallRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const env = { EFIR_ADMIN_PASSWORD: adminPassword };
  const server = stack.adopt(await startServer({ env }), (it) => it.stop());
  const control = stack.adopt(await signIn(server.httpUrl), (it) => it.close());
  await control.openMeeting("bench", "Замер");
  const hall = await Hall.gather(server.httpUrl, stack);
  const recalled = await painted(control, hall, "recall");
  const cleared = await painted(control, hall, "clear");
  yield row("viewers, 1 to 8 s behind", "", String(count));
  const seen = `${recalled.people} of ${count * rounds}`;
  yield row("saw a card recalled after 0.5 s", "0", seen, recalled.people === 0);
  yield row("— a card cleared after 0.5 s", "", `${cleared.people} of ${count * rounds}`);
}

async function painted(control: ControlClient, hall: Hall, way: "recall" | "clear") {
  let people = 0;
  for (let round = 0; round < rounds; round += 1) {
    const id = randomUUID();
    const cueId = await control.prepare("bench", { kind: "speaker", id, name: "Не тот", post: "не тот" });
    const began = Date.now();
    const act = await control.timeline("bench", { type: "take", cueId });
    await sleep(RECALL_AFTER_MS - (Date.now() - began));
    await control.timeline(
      "bench",
      way === "recall" ? { type: "recall", act } : { type: "clear", layer: "lower-third" },
    );
    await sleep(MOST_LAG_MS + 500);
    people += hall.whoSaw(id);
  }
  return { people };
}

/** Viewers that only keep the record and look at it as often as a screen does. */
class Hall {
  readonly #viewers: readonly Viewer[];
  readonly #seenById = new Map<string, Set<Viewer>>();

  private constructor(viewers: readonly Viewer[], stack: AsyncDisposableStack) {
    this.#viewers = viewers;
    const timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    stack.defer(() => clearInterval(timer));
  }

  static async gather(url: string, stack: AsyncDisposableStack): Promise<Hall> {
    const viewers: Viewer[] = [];
    for (let index = 0; index < count; index += 1) {
      const lag = LEAST_LAG_MS + ((MOST_LAG_MS - LEAST_LAG_MS) * index) / Math.max(1, count - 1);
      viewers.push(await Viewer.come(url, lag, stack));
    }
    return new Hall(viewers, stack);
  }

  whoSaw(id: string): number {
    return this.#seenById.get(id)?.size ?? 0;
  }

  #look(): void {
    const now = Date.now();
    for (const viewer of this.#viewers) {
      const id = viewer.sees(now);
      if (id === null) continue;
      const seen = this.#seenById.get(id) ?? new Set();
      this.#seenById.set(id, seen.add(viewer));
    }
  }
}

class Viewer {
  readonly #lag: number;
  #copy = emptyCopy<MeetingRecord>(emptyRecord);

  private constructor(lag: number) {
    this.#lag = lag;
  }

  static async come(url: string, lag: number, stack: AsyncDisposableStack): Promise<Viewer> {
    const viewer = new Viewer(lag);
    const socket = stack.adopt(openLine(url), (it) => void it.disconnect());
    // The house writes under a timeline's name only what belongs to it.
    socket.on("snapshot", (snapshot: Snapshot) => {
      viewer.#copy = takeSnapshot(viewer.#copy, { ...snapshot, state: snapshot.state as MeetingRecord });
    });
    socket.on("events", (batch: EventBatch) => {
      viewer.#copy = takeEvents(viewer.#copy, batch as EventBatch<TimelineEvent>, reduce).copy;
    });
    await new Promise((resolve) => socket.once("connect", () => resolve(null)));
    const report = () => void socket.emit("report", { lagMs: Math.round(lag) });
    report();
    const timer = setInterval(report, 10_000);
    stack.defer(() => clearInterval(timer));
    return viewer;
  }

  sees(now: number): string | null {
    return programAt(this.#copy.state, programTime(now - this.#lag))["lower-third"]?.card.id ?? null;
  }
}

const openLine = (url: string): Socket =>
  io(url, {
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: { origin: url },
    auth: { viewerId: randomUUID(), follow: [{ ledger: "timeline:bench", epoch: null, since: 0 }] },
  });

const sleep = (forMs: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, forMs)));
