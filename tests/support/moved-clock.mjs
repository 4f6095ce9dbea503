/**
 * Loaded before the server (`node --import`): its wall clock is off by as many milliseconds as the file `TEST_CLOCK_FILE`
 * says, and follows it while running, as after `date --set`. Monotonic time stays true, and so does what Node took as the
 * process's beginning when it began.
 */
import { readFileSync } from "node:fs";

const RealDate = Date;
const offsetMs = () => {
  try {
    return Number(readFileSync(process.env.TEST_CLOCK_FILE ?? "", "utf8")) || 0;
  } catch {
    return 0;
  }
};

class MovedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(MovedDate.now());
    else super(...given);
  }
  static now() {
    return RealDate.now() + offsetMs();
  }
}

globalThis.Date = MovedDate;
const origin = performance.timeOrigin + offsetMs();
Object.defineProperty(performance, "timeOrigin", { get: () => origin });
