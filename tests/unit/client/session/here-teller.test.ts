import { expect, test } from "vitest";
import { HereTeller } from "../../../../client/session/here-teller.ts";
import type { RoomWord } from "../../../../shared/protocol.ts";
import { ManualSurroundings } from "./manual-surroundings.ts";

function aTeller() {
  const surroundings = new ManualSurroundings();
  const teller = new HereTeller(surroundings);
  const said: RoomWord[] = [];
  return { surroundings, teller, said, say: (word: RoomWord) => void said.push(word) };
}

test("[AC31] a page says that it is here as soon as it can, every 10 s, and at once which cue it opens", () => {
  const { surroundings, teller, said, say } = aTeller();
  teller.use(say);
  surroundings.advance(10_000);
  teller.set("cue-a");
  teller.set("cue-a");
  surroundings.advance(9_999);
  expect(said).toEqual([{ editing: null }, { editing: null }, { editing: "cue-a" }]);
  surroundings.advance(1);
  expect(said).toHaveLength(4);
});

test("[AC31] without a line it says nothing, and on the next one what is so then", () => {
  const { surroundings, teller, said, say } = aTeller();
  teller.use(say);
  teller.use(null);
  teller.set("cue-a");
  surroundings.advance(60_000);
  expect(said).toEqual([{ editing: null }]);
  teller.use(say);
  expect(said.at(-1)).toEqual({ editing: "cue-a" });
});
