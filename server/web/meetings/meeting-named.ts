import { slugPattern } from "../../../shared/ids.ts";
import type { Meeting, MeetingDirectory } from "../ports.ts";
import { HttpProblem } from "../problem.ts";

/** @throws {HttpProblem} 404 UNKNOWN_MEETING, also for what cannot be a meeting's name. */
export async function meetingNamed(meetings: Pick<MeetingDirectory, "find">, slug: string): Promise<Meeting> {
  const meeting = slugPattern.test(slug) ? await meetings.find(slug) : null;
  if (meeting === null) throw new HttpProblem(404, "UNKNOWN_MEETING");
  return meeting;
}
