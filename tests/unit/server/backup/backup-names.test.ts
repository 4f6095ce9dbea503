import { expect, test } from "vitest";
import { backupName, olderThanNewest, thinnedOut, timeOfBackup } from "../../../../server/backup/backup-names.ts";

const noon = Date.UTC(2026, 10, 22, 12);
const minutesAgo = (minutes: number) => backupName(new Date(noon - minutes * 60_000));

test("[ST12] a backup's name is its moment, to the second", () => {
  const name = backupName(new Date("2026-11-22T04:45:07.900Z"));
  expect([name, timeOfBackup(name)]).toEqual(["efir-20261122T044507Z.db", Date.UTC(2026, 10, 22, 4, 45, 7)]);
});

test("[ST12] the newest stay, as many as asked for, and what is not a backup is never touched", () => {
  const names = [minutesAgo(3), "notes.txt", minutesAgo(1), minutesAgo(2), "efir.db"];
  expect([olderThanNewest(names, 2), olderThanNewest(names, 0)]).toEqual([
    [minutesAgo(3)],
    [minutesAgo(2), minutesAgo(3)],
  ]);
});

test("[ST12] five-minute backups of nine days thin out to an hour, a day of hours and a week of days", () => {
  const names = Array.from({ length: 9 * 24 * 12 }, (_, index) => minutesAgo(index * 5));
  const gone = new Set(thinnedOut(names, noon));
  const stay = names.filter((name) => !gone.has(name));
  const ages = stay.map((name) => (noon - (timeOfBackup(name) ?? 0)) / 60_000);
  expect(ages.filter((age) => age < 60)).toHaveLength(12);
  expect(ages.filter((age) => age >= 60 && age < 24 * 60)).toHaveLength(24);
  expect(ages.filter((age) => age >= 24 * 60).length).toBeGreaterThanOrEqual(6);
  expect(stay.length).toBeLessThanOrEqual(12 + 24 + 7);
});

test("[ST12] thinning again takes nothing more", () => {
  const names = Array.from({ length: 2_000 }, (_, index) => minutesAgo(index * 5));
  const gone = new Set(thinnedOut(names, noon));
  expect(
    thinnedOut(
      names.filter((name) => !gone.has(name)),
      noon,
    ),
  ).toEqual([]);
});

test("[ST12] the newest stays though the clock says that it is a year old", () => {
  expect(thinnedOut([minutesAgo(0), minutesAgo(5)], noon + 365 * 24 * 60 * 60_000)).toEqual([minutesAgo(5)]);
});
