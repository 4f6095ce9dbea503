import { labelOf } from "../../../shared/cards/index.ts";
import { clockSchedule, type DueCue, nextDue, type Planned } from "../../../shared/rundown/clock-schedule.ts";
import { between, type ProgramTime } from "../../../shared/time.ts";
import { formatDayAndTime, formatTime } from "../../i18n/format.ts";
import type { SessionState } from "../../session/session-state.ts";
import { elapsed } from "../elapsed.ts";
import { t } from "./strings.ts";

export interface ClockAhead {
  readonly isOn: boolean;
  /** Something is planned for a moment at all. */
  readonly hasPlan: boolean;
  /** `null`: the clock takes nothing more. */
  readonly next: DueCue | null;
}

/** What the clock does next, by the function that the server acts by. */
export function clockAhead({ plan, record, isRehearsal }: SessionState, now: ProgramTime): ClockAhead {
  if (plan === null) return { isOn: false, hasPlan: false, next: null };
  const { isOn, since = now } = plan.clock;
  const { programme, about } = record;
  // A rehearsal begins its plan at the press; before it, whenever.
  const beginAt = isRehearsal ? (isOn ? since : (record.openedAt ?? since)) : null;
  const schedule = scheduleOf({ cues: plan.cues, programme, about, beginAt });
  return { isOn, hasPlan: schedule.length > 0, next: nextDue(schedule, now) };
}

let last: { readonly planned: Planned; readonly schedule: readonly DueCue[] } | null = null;

/** Asked each second by every part of the room that counts down, of a plan that changes seldom. */
function scheduleOf(planned: Planned): readonly DueCue[] {
  const isSame =
    last !== null &&
    last.planned.cues === planned.cues &&
    last.planned.programme === planned.programme &&
    last.planned.about === planned.about &&
    last.planned.beginAt === planned.beginAt;
  if (last === null || !isSame) last = { planned, schedule: clockSchedule(planned) };
  return last.schedule;
}

const NEAR_MS = 20 * 3_600_000;

/** `12:25`, by this room's clock as the rundown has it; with its day when that is far. */
export const dueTime = ({ at }: DueCue, now: ProgramTime): string =>
  between(now, at) < NEAR_MS ? formatTime(at) : formatDayAndTime(at);

/** `Дальше 12:25 «Награждение», через 3:40` */
export function nextWords({ next }: ClockAhead, now: ProgramTime): string {
  if (next === null) return t("clockNoMore");
  return t("clockNext", {
    time: dueTime(next, now),
    title: labelOf(next.cue.card),
    wait: elapsed(between(now, next.at)),
  });
}
