import type { Meeting } from "../ports.ts";

/**
 * Where `/` leads: what is on air, else what comes next; a real meeting before the sample. `null`: show the list.
 * @param meetings newest first.
 */
export function currentMeeting(meetings: readonly Meeting[]): Meeting | null {
  const inPhase = (phase: Meeting["record"]["phase"], sample: boolean) => (meeting: Meeting) =>
    meeting.record.phase === phase && meeting.sample === sample;
  return (
    meetings.find(inPhase("open", false)) ??
    // Of several planned ones the first made is the next to come: there are no dates yet.
    meetings.findLast(inPhase("planned", false)) ??
    meetings.find(inPhase("open", true)) ??
    null
  );
}
