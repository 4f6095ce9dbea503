import { expect, test } from "vitest";
import type { LedgerId } from "../../../../../shared/ids.ts";
import { anActor } from "../../../../support/ledger-builders.ts";
import { fromNothing, ledgerLine, visit } from "../../../../support/ledger-line.ts";
import { MemoryLog } from "../../../../support/memory-log.ts";
import { WatchedPage } from "../../../../support/watched-page.ts";

const timeline: LedgerId = "timeline:meeting";
const VIEWERS = 200;
const RESTARTS = 20;

/** A viewer's page reduced to its position: comes back whenever its line is lost. */
class ReturningViewer {
  readonly #url: string;
  readonly #viewerId: string;
  readonly copy = new WatchedPage(fromNothing(timeline));

  constructor(url: string, viewerId: string) {
    this.#url = url;
    this.#viewerId = viewerId;
    this.#open();
  }

  #open(): void {
    const page = visit(this.#url, { viewerId: this.#viewerId, follow: [this.copy.position] });
    const again = () => setTimeout(() => this.#open(), 20);
    page.once("disconnect", (reason) => reason !== "io client disconnect" && again());
    page.once("connect_error", again);
    this.copy.watch(page);
  }
}

test("[TL22] 200 viewers through 20 restarts of the server, while events go on: no gap, no double, no second snapshot", {
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
    expect.poll(() => viewers.filter(({ copy }) => copy.seq === head).length, { timeout: 20_000 }).toBe(VIEWERS);
  await allAtHead();
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    await happen(5);
    await line.close();
    line = await ledgerLine({ log, port: Number(new URL(line.url).port) });
    // Some are back, some are not: what happens now reaches each of them one way or the other, once.
    await happen(5);
    await expect.poll(() => line.socket.connections).toBeGreaterThan(VIEWERS / 2);
    await happen(5);
    await allAtHead();
  }
  const sum = (count: (copy: WatchedPage) => number) => viewers.reduce((total, { copy }) => total + count(copy), 0);
  expect({
    gaps: sum(({ gaps }) => gaps),
    doubles: sum(({ doubles }) => doubles),
    wrongTicks: sum(({ wrongTicks }) => wrongTicks),
    snapshots: sum(({ snapshots }) => snapshots),
  }).toEqual({ gaps: 0, doubles: 0, wrongTicks: 0, snapshots: VIEWERS });
});
