import { seenBy } from "../../../shared/audience.ts";
import type { AudienceSummary } from "../../../shared/protocol.ts";
import { millis, type ProgramTime } from "../../../shared/time.ts";

/** Who is further behind has gone back on purpose: they come to it in their own time. */
const FURTHEST_MS = 60_000;
const MOST = 0.9;

/** Whether most of those who watch live have had that moment on their screens (FD42). Nobody watches: nobody is kept waiting. */
export function seenByMost({ lags }: Pick<AudienceSummary, "lags">, at: ProgramTime, now: ProgramTime): boolean {
  const live = { lags: lags.filter(([upTo]) => upTo <= FURTHEST_MS) };
  const { people, of } = seenBy(live, millis(now - at));
  return of === 0 || people >= of * MOST;
}
