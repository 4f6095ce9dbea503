import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anActor } from "../../../../support/ledger-builders.ts";
import {
  bothWays,
  fromNothing,
  ledgerLine,
  type Page,
  readOn,
  stopReading,
  visit,
} from "../../../../support/ledger-line.ts";
import { rundown, timeline } from "../../../../support/ledgers-at-hand.ts";
import { WatchedPage } from "../../../../support/watched-page.ts";

const PAGES = 8;
const runs = Number(process.env["SOCKET_RUNS"] ?? 6);

const page = fc.nat(PAGES - 1);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant("commit" as const), times: fc.integer({ min: 1, max: 50 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant("come" as const),
      page,
      transport: fc.constantFrom("websocket", "websocket", "polling", "upgrade"),
      isControl: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("go" as const), page }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("stop reading" as const), page }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("read on" as const), page }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("wait" as const), turns: fc.integer({ min: 1, max: 8 }) }) },
);

describe.each(bothWays)("$way", (how) => {
  test("[TL22] pages come by any transport, go, stop reading and read on while events happen: none misses one or hears it twice", {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 60 }), async (acts) => {
        await using line = await aLine();
        const copies = Array.from({ length: PAGES }, () => new WatchedPage(fromNothing(timeline)));
        const open = new Map<number, Page>();
        const leave = (index: number) => {
          const there = open.get(index);
          // A paused page would not say goodbye, and ws waits half a minute for that.
          if (there !== undefined) readOn(there);
          there?.off().disconnect();
          open.delete(index);
        };
        for (const one of acts) {
          if (one.act === "commit") line.happen(one.times);
          else if (one.act === "wait") await turnsPass(one.turns);
          else if (one.act === "go") leave(one.page);
          else if (one.act === "come") {
            leave(one.page);
            const copy = copies[one.page];
            if (copy === undefined) continue;
            const follow = [copy.position, ...(one.isControl ? [fromNothing(rundown)] : [])];
            const role = one.isControl ? ({ as: "editor" } as const) : {};
            const came = visit(line.url, { follow, transport: one.transport, viewerId: `viewer-${one.page}`, ...role });
            copy.watch(came);
            open.set(one.page, came);
          } else {
            const there = open.get(one.page);
            if (there?.connected) (one.act === "read on" ? readOn : stopReading)(there);
          }
        }
        for (const there of open.values()) if (there.connected) readOn(there);
        await line.happen(1);
        const here = [...open.keys()].map((index) => copies[index]);
        await expect
          .poll(() => here.map((copy) => copy?.seq), { timeout: 10_000 })
          .toEqual(here.map(() => line.ledgers.headOf(timeline)));
        const faults = copies.flatMap(({ gaps, doubles, wrongTicks }) => [gaps, doubles, wrongTicks]);
        expect(faults).toEqual(faults.map(() => 0));
        for (const index of [...open.keys()]) leave(index);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });

  async function aLine() {
    const line = await ledgerLine({ ...how, tickMs: 15 });
    const system = anActor("system");
    await line.ledgers.createMeeting({ slug: "meeting", title: "Заседание", programme: [] }, system, "plan-it");
    let commands = 0;
    return {
      ...line,
      [Symbol.asyncDispose]: line.close,
      happen: (times: number) =>
        Promise.all(
          Array.from({ length: times }, () => {
            commands += 1;
            const command = { type: "plan", title: `№ ${commands}`, programme: [] } as const;
            return line.ledgers.submit({ id: `command-${commands}`, ledger: timeline, command }, system);
          }),
        ),
    };
  }
});

async function turnsPass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
