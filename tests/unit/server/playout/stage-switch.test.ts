import { expect, test } from "vitest";
import type { MediaSink, Sample } from "../../../../server/media/sample.ts";
import { ClipLoop } from "../../../../server/playout/clip-loop.ts";
import { type SignalChange, StageSwitch } from "../../../../server/playout/stage-switch.ts";
import { millis, ticks } from "../../../../shared/time.ts";
import { aClip } from "../../../support/clips.ts";
import { ManualAlarm } from "../../../support/manual-alarm.ts";
import { ManualClock } from "../../../support/manual-clock.ts";
import { RecordingSink } from "../../../support/recording-sink.ts";

const ROUND = 8000 * 221_000_000;

test("[PO21] an encoder's first sample ends the loop and opens the stage, with its tracks first", () => {
  const { house, opened, claim } = onLoop();
  const { push } = claim("a");
  push.track();
  expect([house.signal, opened.at(-1)?.kind]).toEqual(["loop", "loop"]);
  push.sample();
  expect([house.signal, opened.map(({ kind }) => kind), opened[0]?.sink.endedWith]).toEqual([
    "encoder",
    ["loop", "encoder"],
    "an encoder is on air",
  ]);
  expect(opened.at(-1)?.sink.events.map(({ type }) => type)).toEqual(["track", "sample"]);
});

test("[PO22] when the encoder leaves, its sink ends at once and the loop comes after the grace", () => {
  const { house, alarm, opened, claim } = onLoop();
  const { push, sink } = claim("a");
  push.track();
  push.sample();
  sink.end("unpublished");
  expect([house.signal, opened.at(-1)?.sink.endedWith]).toEqual(["none", "unpublished"]);
  alarm.pass(1999);
  expect(house.signal).toBe("none");
  alarm.pass(1);
  expect([house.signal, opened.at(-1)?.kind]).toEqual(["loop", "loop"]);
});

test("[PO22] the returning loop reaches back, but not into the encoder's time", () => {
  const { alarm, clock, opened, claim } = onLoop();
  const { push, sink } = claim("a");
  push.sample();
  const leftAt = clock.now();
  sink.end("unpublished");
  alarm.pass(2000);
  const first = opened.at(-1)?.sink.samples()[0];
  expect(first?.isKeyframe).toBe(true);
  expect([(first?.arrivedAt ?? 0) >= leftAt, (first?.arrivedAt ?? 0) < leftAt + 1000]).toEqual([true, true]);
});

test("[PO23] a second publisher is refused in words while the first is heard", () => {
  const { house, claim } = onLoop();
  claim("a").push.sample();
  expect(house.claim(aPublisher("b"))).toEqual({ ok: false, reason: "another encoder is on air with this key" });
});

test("[PO23] a second publisher takes over where the stage allows it, and the first is closed and deaf", () => {
  const { house, opened, claim, settings } = onLoop();
  const first = claim("a");
  first.push.sample();
  settings.takeover = true;
  const second = claim("b");
  expect([first.publisher.closedWith, opened[1]?.sink.endedWith]).toEqual([
    "another encoder took over",
    "another encoder took over",
  ]);
  second.push.sample();
  first.push.sample();
  first.sink.end("closed");
  expect([house.signal, opened.length, opened[1]?.sink.samples().length]).toEqual(["encoder", 3, 1]);
});

test("[PO24] a publisher silent for 3 s gives way to one that comes back on another connection", () => {
  const { house, alarm, claim } = onLoop();
  const first = claim("a");
  first.push.sample();
  alarm.pass(2999);
  expect(house.claim(aPublisher("b")).ok).toBe(false);
  alarm.pass(1);
  expect(house.claim(aPublisher("b")).ok).toBe(true);
  expect(first.publisher.closedWith).toBe("another encoder took over");
});

test("[PO26] each change of signal is told once, the loop's with the moment of its first picture", () => {
  const { alarm, changes, claim } = onLoop();
  const { push, sink } = claim("a");
  push.sample();
  push.sample();
  sink.end("unpublished");
  alarm.pass(2000);
  expect(changes.map(({ signal, at }) => [signal, at - ROUND])).toEqual([
    ["loop", 0],
    ["encoder", 3300],
    ["none", 3300],
    ["loop", 4000],
  ]);
});

test("[PO26] a stopped switch leaves nothing on air and nothing waiting", () => {
  const { house, alarm, opened, claim } = onLoop();
  claim("a").push.sample();
  house.stop("server stops");
  alarm.pass(60_000);
  expect([house.signal, opened.map(({ sink }) => sink.endedWith), alarm.waiting]).toEqual([
    "none",
    ["an encoder is on air", "server stops"],
    0,
  ]);
});

/** A stage on which the loop has run for 3.3 s, from a moment at which the clip began. */
function onLoop() {
  const clock = new ManualClock(ROUND + 3200);
  const alarm = new ManualAlarm(clock);
  const opened: { kind: "encoder" | "loop"; sink: RecordingSink }[] = [];
  const changes: SignalChange[] = [];
  const settings = { takeover: false };
  const house = new StageSwitch({
    stage: {
      open(kind) {
        const sink = new RecordingSink();
        opened.push({ kind, sink });
        return sink;
      },
    },
    fillers: { loop: new ClipLoop(aClip(), clock, alarm), slate: new ClipLoop(aClip(), clock, alarm) },
    clock,
    alarm,
    grace: millis(2000),
    mayTakeOver: () => settings.takeover,
    onSignal: (change) => changes.push(change),
  });
  house.fill("loop");
  alarm.pass(100);
  const claim = (id: string) => {
    const publisher = aPublisher(id);
    const claimed = house.claim(publisher);
    if (!claimed.ok) throw new Error(claimed.reason);
    return { publisher, sink: claimed.sink, push: speaker(claimed.sink, clock) };
  };
  return { house, clock, alarm, opened, changes, settings, claim };
}

test("[PO27] another filler takes the place of the one on air at once, and of what comes after an encoder", () => {
  const { house, alarm, opened, changes, claim } = onLoop();
  house.fill("slate");
  alarm.pass(100);
  expect([house.signal, opened.map(({ sink }) => sink.endedWith !== null)]).toEqual(["slate", [true, false]]);
  expect(changes.map(({ signal }) => signal)).toEqual(["loop", "slate"]);
  const { push, sink } = claim("a");
  push.sample();
  house.fill("loop");
  expect(house.signal).toBe("encoder");
  sink.end("unpublished");
  alarm.pass(2000);
  expect([house.signal, opened.filter((one) => one.sink.endedWith === null).length]).toEqual(["loop", 1]);
});

test("[PO27] a filler without a clip leaves the stage empty", () => {
  const { house, alarm } = onLoop();
  house.fill(null);
  alarm.pass(5000);
  expect(house.signal).toBe("none");
});

function aPublisher(id: string) {
  return {
    id,
    closedWith: null as string | null,
    close(reason: string) {
      this.closedWith ??= reason;
    },
  };
}

function speaker(sink: MediaSink, clock: ManualClock) {
  const [track] = aClip().tracks;
  if (track === undefined) throw new Error("the clip has tracks");
  const sample = (): Sample => ({
    type: "video",
    dts: ticks(0),
    compositionOffset: ticks(0),
    isKeyframe: true,
    data: new Uint8Array(),
    arrivedAt: clock.now(),
  });
  return {
    track: () => sink.push({ type: "track", track }),
    sample: () => sink.push({ type: "sample", sample: sample() }),
  };
}
