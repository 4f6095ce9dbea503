import { createHash } from "node:crypto";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { Archive } from "../archive/archive.ts";
import type { ArchivedSegment } from "../archive/archived-segment.ts";
import { PlanShelf } from "../archive/mp4/plan-shelf.ts";
import { readFilm } from "../archive/mp4/read-film.ts";
import { ReadFault } from "../archive/read-fault.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Log } from "../log.ts";
import type { Settings } from "../store/settings.ts";
import type { Recording, RecordingDesk } from "../web/recording-ports.ts";

interface Parts {
  readonly archive: Archive;
  readonly ledgers: Pick<Ledgers, "recordOf">;
  readonly settings: Settings;
  readonly log: Log;
}

/** Part of every tag: raise it when the same segments give other bytes. */
const FORMAT = "mp4-1";
const EXPIRE_EVERY_MS = 60 * 60_000;

/** Recordings as the control room asks for them. Deletes what is too old at once and every hour, until it is stopped. */
export function openRecordings({ archive, ledgers, settings, log }: Parts): RecordingDesk & { stop(): void } {
  const shelf = new PlanShelf();
  const titleOf = (slug: string): string => ledgers.recordOf(slug)?.title || slug;
  const keepDays = (): number | null => {
    const kept = Number(settings.get("recordings.keepDays") ?? 0);
    return kept > 0 ? kept : null;
  };
  const expire = () => archive.expire(keepDays());
  const expireQuietly = () => void expire().catch((error: unknown) => log.fault("recordings not expired", error));
  expireQuietly();
  const timer = setInterval(expireQuietly, EXPIRE_EVERY_MS).unref();

  return {
    list: async () => {
      const broadcasts = await archive.broadcasts();
      const titles = broadcasts.map(({ slug }) => [slug, titleOf(slug)] as const);
      return { broadcasts, disk: archive.disk(), keepDays: keepDays(), titleBySlug: Object.fromEntries(titles) };
    },
    find: async (id) => {
      const broadcast = (await archive.broadcasts()).find((one) => one.id === id);
      const segments = broadcast && (await archive.segmentsOf(id));
      if (!segments || segments.length === 0) return null;
      return recordingFrom(shelf, { slug: broadcast.slug, title: titleOf(broadcast.slug), segments });
    },
    drop: (id) => archive.drop(id),
    keepFor: async (days) => {
      settings.set("recordings.keepDays", String(days ?? 0));
      await expire();
    },
    stop: () => clearInterval(timer),
  };
}

interface Kept {
  readonly slug: string;
  readonly title: string;
  readonly segments: readonly ArchivedSegment[];
}

function recordingFrom(shelf: PlanShelf, { slug, title, segments }: Kept): Recording {
  const startedAt = segments[0]?.startsAt ?? programTime(0);
  const name = nameOf(title, startedAt, segments);
  return {
    slug,
    title,
    from: startedAt,
    etag: `"${name}"`,
    open: async () => {
      try {
        const plan = await shelf.plan(name, () => ({ title, startedAt, segments }));
        return { bytes: plan.bytes, read: (from, to) => readFilm(plan, from, to) };
      } catch (error) {
        if (error instanceof ReadFault && (error.problem === "gone" || error.problem === "busy")) return error.problem;
        throw error;
      }
    },
  };
}

/** By all that decides the file's bytes. Segments never change under their names. */
function nameOf(title: string, startedAt: ProgramTime, segments: readonly ArchivedSegment[]): string {
  const hash = createHash("sha256").update(JSON.stringify([FORMAT, title, startedAt]));
  for (const { epoch, number } of segments) hash.update(`${epoch}/${number}\n`);
  return hash.digest("base64url").slice(0, 22);
}
