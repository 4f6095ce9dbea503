import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Archive, type ArchiveOptions } from "../../server/archive/archive.ts";
import { silentLog } from "../../server/log.ts";
import type { InitSegment, SourceKind } from "../../server/packager/segment.ts";
import type { SegmentToKeep } from "../../server/packager/segment-store.ts";
import { millis, programTime } from "../../shared/time.ts";
import { randomNumbers } from "./hostile-bytes.ts";
import { ManualClock } from "./manual-clock.ts";

/** Number 1 begins here; each lasts two seconds. */
export const RECORDING_START_MS = Date.UTC(2026, 10, 22, 12);
export const SEGMENT_MS = 2000;
export const GIBIBYTE = 2 ** 30;

export interface KeptShape {
  readonly epoch?: string;
  readonly source?: SourceKind;
  /** Of each fragment. */
  readonly fragments?: readonly number[];
  readonly initId?: number;
  readonly startsAtMs?: number;
  readonly isDiscontinuity?: boolean;
}

/** A closed segment; its bytes follow from its epoch and number, so that anybody can tell whether they are the right ones. */
export function aSegmentToKeep(number: number, given: KeptShape = {}): SegmentToKeep {
  const { epoch = "e1", source = "encoder", fragments = [30, 20, 10], initId = 1, isDiscontinuity = false } = given;
  const init: InitSegment = { epoch, id: initId, bytes: Buffer.from(`init ${epoch} ${initId}`) };
  const startsAt = programTime(given.startsAtMs ?? RECORDING_START_MS + (number - 1) * SEGMENT_MS);
  const random = randomNumbers(number * 31 + epoch.length);
  const chunks = fragments.map((length) => Uint8Array.from({ length }, () => random(256)));
  return {
    epoch,
    number,
    init,
    source,
    isDiscontinuity,
    discontinuity: 1,
    startsAt,
    duration: millis(SEGMENT_MS),
    chunks,
  };
}

export const manySegments = (first: number, last: number, given: KeptShape = {}): readonly SegmentToKeep[] =>
  Array.from({ length: last - first + 1 }, (_, index) => aSegmentToKeep(first + index, given));

export const bytesOf = ({ chunks }: SegmentToKeep): Buffer => Buffer.concat(chunks);

/** A folder for the test alone; gone with it. */
export async function aFolder(): Promise<{ readonly path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "efir-archive-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export type ArchiveShape = Partial<Omit<ArchiveOptions, "clock">> & { readonly clock?: ManualClock };

/** An archive whose clock stands an hour after the first segment. Opened anew with the same folder, it is a restart. */
export async function anArchive(dir: string, given: ArchiveShape = {}) {
  const clock = given.clock ?? new ManualClock(RECORDING_START_MS + 3_600_000);
  const freeBytes = async () => 100 * GIBIBYTE;
  const archive = await Archive.open({
    dir: join(dir, "media"),
    log: silentLog,
    floorBytes: 0,
    cacheBytes: 1 << 20,
    freeBytes,
    ...given,
    clock,
  });
  return { archive, clock, main: archive.stage("main"), [Symbol.asyncDispose]: () => archive.close() };
}

/** Hands over one after the other and waits for each. @returns what was kept, `null` for what was not. */
export async function keepAll(stage: ReturnType<Archive["stage"]>, segments: readonly SegmentToKeep[]) {
  const kept = [];
  for (const segment of segments) kept.push(await stage.keep(segment));
  return kept;
}

/** Names of the files of the only stage. */
export const filesOf = async (dir: string): Promise<readonly string[]> => {
  try {
    return (await readdir(join(dir, "media", "main"))).sort();
  } catch {
    return [];
  }
};
