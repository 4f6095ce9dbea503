import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PublishedStands } from "../../../../client/stage/published-stands.ts";
import { emptyStand, type PublicStand } from "../../../../shared/exhibition.ts";

const asked: string[] = [];
let answers: (() => Promise<Response>)[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  asked.length = 0;
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    return (answers.shift() ?? said(500))();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const said =
  (status: number, body: unknown = {}) =>
  () =>
    Promise.resolve(Response.json(body, { status }));
const stand: PublicStand = {
  ...{ id: "stand-0001", number: 4, slug: "zabota", size: "wide", takesQuestions: true, answers: [] },
  content: emptyStand,
};
const address = "/api/meetings/primer/exhibition/stands/stand-0001";

test("[EB101] a stand is asked for once a minute at most, by however many of its cards", async () => {
  answers = [said(200, stand), said(200, stand)];
  const stands = new PublishedStands("primer");
  expect(await Promise.all([stands.read("stand-0001"), stands.read("stand-0001")])).toEqual([stand, stand]);
  await stands.read("stand-0001");
  expect(asked).toEqual([address]);
  vi.advanceTimersByTime(60_000);
  await stands.read("stand-0001");
  expect(asked).toEqual([address, address]);
});

test("[EB101] what did not come is asked for at the next turn; what is not published is known for a minute", async () => {
  answers = [() => Promise.reject(new TypeError("offline")), said(503), said(404)];
  const stands = new PublishedStands("primer");
  for (const _ of answers.concat(answers)) expect(await stands.read("stand-0001")).toBe(null);
  expect(asked).toHaveLength(3);
});
