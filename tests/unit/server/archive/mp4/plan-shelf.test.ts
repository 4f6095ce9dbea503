import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FilmFault } from "../../../../../server/archive/mp4/film.ts";
import { PlanShelf } from "../../../../../server/archive/mp4/plan-shelf.ts";
import { aFilm, filmOf } from "../../../../support/films.ts";
import { announced } from "../../../../support/samples.ts";

const film = await filmOf(announced({ seconds: 5 }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("[RC6] who asks at the same moment, and who comes back, shares one layout", async () => {
  const shelf = new PlanShelf();
  const make = vi.fn(() => film);
  const [first, second] = await Promise.all([shelf.plan("a", make), shelf.plan("a", make)]);
  const third = await shelf.plan("a", make);

  expect([make.mock.calls.length, first === second, second === third]).toEqual([1, true, true]);
});

test("[RC6] the ones used least lately give way to the bound, the newest never", async () => {
  const shelf = new PlanShelf({ mostBytes: 1 });
  const make = vi.fn(() => film);
  for (const name of ["a", "b", "b", "a"]) await shelf.plan(name, make);
  expect(make).toHaveBeenCalledTimes(3);
});

test("[RC6] after a while without use a plan is let go", async () => {
  const shelf = new PlanShelf({ idleMs: 1000 });
  const make = vi.fn(() => film);
  await shelf.plan("a", make);
  vi.advanceTimersByTime(900);
  await shelf.plan("a", make);
  vi.advanceTimersByTime(900);
  await shelf.plan("a", make);
  vi.advanceTimersByTime(1100);
  await shelf.plan("a", make);
  expect(make).toHaveBeenCalledTimes(2);
});

test("[RC6] a layout that failed is tried anew", async () => {
  const shelf = new PlanShelf();
  const torn = aFilm(film.segments.map((segment) => ({ ...segment, readRange: async () => Buffer.alloc(4096) })));
  await expect(shelf.plan("a", () => torn)).rejects.toThrow(FilmFault);
  expect((await shelf.plan("a", () => film)).bytes).toBeGreaterThan(0);
});
