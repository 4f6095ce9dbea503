import type { ProgramTime } from "../../../shared/time.ts";
import { spanOf } from "../meetings/told-meeting.ts";
import type { Meeting } from "../ports.ts";

/**
 * Where `/` leads: what is on air, else what comes next, else the sample; never what was put away. `null`: show the list
 * (WB40, MT20–MT22).
 * @param meetings newest first.
 */
export function currentMeeting(meetings: readonly Meeting[], now: ProgramTime): Meeting | null {
  const real = meetings.filter(({ sample, record }) => !sample && record.archivedAt === null);
  return onAir(real, now) ?? next(real, now) ?? meetings.find(isOpenSample) ?? null;
}

/** Of several that are open, one whose day it is: another may be between its days. */
function onAir(meetings: readonly Meeting[], now: ProgramTime): Meeting | undefined {
  const open = meetings.filter(({ record }) => record.phase === "open");
  return open.find(({ record }) => isWithin(spanOf(record), now)) ?? open[0];
}

function next(meetings: readonly Meeting[], now: ProgramTime): Meeting | undefined {
  const planned = meetings.filter(({ record }) => record.phase === "planned");
  const dated = planned
    .flatMap((meeting) => {
      const span = spanOf(meeting.record);
      return span === null || span.to < now ? [] : [{ meeting, from: span.from }];
    })
    .toSorted((one, other) => one.from - other.from);
  // Of those without a day the first made is the next to come. One whose days are over and that never began is not.
  return dated[0]?.meeting ?? planned.findLast(({ record }) => spanOf(record) === null);
}

const isWithin = (span: ReturnType<typeof spanOf>, now: ProgramTime): boolean =>
  span !== null && span.from <= now && now <= span.to;

const isOpenSample = ({ sample, record }: Meeting): boolean =>
  sample && record.phase === "open" && record.archivedAt === null;
