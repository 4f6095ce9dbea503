import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { stateShape } from "../../../../../server/web/automation/shapes.ts";
import { EventStream } from "../../../../../server/web/automation/stream.ts";
import { millis } from "../../../../../shared/time.ts";
import { automationAtHand } from "../../../../support/automation-at-hand.ts";
import { eventsIn, statesIn } from "../../../../support/event-stream.ts";
import { patience } from "../../../../support/patience.ts";

const limits = { perToken: 2, inAll: 3, recheckMs: 1_000_000, beatMs: 15_000 };

afterEach(() => void vi.useRealTimers());

/** An API at hand; a stream is an answer that comes when it has ended. */
async function streaming() {
  // Node's own timers go on: only those that the house sets stand still.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  const hand = await automationAtHand({ limits });
  return { ...hand, streams: hand.automation.streams };
}

// A stream's answer is a promise; wrapped, so that `await follow()` does not wait for its end.
const begun = <Value>(value: Promise<Value>) => ({ ended: value });

test("[AP40] a stream says the whole state at once, and again at each change", async () => {
  const { ask, press, streams } = await streaming();
  const stream = begun(ask("GET", "events", { headers: { "last-event-id": "99.99" } }));
  await vi.waitUntil(() => streams.size === 1, patience);
  await press("arm", { body: { cueId: "speaker-cue" } });
  await press("take");
  streams.close();
  const { text, headers } = await stream.ended;
  expect(headers["content-type"]).toBe("text/event-stream; charset=utf-8");
  const states = statesIn(text).map((state) => stateShape.parse(state));
  expect(states.map(({ armed, layers }) => [armed?.cueId ?? null, layers["lower-third"]?.cueId ?? null])).toEqual([
    [null, null],
    ["speaker-cue", null],
    ["speaker-cue", "speaker-cue"],
    [null, "speaker-cue"],
  ]);
  const events = eventsIn(text);
  expect(events.slice(0, -1).map(({ id }) => id)).toEqual(states.map(({ position }) => position));
});

test("[AP40] the running seconds are no news; viewers and the end of the window for a recall are", async () => {
  const { ask, press, streams, presence, clock } = await streaming();
  const stream = begun(ask("GET", "events"));
  await vi.waitUntil(() => streams.size === 1, patience);
  presence.enter("meeting", "viewer-1", "place-1");
  presence.report({ slug: "meeting", viewerId: "viewer-1", place: "place-1", lag: millis(5_000) });
  await press("items/next/start");
  for (let second = 0; second < 8; second += 1) {
    clock.advance(1_000);
    vi.advanceTimersByTime(1_000);
  }
  streams.close();
  const states = statesIn((await stream.ended).text);
  expect(states.map(({ audience, lastAct }) => [audience.playing, lastAct?.isUnseen])).toEqual([
    [0, undefined],
    [1, true],
    [1, false],
  ]);
  expect(states[1]?.lastAct?.secondsUntilSeen).toBeGreaterThan(4);
});

test("[AP41] a line of comment every 15 s says that the line is alive", async () => {
  const { ask, streams } = await streaming();
  const stream = begun(ask("GET", "events"));
  await vi.waitUntil(() => streams.size === 1, patience);
  vi.advanceTimersByTime(31_000);
  streams.close();
  expect((await stream.ended).text.match(/^: $/gm)).toHaveLength(2);
});

test("[AP42] so many streams a token, and so many in all", async () => {
  const { ask, streams } = await streaming();
  const first = [begun(ask("GET", "events")), begun(ask("GET", "events"))];
  await vi.waitUntil(() => streams.size === 2, patience);
  const third = await ask("GET", "events");
  expect([third.status, third.json().error.code, third.headers["retry-after"]]).toEqual([
    429,
    "TOO_MANY_STREAMS",
    "1000",
  ]);
  first.push(begun(ask("GET", "events", { bearer: "efir_second" })));
  await vi.waitUntil(() => streams.size === 3, patience);
  expect((await ask("GET", "events", { bearer: "efir_second" })).status).toBe(429);
  streams.close();
  await Promise.all(first.map(({ ended }) => ended));
  expect(streams.size).toBe(0);
});

test("[AP43] a stream ends with its token, others go on", async () => {
  const { ask, streams, actors } = await streaming();
  const own = begun(ask("GET", "events"));
  const other = begun(ask("GET", "events", { bearer: "efir_editor" }));
  await vi.waitUntil(() => streams.size === 2, patience);
  actors.delete("efir_moderator");
  await streams.recheck();
  expect(eventsIn((await own.ended).text).at(-1)).toMatchObject({ event: "end", data: '{"code":"UNKNOWN_TOKEN"}' });
  expect(streams.size).toBe(1);
  streams.close();
  await other.ended;
});

test("[AP43] who does not take the end of their stream is cut, and nothing else breaks", async () => {
  const trouble: unknown[] = [];
  // Of no line: whatever is written waits.
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  response.on("error", (error) => trouble.push(error));
  const stream = new EventStream(response, () => {});
  stream.end("UNKNOWN_TOKEN", 60_000);
  expect(response.destroyed).toBe(false);
  stream.end("UNKNOWN_TOKEN", 60_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect([trouble, response.destroyed]).toEqual([[], true]);
});

test("[AP44] at a shutdown streams say when to come back, and none is opened any more", async () => {
  const { ask, streams } = await streaming();
  const stream = begun(ask("GET", "events"));
  await vi.waitUntil(() => streams.size === 1, patience);
  streams.close();
  const { text } = await stream.ended;
  expect(eventsIn(text).at(-1)).toMatchObject({ event: "end", data: '{"code":"LEAVING"}' });
  const wait = Number(/retry: (\d+)\nevent: end/.exec(text)?.[1]);
  expect(wait).toBeGreaterThanOrEqual(500);
  expect(wait).toBeLessThanOrEqual(3_500);
  expect((await ask("GET", "events")).status).toBe(503);
});

test("[AP40] HEAD of a stream opens none", async () => {
  const { ask, streams } = await streaming();
  expect((await ask("HEAD", "events")).status).toBe(200);
  expect(streams.size).toBe(0);
});
