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
