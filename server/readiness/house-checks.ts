import type { StreamHealth } from "../../shared/protocol.ts";
import type { ReadinessLine } from "../../shared/readiness.ts";
import { between, type Millis, type ProgramTime } from "../../shared/time.ts";

/** How the house's own copies of its database are doing. */
export interface BackupState {
  /** `null`: none since the server was started. */
  readonly lastAt: ProgramTime | null;
  /** In a row, since one that did not fail. */
  readonly failures: number;
}

/** What an encoder without a word of its own sends, to reckon the disk by: 1080p at 30 frames. */
const USUAL_KBPS = 6_000;
/** A backup is made some minutes after each change, so an old one need not be wrong: it is only told. */
const OLD_BACKUP_MS = 24 * 3_600_000;
const GB = 1_000_000_000;

/** Whether a picture comes in that can be shown, with sound. */
export function checkStream({ signal, sound, warnings }: StreamHealth): readonly ReadinessLine[] {
  const isUnheard = sound.state === "unmeasured" && sound.why === "NO_FFMPEG";
  return [
    ...(signal === "encoder" ? [] : [{ code: "NO_ENCODER", level: "warn" } as const]),
    // Of a clip or a slate there is nothing to mend; of the disk the house's own lines tell.
    ...(signal === "encoder" ? warnings.filter((code) => !code.startsWith("RECORDING_")) : []).map(
      (code): ReadinessLine => ({ code: "STREAM_WARNING", level: "warn", about: code }),
    ),
    ...(isUnheard ? [{ code: "NO_FFMPEG", level: "note" } as const] : []),
  ];
}

/** Whether the whole meeting can be kept, and the house brought back if its disk dies. */
export function checkHouse({ recording, bitrateKbps }: StreamHealth, length: Millis): readonly ReadinessLine[] {
  if (recording.writing !== "on") return [{ code: "DISK_STOPPED", level: "stop", about: recording.writing }];
  const kbps = bitrateKbps > 0 ? bitrateKbps : USUAL_KBPS;
  const neededBytes = (kbps * length) / 8;
  if (recording.freeBytes >= neededBytes) return [];
  const figures = { freeGb: tenths(recording.freeBytes / GB), neededGb: tenths(neededBytes / GB) };
  return [{ code: "DISK_SHORT", level: "warn", figures }];
}

/** @param backups `null`: the house makes none by itself. */
export function checkBackups(backups: BackupState | null, now: ProgramTime): readonly ReadinessLine[] {
  if (backups === null) return [{ code: "NO_BACKUP", level: "warn" }];
  if (backups.failures > 0) return [{ code: "BACKUP_FAILED", level: "warn", figures: { count: backups.failures } }];
  if (backups.lastAt === null) return [{ code: "NO_BACKUP", level: "note" }];
  const age = between(backups.lastAt, now);
  return age > OLD_BACKUP_MS
    ? [{ code: "BACKUP_OLD", level: "note", figures: { hours: Math.floor(age / 3_600_000) } }]
    : [];
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
