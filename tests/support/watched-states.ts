/** What stands beside the picture on a frame, as a viewer saw it and as the record has it. */
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { frameMs } from "./cards-on-frames.ts";
import type { RecordedFrame } from "./frame-recorder.ts";

/** «Андрей Лебедев | figure»: who speaks, and the kind of card beside. */
export const stateOf = ({ speaker, side }: RecordedFrame): string => `${speaker} | ${side}`;

/** The same by the record (TL6). */
export function recordedState({ showings }: MeetingRecord, at: number): string {
  const cards = showings
    .filter(({ from, until }) => from <= at && (until === null || at < until))
    .map(({ card }) => card);
  const speaker = cards.find((card) => card.kind === "speaker");
  return `${speaker?.name ?? ""} | ${cards.some(({ kind }) => kind === "figure") ? "figure" : ""}`;
}

/** The moments at which something comes or goes. */
export const changesIn = ({ showings }: MeetingRecord): readonly number[] =>
  [...new Set(showings.flatMap(({ from, until }) => (until === null ? [from] : [from, until])))].sort((a, b) => a - b);

/** The frames that show anything but what the record has for them. On the frame of a change either will do, and on the next. */
export const untrueFrames = (frames: readonly RecordedFrame[], record: MeetingRecord): readonly RecordedFrame[] => {
  const changes = changesIn(record);
  return frames.filter((frame) => {
    const isAtChange = changes.some((change) => frame.at > change - 1 && frame.at < change + 2 * frameMs);
    return !isAtChange && stateOf(frame) !== recordedState(record, frame.at);
  });
};
