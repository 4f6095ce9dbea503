import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { between } from "../../shared/time.ts";
import type { Archive } from "../archive/archive.ts";
import type { Presence } from "../audience/presence.ts";
import type { Config } from "../config.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Tally } from "../meter.ts";
import { descriptorLimit } from "../ops/descriptors.ts";
import type { Observed, StageReading } from "../ops/observed.ts";
import type { Pulse } from "../ops/pulse.ts";
import type { Health } from "../web/health-routes.ts";
import type { HlsRoutes } from "../web/hls/hls-routes.ts";
import type { LedgerSocket } from "../web/socket/ledger-socket.ts";
import type { Stagehouse } from "./stagehouse.ts";

export interface ObservedParts {
  readonly config: Config;
  readonly version: string;
  readonly health: Health;
  readonly pulse: Pulse;
  readonly tally: Tally;
  readonly ledgers: Ledgers;
  readonly presence: Presence;
  readonly house: Stagehouse;
  readonly hls: HlsRoutes;
  readonly socket: LedgerSocket;
  readonly archive: Archive;
}

/** The house as the figures see it: everything is read where it stands, at the moment somebody asks. */
export function observe(parts: ObservedParts): Observed {
  const { config, version, health, pulse, tally, ledgers, presence, house, hls, socket, archive } = parts;
  return {
    version,
    isReady: health.isReady,
    counts: () => tally.counts,
    stalls: () => pulse.stalls,
    sockets: () => socket.connections,
    audience: () => audienceOf(ledgers, presence),
    stages: () => config.stages.map((name) => readStage(house, name)),
    heldRequests: () => hls.heldRequests,
    disk: async () => {
      const { bavail, bsize, blocks } = await statfs(config.dataDir);
      const { usedBytes, writing } = archive.disk();
      return { freeBytes: bavail * bsize, sizeBytes: blocks * bsize, mediaBytes: usedBytes, writing };
    },
    database: async () => {
      const file = join(config.dataDir, "efir.db");
      const [main, wal] = await Promise.all([sizeOf(file), sizeOf(`${file}-wal`)]);
      return { main, wal };
    },
    descriptorLimit: descriptorLimit(),
  };
}

function readStage(house: Stagehouse, stage: string): StageReading {
  const window = house.windows.get(stage);
  const [oldest] = window?.segments ?? [];
  const edge = window?.edge ?? null;
  return {
    stage,
    ...house.readingOf(stage),
    windowSeconds: oldest === undefined || edge === null ? 0 : between(oldest.startsAt, edge) / 1000,
    windowBytes: window?.bytes ?? 0,
  };
}

function audienceOf(ledgers: Ledgers, presence: Presence) {
  const halls = ledgers.meetings().map(({ slug }) => presence.summary(slug));
  const largest = halls.toSorted((a, b) => b.people - a.people)[0];
  return {
    people: halls.reduce((sum, { people }) => sum + people, 0),
    playing: halls.reduce((sum, { playing }) => sum + playing, 0),
    medianLagMs: largest?.medianLagMs ?? null,
  };
}

/** No WAL is a WAL of no bytes. */
const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );
