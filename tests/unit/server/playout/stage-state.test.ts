import { expect, test } from "vitest";
import { emptyStage, nextStage, type StageInput, type StageState } from "../../../../server/playout/stage-state.ts";
import { millis, programTime } from "../../../../shared/time.ts";

const patience = { grace: millis(2000), keyframe: millis(10_000) };
const at = programTime;

const loopAllowed: StageInput = { type: "filled", filler: "loop", at: at(0) };
const claimed = (publisher: string, ms = 1000): StageInput => ({ type: "claimed", publisher, at: at(ms) });
const ready = (publisher: string): StageInput => ({ type: "ready", publisher });
const left = (publisher: string, ms = 5000): StageInput => ({ type: "left", publisher, at: at(ms) });
const timeIs = (ms: number): StageInput => ({ type: "time-passed", at: at(ms) });

const after = (...inputs: StageInput[]): StageState =>
  inputs.reduce((state, input) => nextStage(state, input, patience), emptyStage);
const onAir = (...inputs: StageInput[]) => after(...inputs).onAir;

const loopOnAir = [loopAllowed, timeIs(0)];
const encoderOnAir = [...loopOnAir, claimed("a"), ready("a")];

test("[PO20] the loop is on air as soon as it is allowed and nobody publishes", () => {
  expect([onAir(loopAllowed), onAir(...loopOnAir), onAir(timeIs(0))]).toEqual(["none", "loop", "none"]);
});

test("[PO21] the loop stays until the encoder's first picture", () => {
  expect([onAir(...loopOnAir, claimed("a")), onAir(...encoderOnAir)]).toEqual(["loop", "encoder"]);
});

test("[PO21] an encoder that goes before its first picture changes nothing", () => {
  expect(after(...loopOnAir, claimed("a"), left("a"))).toEqual(after(...loopOnAir));
});

test("[PO22] the loop returns when the grace is over, not before", () => {
  const gone = [...encoderOnAir, left("a", 5000)];
  expect([onAir(...gone), onAir(...gone, timeIs(6999)), onAir(...gone, timeIs(7000))]).toEqual([
    "none",
    "none",
    "loop",
  ]);
});

test("[PO22] an encoder back in time keeps the loop away while it has no keyframe, for 10 s", () => {
  const back = [...encoderOnAir, left("a", 5000), claimed("b", 6500)];
  expect([onAir(...back, timeIs(7000)), onAir(...back, timeIs(16_500))]).toEqual(["none", "loop"]);
  expect(onAir(...back, timeIs(7000), ready("b"))).toBe("encoder");
});

test("[PO22] without a loop the stage stays empty", () => {
  const gone = after(claimed("a"), ready("a"), left("a"));
  expect(gone).toEqual(emptyStage);
});

test("[PO25] what an evicted encoder still does is nobody's business", () => {
  const taken = [...encoderOnAir, claimed("b", 3000)];
  expect(after(...taken, left("a"))).toEqual(after(...taken));
  expect(after(...taken, ready("a"))).toEqual(after(...taken));
});

test("[PO20] the loop can be switched off and on, and leaves an encoder alone", () => {
  const off: StageInput = { type: "filled", filler: null, at: at(9000) };
  expect([onAir(...loopOnAir, off), onAir(...encoderOnAir, off), onAir(...encoderOnAir, loopAllowed)]).toEqual([
    "none",
    "encoder",
    "encoder",
  ]);
  expect(onAir(...encoderOnAir, off, left("a"), timeIs(90_000))).toBe("none");
});

test("[PO27] another filler replaces the one on air, and waits for the grace of an encoder that left", () => {
  const slate: StageInput = { type: "filled", filler: "slate", at: at(9000) };
  expect(onAir(...loopOnAir, slate)).toBe("slate");
  const gone = [...encoderOnAir, left("a", 8000), slate];
  expect([onAir(...gone, timeIs(9999)), onAir(...gone, timeIs(10_000))]).toEqual(["none", "slate"]);
});
