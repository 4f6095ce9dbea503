import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import { type BrightFrame, brightenings } from "./brightening.ts";
import { delayOf, type MeasuredDelay } from "./delay-of.ts";
import { flashPlan, isLight } from "./flash-plan.ts";

/** How long a person has to turn to the picture. */
const BEFORE = millis(2500);
/** The greatest delay that can be set, and the player's own. */
const LONGEST_WAIT = millis(16_000);
const AFTER_LAST_PRESS = millis(2000);

export interface Outcome {
  /** `null`: nothing was found. */
  readonly measured: MeasuredDelay | null;
  /** The page saw it; otherwise a hand told. */
  readonly isByPicture: boolean;
}

/** One measuring: when the window was light, how light the picture was, when a hand saw it. All by the programme clock. */
export class FlashRun {
  readonly plan: readonly ProgramTime[];
  readonly #lit: ProgramTime[] = [];
  readonly #frames: BrightFrame[] = [];
  readonly #presses: ProgramTime[] = [];
  #isLight = false;
  #pressedAt: ProgramTime | null = null;

  constructor(now: ProgramTime) {
    this.plan = flashPlan(later(now, BEFORE));
  }

  /** When the window became light. */
  get lit(): readonly ProgramTime[] {
    return this.#lit;
  }

  get presses(): number {
    return this.#presses.length;
  }

  hasBegun(now: ProgramTime): boolean {
    return now >= (this.plan[0] ?? now);
  }

  /** All flashes have been shown here. */
  isFlashed(now: ProgramTime): boolean {
    return now > later(this.plan.at(-1) ?? now, millis(500));
  }

  /** Before each repaint: whether the window is to be light. What counts is when it became so, not when it was to. */
  paint(now: ProgramTime): boolean {
    const isOn = isLight(this.plan, now);
    if (isOn && !this.#isLight) this.#lit.push(now);
    this.#isLight = isOn;
    return isOn;
  }

  see(frame: BrightFrame): void {
    this.#frames.push(frame);
  }

  /** @param playhead programme time of the picture as it was pressed */
  press(playhead: ProgramTime, now: ProgramTime): void {
    this.#presses.push(playhead);
    this.#pressedAt = now;
  }

  /** `null`: it goes on. */
  outcome(now: ProgramTime): Outcome | null {
    if (!this.isFlashed(now)) return null;
    const byPicture = delayOf(this.#lit, brightenings(this.#frames));
    const isWhole = byPicture !== null && byPicture.seen === this.#lit.length;
    const hasPressed =
      this.#presses.length >= this.plan.length && now > later(this.#pressedAt ?? now, AFTER_LAST_PRESS);
    const isLate = now > later(this.plan.at(-1) ?? now, LONGEST_WAIT);
    if (!isWhole && !hasPressed && !isLate) return null;
    return byPicture === null
      ? { measured: delayOf(this.#lit, this.#presses), isByPicture: false }
      : { measured: byPicture, isByPicture: true };
  }
}
