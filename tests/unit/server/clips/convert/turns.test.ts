import { expect, test } from "vitest";
import { Turns } from "../../../../../server/clips/convert/turns.ts";

/** Orders that end when they are told to. */
function atHand(most = 10) {
  const turns = new Turns(most);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const order = (name: string, more: { isUrgent?: boolean; signal?: AbortSignal } = {}) =>
    turns.take(
      { isUrgent: more.isUrgent ?? true, signal: more.signal ?? new AbortController().signal, otherwise: "called off" },
      () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      },
    );
  return { turns, begun, order, end: (name: string) => ends.get(name)?.() };
}

test("[BZ69] one at a time, films before shapes, else as they came", async () => {
  const { begun, order, end } = atHand();
  const first = order("first");
  order("shapes", { isUrgent: false });
  const second = order("second");
  expect(begun).toEqual(["first"]);
  end("first");
  expect(await first).toBe("first");
  await Promise.resolve();
  end("second");
  await second;
  await Promise.resolve();
  expect(begun).toEqual(["first", "second", "shapes"]);
});

test("[BZ69] who is called off while waiting gives up the place and is never begun", async () => {
  const { begun, order, end } = atHand();
  const stop = new AbortController();
  const first = order("first");
  const waiting = order("waiting", { signal: stop.signal });
  stop.abort();
  expect(await waiting).toBe("called off");
  end("first");
  await first;
  expect(begun).toEqual(["first"]);
});

test("[BZ69] when too many wait, the next is refused", () => {
  const { order } = atHand(1);
  order("first");
  order("second");
  expect(order("third")).toBeNull();
});

test("[BZ69] idle comes when nothing is worked on", async () => {
  const { turns, order, end } = atHand();
  await turns.idle();
  const first = order("first");
  const idle = turns.idle();
  end("first");
  expect(await first).toBe("first");
  await idle;
});
