import { describe, expect, test } from "vitest";
import { isLight } from "../../../../../client/control/flash/flash-plan.ts";
import { FlashRun, type Outcome } from "../../../../../client/control/flash/flash-run.ts";
import { type ProgramTime, programTime } from "../../../../../shared/time.ts";

const start = programTime(5_000_000);
/** The viewer's own way: what is on screen lags by so much, beside the encoder's delay. */
const playerLagMs = 900;

/** Paints 60 times a second for as long as it goes on. */
function carryOut(
  delayMs: number,
  { levels, presses }: { readonly levels: boolean; readonly presses: readonly number[] },
) {
  const run = new FlashRun(start);
  let outcome: Outcome | null = null;
  let pressed = 0;
  for (let ms = 0; outcome === null && ms < 60_000; ms += 16) {
    const now = programTime(start + ms);
    run.paint(now);
    const playhead = programTime(now - playerLagMs);
    if (levels) run.see({ at: playhead, level: isLight(run.plan, programTime(playhead - delayMs)) ? 230 : 40 });
    const due = run.plan[pressed] ?? Number.POSITIVE_INFINITY;
    if (pressed < presses.length && playhead >= due + delayMs + (presses[pressed] ?? 0)) {
      run.press(playhead, now);
      pressed += 1;
    }
    outcome = run.outcome(now);
  }
  return { run, outcome };
}
const within = (outcome: Outcome | null, delayMs: number, by: number) =>
  expect(Math.abs((outcome?.measured?.delay ?? Number.NaN) - delayMs)).toBeLessThanOrEqual(by);

describe("one measuring", () => {
  test("[CR67] leaves time before the first flash, and is light only by the plan", () => {
    const run = new FlashRun(start);
    expect(run.hasBegun(programTime(start + 2000))).toBe(false);
    expect(run.paint(programTime(start + 2000))).toBe(false);
    expect(run.paint((run.plan[0] ?? start) as ProgramTime)).toBe(true);
  });

  test.each([0, 420, 3000])(
    "[CR68] the page sees a delay of %i ms by itself, however much the player lags",
    (delayMs) => {
      const { outcome } = carryOut(delayMs, { levels: true, presses: [] });
      expect(outcome).toMatchObject({ isByPicture: true, measured: { seen: 6, of: 6 } });
      within(outcome, delayMs, 33);
    },
  );

  test("[CR68] a hand tells it where the page sees nothing", () => {
    const { outcome } = carryOut(420, { levels: false, presses: [10, 30, 0, 50, 20, 40] });
    expect(outcome).toMatchObject({ isByPicture: false, measured: { of: 6 } });
    within(outcome, 445, 33);
  });

  test("[CR68] where neither does, it ends and says that nothing was found", () => {
    expect(carryOut(420, { levels: false, presses: [] }).outcome).toEqual({ measured: null, isByPicture: false });
  });

  test("[CR68] counts from when the window was painted, which may be late", () => {
    const { run } = carryOut(420, { levels: true, presses: [] });
    expect(run.lit).toHaveLength(6);
    for (const [place, at] of run.lit.entries()) expect(at - (run.plan[place] ?? 0)).toBeLessThan(17);
  });
});
