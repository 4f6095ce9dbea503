import { expect, test } from "vitest";
import { RoomPresence, type RoomWord } from "../../../../server/audience/room-presence.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const irina = { id: "irina", name: "Ирина С.", role: "moderator" } as const;
const oleg = { id: "oleg", name: "Олег К.", role: "editor" } as const;

function aRoom() {
  const clock = new ManualClock();
  const rooms = new RoomPresence(clock);
  const hear = (more: Partial<RoomWord> = {}) =>
    rooms.hear({ slug: "kollegiya", place: "one", person: irina, editing: null, ...more });
  return { clock, rooms, hear };
}

test("[AC30] who is in a room is listed by name, each account once, and of another room nothing is told", () => {
  const { rooms, hear, clock } = aRoom();
  const came = clock.now();
  hear({ place: "b", person: oleg });
  hear();
  clock.advance(5_000);
  hear({ place: "two" });
  expect(rooms.people("kollegiya")).toEqual([
    { ...irina, editing: null, since: came },
    { ...oleg, editing: null, since: came },
  ]);
  expect(rooms.people("sovet")).toEqual([]);
});

test("[AC31] of two tabs the cue that was opened last counts, and the other when that one is closed", () => {
  const { rooms, hear, clock } = aRoom();
  const editing = () => rooms.people("kollegiya").map((person) => person.editing);
  hear({ editing: "cue-a" });
  clock.advance(1_000);
  hear({ place: "two", editing: "cue-b" });
  hear({ editing: "cue-a" });
  expect(editing()).toEqual(["cue-b"]);
  hear({ place: "two" });
  expect(editing()).toEqual(["cue-a"]);
});

test("[AC32] a mark ends 30 s after the last word, and at once when its page is gone", () => {
  const { rooms, hear, clock } = aRoom();
  hear({ editing: "cue-a" });
  hear({ place: "b", person: oleg, editing: "cue-b" });
  rooms.leave("kollegiya", "b");
  clock.advance(30_000);
  expect(rooms.people("kollegiya").map(({ id }) => id)).toEqual(["irina"]);
  clock.advance(1);
  expect(rooms.people("kollegiya")).toEqual([]);
});

test("[AC30] there is news only when something changed", () => {
  const { rooms, hear } = aRoom();
  expect(rooms.news("kollegiya")).toBe(null);
  hear();
  expect(rooms.news("kollegiya")).toHaveLength(1);
  hear();
  expect(rooms.news("kollegiya")).toBe(null);
  hear({ editing: "cue-a" });
  expect(rooms.news("kollegiya")).toMatchObject([{ editing: "cue-a" }]);
  rooms.leave("kollegiya", "one");
  expect([rooms.news("kollegiya"), rooms.news("kollegiya")]).toEqual([[], null]);
});
