import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Archive } from "../../../../server/archive/archive.ts";
import type { ArchivedSegment } from "../../../../server/archive/archived-segment.ts";
import { ReadFault } from "../../../../server/archive/read-fault.ts";
import { silentLog } from "../../../../server/log.ts";
import type { Settings } from "../../../../server/store/settings.ts";
import { openRecordings } from "../../../../server/wiring/recordings.ts";
import { programTime } from "../../../../shared/time.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";
import { filmOf } from "../../../support/films.ts";
import { announced } from "../../../support/samples.ts";
import { aBroadcast } from "../../../support/told-recordings.ts";

const film = await filmOf(announced({ seconds: 6 }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The desk over an archive that holds one broadcast. */
function opened({ title = "Итоги", kept = new Map<string, string>(), read = film.segments[0]?.readRange } = {}) {
  const expired: (number | null)[] = [];
  // Only what a desk asks of them.
  const segments = film.segments.map((one) => ({ ...one, startsAt: programTime(1), readRange: read ?? one.readRange }));
  const archive = {
    broadcasts: async () => [aBroadcast()],
    segmentsOf: async () => segments as unknown as readonly ArchivedSegment[],
    expire: async (days: number | null) => void expired.push(days),
    disk: () => ({ freeBytes: 1, floorBytes: 1, usedBytes: 1, writing: "on" }),
    drop: async () => "dropped",
  } as Partial<Archive> as Archive;
  const settings: Settings = {
    get: (name) => kept.get(name) ?? null,
    set: (name, value) => void kept.set(name, value),
  };
  const ledgers = { recordOf: () => ({ ...emptyRecord, title }) };
  return { desk: openRecordings({ archive, ledgers, settings, log: silentLog }), expired, kept };
}

test("[RC12] what is too old is deleted at the start, at each change, and every hour until it is stopped", async () => {
  const kept = new Map([["recordings.keepDays", "30"]]);
  const { desk, expired } = opened({ kept });
  await desk.keepFor(90);
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  await desk.keepFor(null);
  desk.stop();
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);

  expect(expired).toEqual([30, 90, 90, 90, null]);
});

test("[RC12] the choice is remembered", async () => {
  const { desk, kept } = opened();
  await desk.keepFor(365);
  expect([(await desk.list()).keepDays, (await opened({ kept }).desk.list()).keepDays]).toEqual([365, 365]);
});

test("[RC7] meetings are told by their titles", async () => {
  expect((await opened().desk.list()).titleBySlug).toEqual({ kollegiya: "Итоги" });
});

test("[RC8] the tag stays while the bytes do, and changes with the title", async () => {
  const tagOf = async (title: string) => (await opened({ title }).desk.find("main-1"))?.etag;
  const tags = [await tagOf("Итоги"), await tagOf("Итоги"), await tagOf("Другие")];
  expect([tags[0] === tags[1], tags[1] === tags[2], /^"[\w-]{22}"$/.test(tags[0] ?? "")]).toEqual([true, false, true]);
});

test.each(["gone", "busy"] as const)("[RC10] a segment that is %s says so", async (problem) => {
  const recording = await opened({ read: () => Promise.reject(new ReadFault(problem)) }).desk.find("main-1");
  expect(await recording?.open()).toBe(problem);
});

test("[RC6] a disk that fails is a fault", async () => {
  const recording = await opened({ read: () => Promise.reject(new ReadFault("failing")) }).desk.find("main-1");
  await expect(recording?.open()).rejects.toThrow(ReadFault);
});

test("[RC8] what is not there is not found", async () => {
  expect(await opened().desk.find("none")).toBeNull();
});
