import type { PublicHighlight } from "../../../shared/feeds.ts";
import { later, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";

/** Segments that are kept of a stage's span; wiring makes it of the archive. */
export interface MomentShelf {
  /** `null`: nothing of it is kept. */
  part(span: {
    readonly stage: string;
    readonly from: ProgramTime;
    readonly to: ProgramTime;
  }): Promise<{ readonly to: ProgramTime; playlist(): string } | null>;
}

export interface MomentDeps {
  readonly shelf: MomentShelf;
  readonly stage: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** A list over stored segments. `isWhole`: nothing more can come. */
export interface FoundMoment {
  readonly playlist: string;
  readonly isWhole: boolean;
}

const LONGEST_MS = 10 * 60_000;
/** A figure may stand for a moment only; so much is needed to hear what it was about. */
const SHORTEST_MS = 10_000;
/** Longer after its end no segment of it is still being written. */
const SETTLED_MS = 60_000;
const KEPT_MS = 5_000;
const MOST_KEPT = 128;

interface Kept {
  readonly until: number;
  readonly found: Promise<FoundMoment | null>;
}

/** What was recorded of highlights' moments, the last few asked for at hand (FD118). */
export class Moments {
  readonly #deps: MomentDeps;
  readonly #keptByName = new Map<string, Kept>();

  constructor(deps: MomentDeps) {
    this.#deps = deps;
  }

  /** `null`: nothing was on the stage, nothing was recorded, or it is not kept any more. */
  async moment({ code, rev, content }: PublicHighlight): Promise<FoundMoment | null> {
    if (content.moment === null) return null;
    const name = `${code} ${rev}`;
    const now = performance.now();
    const known = this.#keptByName.get(name);
    if (known !== undefined && now < known.until) return known.found;
    const found = this.#find(content.moment, code);
    this.#keptByName.delete(name);
    this.#keptByName.set(name, { until: now + KEPT_MS, found });
    for (const oldest of this.#keptByName.keys()) {
      if (this.#keptByName.size <= MOST_KEPT) break;
      this.#keptByName.delete(oldest);
    }
    return found;
  }

  async #find(moment: NonNullable<PublicHighlight["content"]["moment"]>, code: string): Promise<FoundMoment | null> {
    const { shelf, stage, clock, log } = this.#deps;
    const { from } = moment;
    const wanted = Math.max(moment.until, later(from, millis(SHORTEST_MS)));
    const to = programTime(Math.min(wanted, later(from, millis(LONGEST_MS))));
    try {
      const part = await shelf.part({ stage, from, to });
      if (part === null) return null;
      return { playlist: part.playlist(), isWhole: part.to >= to || clock.now() > later(to, millis(SETTLED_MS)) };
    } catch (error) {
      log.fault("moment of a highlight not listed", error, { code });
      return null;
    }
  }
}
