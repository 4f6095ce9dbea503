import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Drawer, type DrawerLimits } from "../../../../../server/feeds/images/drawer.ts";
import { jobOf } from "../../../../../server/feeds/images/share-job.ts";
import { silentLog } from "../../../../../server/log.ts";
import { childrenAtHand, PNG } from "../../../../support/drawing-children.ts";
import { patience } from "../../../../support/patience.ts";
import { aShareInput } from "../../../../support/share-inputs.ts";

const job = jobOf(aShareInput(), "1200x630");
const none = { portrait: null, picture: null };
const some = { portrait: null, picture: Buffer.from("a picture") };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function aDrawer(limits: Partial<DrawerLimits> = {}) {
  const { launch, children } = childrenAtHand();
  return { children, drawer: new Drawer({ launch, limits, log: silentLog }) };
}

const problemOf = (drawing: Promise<unknown>) =>
  drawing.then(
    () => "drawn",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

test("[FD96] one child draws one image at a time, in the order they were asked for", async () => {
  const { drawer, children } = aDrawer();
  const drawings = ["а", "б"].map((text) => drawer.draw({ ...job, text }, none));
  expect(children.map(({ orders }) => orders.map((one) => one.job.text))).toEqual([["а"]]);
  children[0]?.answer();
  expect(children[0]?.orders.map((one) => one.job.text)).toEqual(["а", "б"]);
  children[0]?.answer();
  expect((await Promise.all(drawings)).map(({ png }) => png)).toEqual([PNG, PNG]);
});

test("[FD96] more than may wait are refused at once", async () => {
  const { drawer } = aDrawer({ waiting: 1 });
  const drawings = [1, 2, 3].map(() => problemOf(drawer.draw(job, none)));
  expect(await drawings[2]).toBe("BUSY");
  drawer.close();
  expect(await Promise.all(drawings)).toEqual(["CLOSED", "CLOSED", "BUSY"]);
});

test("[FD97] a child that dies is replaced, and the image is drawn as it was asked for", async () => {
  const { drawer, children } = aDrawer();
  const drawing = drawer.draw(job, some);
  children[0]?.end("SIGKILL");
  await vi.waitFor(() => expect(children).toHaveLength(2), patience);
  children[1]?.answer();
  expect(await drawing).toEqual({ png: PNG, isBare: false });
  expect(children[1]?.orders[0]?.pictures).toEqual(some);
});

test("[FD97] pictures that bring two children down are left out", async () => {
  const { drawer, children } = aDrawer();
  const drawing = drawer.draw(job, some);
  children[0]?.end("SIGSEGV");
  await vi.waitFor(() => expect(children).toHaveLength(2), patience);
  children[1]?.end("SIGSEGV");
  await vi.waitFor(() => expect(children).toHaveLength(3), patience);
  expect(children[2]?.orders[0]?.pictures).toEqual(none);
  children[2]?.answer();
  expect(await drawing).toEqual({ png: PNG, isBare: true });
});

test("[FD97] what brings three down is given up, and the next is drawn", async () => {
  const { drawer, children } = aDrawer();
  const first = problemOf(drawer.draw(job, none));
  const second = drawer.draw(job, none);
  for (const nth of [1, 2, 3]) {
    await vi.waitFor(() => expect(children).toHaveLength(nth), patience);
    children[nth - 1]?.end("SIGSEGV");
  }
  expect(await first).toBe("FAILED");
  await vi.waitFor(() => expect(children).toHaveLength(4), patience);
  children[3]?.answer();
  expect((await second).png).toBe(PNG);
});

test("[FD97] a child that hangs, or holds too much, is killed and replaced", async () => {
  const { drawer, children } = aDrawer({ drawMs: 5_000, memoryBytes: 100 });
  const drawing = drawer.draw(job, none);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(children[0]?.isKilled).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([children[0]?.isKilled, children.length]).toEqual([true, 2]);
  if (children[1] !== undefined) children[1].bytes = 101;
  await vi.advanceTimersByTimeAsync(1_000);
  expect([children[1]?.isKilled, children.length]).toEqual([true, 3]);
  children[2]?.answer();
  expect((await drawing).png).toBe(PNG);
});

test("[FD96] whoever has waited too long is told so, and what is drawn meanwhile goes on", async () => {
  const { drawer, children } = aDrawer({ wholeMs: 10_000, drawMs: 60_000 });
  const first = problemOf(drawer.draw(job, none));
  const second = problemOf(drawer.draw(job, none));
  await vi.advanceTimersByTimeAsync(10_001);
  expect(await Promise.all([first, second])).toEqual(["TOO_SLOW", "TOO_SLOW"]);
  children[0]?.answer();
  const third = drawer.draw({ ...job, text: "третья" }, none);
  expect(children[0]?.orders.map((one) => one.job.text)).toEqual([job.text, "третья"]);
  children[0]?.answer();
  expect((await third).png).toBe(PNG);
});

test("[FD96] a child with nothing to do is let go of, and one that has grown is replaced", async () => {
  const { drawer, children } = aDrawer({ idleMs: 30_000, wornBytes: 100 });
  const first = drawer.draw(job, none);
  children[0]?.answer();
  await first;
  await vi.advanceTimersByTimeAsync(30_001);
  expect(children[0]?.isKilled).toBe(true);
  const second = drawer.draw(job, none);
  children[1]?.answer(101);
  await second;
  expect(children[1]?.isKilled).toBe(true);
  const third = drawer.draw(job, none);
  children[2]?.answer();
  expect((await third).png).toBe(PNG);
});

test("[FD97] what a child says is checked: another's answer, no PNG, nonsense", async () => {
  const { drawer, children } = aDrawer();
  const drawing = drawer.draw(job, none);
  const id = children[0]?.orders[0]?.id ?? 0;
  for (const said of [
    null,
    "png",
    { id: id + 1, png: PNG, rssBytes: 0, isWithoutSome: false },
    { id, png: Buffer.from("GIF89a"), rssBytes: 0, isWithoutSome: false },
    { id, png: "\x89PNG", rssBytes: 0, isWithoutSome: false },
  ])
    children[0]?.say(said);
  expect(await Promise.race([drawing, Promise.resolve("not yet")])).toBe("not yet");
  children[0]?.fail();
  children[0]?.answer();
  expect((await drawing).png).toBe(PNG);
});
