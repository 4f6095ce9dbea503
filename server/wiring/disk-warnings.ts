import type { RecordingHealth } from "../../shared/protocol.ts";
import type { DiskState } from "../../shared/recordings.ts";

const warningOf: Record<DiskState["writing"], string | null> = {
  on: null,
  floor: "RECORDING_DISK_FLOOR",
  failing: "RECORDING_FAILING",
  behind: "RECORDING_BEHIND",
};

/** What the control room is told of the disk, among the warnings of the stream's health. */
export function diskWarnings({ writing }: DiskState): readonly string[] {
  const warning = warningOf[writing];
  return warning === null ? [] : [warning];
}

/** How much more can be kept. What is over the floor is all there is: recording stops there, and live goes on (AR11). */
export function recordingHealth({ writing, freeBytes, floorBytes }: DiskState, bitrateKbps: number): RecordingHealth {
  const left = Math.max(0, freeBytes - floorBytes);
  const bytesAnHour = (bitrateKbps * 1000 * 3600) / 8;
  return { writing, freeBytes: left, hoursLeft: bitrateKbps === 0 ? null : Math.floor((left / bytesAnHour) * 10) / 10 };
}
