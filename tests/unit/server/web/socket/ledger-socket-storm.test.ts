import { expect, test } from "vitest";
import type { LedgerId } from "../../../../../shared/ids.ts";
import { anActor } from "../../../../support/ledger-builders.ts";
import { ledgerLine, visit } from "../../../../support/ledger-line.ts";
import { MemoryLog } from "../../../../support/memory-log.ts";

const timeline: LedgerId = "timeline:meeting";
const VIEWERS = 200;

/** A viewer's page reduced to its position: comes back whenever its line is lost, and counts what the server did wrong. */
class ReturningViewer {
  readonly #url: string;
  readonly #viewerId: string;
  #epoch: string | null = null;
  seq = 0;
  snapshots = 0;
  gaps = 0;
  doubles = 0;

  constructor(url: string, viewerId: string) {
    this.#url = url;
    this.#viewerId = viewerId;
    this.#open();
  }

  #open(): void {
    const position = { ledger: timeline, epoch: this.#epoch, since: this.seq };
    const page = visit(this.#url, { viewerId: this.#viewerId, follow: [position] });
    const again = () => setTimeout(() => this.#open(), 20);
    page.once("disconnect", (reason) => reason !== "io client disconnect" && again());
    page.once("connect_error", again);
    page.on("snapshot", ({ epoch, seq }) => {
      this.snapshots += 1;
      this.#epoch = epoch;
      this.seq = seq;
    });
    page.on("events", ({ events }) => {
      for (const { seq } of events) {
        if (seq <= this.seq) this.doubles += 1;
        if (seq > this.seq + 1) this.gaps += 1;
        this.seq = Math.max(this.seq, seq);
      }
    });
  }
}

test("[TL22] 200 viewers through restarts of the server, while events go on: no gap, no double, no second snapshot", {
  timeout: 60_000,
}, async () => {
  const log = new MemoryLog();
  let line = await ledgerLine({ log });
  const system = anActor("system");
  await line.ledgers.createMeeting({ slug: "meeting", title: "Заседание", programme: [] }, system, "plan-it");
  let head = 1;
  const happen = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      const command = { type: "plan", title: `№ ${head}`, programme: [] } as const;
      await line.ledgers.submit({ id: `command-${head}`, ledger: timeline, command }, system);
      head += 1;
    }
  };
  const viewers = Array.from({ length: VIEWERS }, (_, index) => new ReturningViewer(line.url, `viewer-${index}`));
  const allAtHead = () =>
    expect.poll(() => viewers.filter(({ seq }) => seq === head).length, { timeout: 20_000 }).toBe(VIEWERS);
  await allAtHead();
  for (let restart = 0; restart < 3; restart += 1) {
    await happen(5);
    await line.close();
    line = await ledgerLine({ log, port: Number(new URL(line.url).port) });
    // Some are back, some are not: what happens now reaches each of them one way or the other, once.
    await happen(5);
    await expect.poll(() => line.socket.connections).toBeGreaterThan(VIEWERS / 2);
    await happen(5);
    await allAtHead();
  }
  const sum = (count: (viewer: ReturningViewer) => number) =>
    viewers.reduce((total, viewer) => total + count(viewer), 0);
  expect({ gaps: sum((v) => v.gaps), doubles: sum((v) => v.doubles), snapshots: sum((v) => v.snapshots) }).toEqual({
    gaps: 0,
    doubles: 0,
    snapshots: VIEWERS,
  });
});
