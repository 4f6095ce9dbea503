/** The viewer's choice between little delay and few interruptions, and what each choice means. */
import { type Millis, millis } from "../../shared/time.ts";

export const delays = ["minimal", "usual", "steady"] as const;
export type Delay = (typeof delays)[number];

export const isDelay = (text: string | null): text is Delay => delays.some((delay) => delay === text);

interface DelayRule {
  /** Kept in the buffer when the latest of parts comes. */
  readonly margin: Millis;
  /** How many round trips a part must last at least. */
  readonly roundTripsPerPart: number;
  /** Parts are never shorter than this many fragments. */
  readonly leastFragments: 1 | 2 | 5;
}

export const delayRules = {
  minimal: { margin: millis(100), roundTripsPerPart: 1, leastFragments: 1 },
  usual: { margin: millis(250), roundTripsPerPart: 2, leastFragments: 1 },
  steady: { margin: millis(2500), roundTripsPerPart: 2, leastFragments: 5 },
} as const satisfies Record<Delay, DelayRule>;
