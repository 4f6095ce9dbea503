import type { ProgramTime } from "../../shared/time.ts";

/** What a meeting wants kept: everything that an encoder showed on its stage between opening and closing. */
export interface Claim {
  readonly slug: string;
  readonly stage: string;
  readonly from: ProgramTime;
  /** `null` while the meeting is open. */
  readonly until: ProgramTime | null;
}
