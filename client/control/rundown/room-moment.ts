import { type ProgramTime, programTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { standingOn } from "../../../shared/timeline/standing.ts";

/**
 * The moment that the room's times are told for: an item that was begun just now has begun, though its frame is still on the
 * way from the encoder.
 */
export const roomMoment = (record: MeetingRecord, now: ProgramTime): ProgramTime =>
  programTime(Math.max(now, standingOn(record, "chapter", now)?.from ?? now));
