import { expect, test } from "vitest";
import { Slicer } from "../../../../../../server/web/socket/fanout/slicer.ts";

/** Turns that are taken by hand, and a clock that each step moves by a millisecond. */
function byHand() {
  const later: (() => void)[] = [];
  const clock = { now: 0 };
  const slicer = new Slicer({ now: () => clock.now, later: (turn) => void later.push(turn) });
  const served: string[] = [];
  const work = (name: string, steps: number) => {
    let left = steps;
    slicer.wake({
      serve: () => {
        clock.now += 1;
        served.push(name);
        left -= 1;
        return left > 0;
      },
    });
  };
  const turn = () => {
    later.shift()?.();
    return served.splice(0).join("");
  };
  return { slicer, work, turn, later };
}

test("[TL31] a turn writes for two milliseconds, then lets the loop go round", () => {
  const { work, turn, later } = byHand();
  work("a", 5);
  expect([turn(), turn(), turn(), later.length]).toEqual(["aa", "aa", "a", 0]);
});

test("[TL31] rooms take steps in turn: a great one does not keep a small one waiting", () => {
  const { work, turn } = byHand();
  work("a", 10);
  work("b", 2);
  expect(turn()).toBe("ab");
});

test("[TL31] however often it is woken, there is one turn at a time", () => {
  const { slicer, later } = byHand();
  const room = { serve: () => false };
  slicer.wake(room);
  slicer.wake(room);
  expect(later.length).toBe(1);
});
