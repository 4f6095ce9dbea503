import fc from "fast-check";
import { expect, test } from "vitest";
import { Room } from "../../../../../../server/web/socket/fanout/room.ts";
import { FakeOutlet, numbered } from "../../../../../support/fake-outlet.ts";

function aRoom(members = 0) {
  const outletById = new Map<string, FakeOutlet>();
  const room = new Room((ids, frame) => {
    for (const id of ids) outletById.get(id)?.emit(frame);
  });
  const join = (id: string, row: "front" | "crowd" = "crowd") => {
    const outlet = outletById.get(id) ?? new FakeOutlet(id);
    outletById.set(id, outlet);
    room.join(outlet, row);
    return outlet;
  };
  const serveAll = () => {
    while (room.serve());
  };
  return { room, join, serveAll, outlets: Array.from({ length: members }, (_, index) => join(`member-${index}`)) };
}

test("[TL31] a group that lags gets all it is owed in one write", () => {
  const { room, outlets, serveAll } = aRoom(300);
  for (let number = 0; number < 50; number += 1) room.say(numbered(number));
  serveAll();
  const all = Array.from({ length: 50 }, (_, number) => number);
  expect(outlets.every(({ heard, writes }) => writes === 1 && String(heard) === String(all))).toBe(true);
});

test("[TL31] one step writes to one group, and the one that waited longest", () => {
  const { room, outlets } = aRoom(300);
  const had = () => outlets.filter(({ heard }) => heard.length > 0).length;
  room.say(numbered(1));
  const steps = [room.serve(), had(), room.serve(), had(), room.serve(), had()];
  expect(steps).toEqual([true, 128, true, 256, false, 300]);
});

test("[TL32] the front row has it at once, the crowd when it is served", () => {
  const { room, join } = aRoom();
  const [front, crowd] = [join("front", "front"), join("crowd")];
  room.say(numbered(1));
  expect([front.heard, crowd.heard]).toEqual([[1], []]);
});

test("[TL32] what is said to the crowd is not said to the front row", () => {
  const { room, join, serveAll } = aRoom();
  const [front, crowd] = [join("front", "front"), join("crowd")];
  room.say(numbered(1), "crowd");
  serveAll();
  expect([front.heard, crowd.heard]).toEqual([[], [1]]);
});

test("[TL32] who moves to the front row is first given what it was owed", () => {
  const { room, join } = aRoom();
  const outlet = join("member");
  room.say(numbered(1));
  room.move("member", "front");
  room.say(numbered(2));
  expect(outlet.heard).toEqual([1, 2]);
});

test("[TL22] who joins a group that lags is told only what is said after that", () => {
  const { room, join, serveAll } = aRoom(1);
  room.say(numbered(1));
  const late = join("late");
  room.say(numbered(2));
  serveAll();
  expect(late.heard).toEqual([2]);
});

test("[TL33] a frame that only emit can send keeps its place among the others", () => {
  const { room, outlets, serveAll } = aRoom(2);
  for (const [number, isStraight] of [
    [1, true],
    [2, false],
    [3, true],
  ] as const) {
    room.say(numbered(number, isStraight));
  }
  serveAll();
  expect(outlets.map(({ heard }) => heard)).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

const member = fc.nat(5).map((index) => `member-${index}`);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: "say" } as const) },
  { weight: 3, arbitrary: fc.constant({ do: "serve" } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("join" as const), member, row: fc.constantFrom("front", "crowd") }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("move" as const), member, row: fc.constantFrom("front", "crowd") }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("stick" as const), member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("drain" as const), member }) },
);

test("[TL22] whoever comes, goes, moves, is stuck and drains: each hears all since it joined, in order, once", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const { room, join, serveAll } = aRoom();
      const presentSince = new Map<string, { outlet: FakeOutlet; from: number; alreadyHeard: number }>();
      let said = 0;
      for (const one of steps) {
        const here = "member" in one ? presentSince.get(one.member) : undefined;
        if (one.do === "say") room.say(numbered(++said));
        else if (one.do === "serve") room.serve();
        else if (one.do === "join") {
          const outlet = join(one.member, one.row);
          // As a page's new line: nothing of the old one comes over it, and the answer to its position was just given.
          outlet.drain();
          presentSince.set(one.member, { outlet, from: said, alreadyHeard: outlet.heard.length });
        } else if (one.do === "leave") {
          room.leave(one.member);
          presentSince.delete(one.member);
        } else if (one.do === "move") room.move(one.member, one.row);
        else if (one.do === "stick" && here !== undefined) here.outlet.isStuck = true;
        else here?.outlet.drain();
      }
      serveAll();
      for (const { outlet, from, alreadyHeard } of presentSince.values()) {
        outlet.drain();
        const owed = Array.from({ length: said - from }, (_, index) => from + 1 + index);
        expect(outlet.heard.slice(alreadyHeard)).toEqual(owed);
      }
    }),
    { numRuns: 500 },
  );
});
