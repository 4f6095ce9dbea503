import { join } from "node:path";
import { later, millis } from "../../shared/time.ts";
import { Archive } from "../archive/archive.ts";
import type { Claim } from "../archive/claims.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Log } from "../log.ts";
import type { ReplayLibrary } from "../web/hls/ports.ts";
import { onMeetingsChanged } from "./meeting-changes.ts";

const MIB = 1024 * 1024;

interface Parts {
  readonly config: Pick<Config, "dataDir" | "diskFloorMb" | "diskCacheMb">;
  readonly clock: Clock;
  readonly log: Log;
}

/** The segments on the disk, in `{dataDir}/media`. */
export const openArchive = ({ config, clock, log }: Parts): Promise<Archive> =>
  Archive.open({
    dir: join(config.dataDir, "media"),
    clock,
    log,
    floorBytes: config.diskFloorMb * MIB,
    cacheBytes: config.diskCacheMb * MIB,
  });

interface Claimed {
  readonly archive: Pick<Archive, "setClaims">;
  readonly ledgers: Pick<Ledgers, "meetings" | "recordOf" | "listen">;
  /** The stage meetings are shown on. */
  readonly stage: string;
}

/** A real meeting wants its stage kept from its opening to its close; the sample wants nothing (AR9). */
export function claimMeetings({ archive, ledgers, stage }: Claimed): void {
  let last: string | null = null;
  const apply = () => {
    const claims = ledgers.meetings().flatMap(({ slug, sample }): readonly Claim[] => {
      const record = sample ? null : ledgers.recordOf(slug);
      if (record === null || record.openedAt === null) return [];
      return [{ slug, stage, from: record.openedAt, until: record.closedAt }];
    });
    const now = JSON.stringify(claims);
    if (now === last) return;
    last = now;
    archive.setClaims(claims);
  };
  onMeetingsChanged(ledgers, apply);
  apply();
}

interface Restored {
  readonly archive: Archive;
  readonly config: Pick<Config, "stages" | "dvrMinutes">;
  readonly clock: Clock;
}

/** What earlier runs left of each stage's rewind window, by the stage's name. */
export async function restoredWindows({ archive, config, clock }: Restored) {
  const since = later(clock.now(), millis(-config.dvrMinutes * 60_000));
  const windows = config.stages.map(async (name) => [name, await archive.stage(name).restored(since)] as const);
  return new Map(await Promise.all(windows));
}

/** The replays of closed meetings. While one is open its page shows the live window. */
export const replayLibrary = (archive: Archive, ledgers: Pick<Ledgers, "recordOf">, stage: string): ReplayLibrary => ({
  replay: async (slug) => {
    const segments = ledgers.recordOf(slug)?.phase === "closed" ? await archive.replay(slug) : [];
    return segments.length === 0 ? null : { stage, segments };
  },
  version: (slug) => archive.replayVersion(slug),
});
