const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** `efir-20261122T044500Z.db`: sorts by time, and says it to a person. */
export const backupName = (at: Date): string => `efir-${stampOf(at)}.db`;

/** `20261122T044500Z` */
export const stampOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, "");

/** UTC milliseconds; `null`: not a backup's name. */
export function timeOfBackup(name: string): number | null {
  const parts = /^efir-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/.exec(name)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** What goes when the newest `keep` stay. */
export const olderThanNewest = (names: readonly string[], keep: number): readonly string[] =>
  newestFirst(names).slice(Math.max(1, keep));

/**
 * What goes of automatic backups: all of the last hour stay, then the last of each hour for a day and of each day for a
 * week (ST12). The newest always stays, whatever the clock says.
 */
export function thinnedOut(names: readonly string[], nowMs: number): readonly string[] {
  const seen = new Set<string>();
  return newestFirst(names).filter((name, index) => {
    const time = timeOfBackup(name) ?? 0;
    const age = nowMs - time;
    if (index === 0 || age < HOUR_MS) return false;
    const place = age < DAY_MS ? `hour ${Math.floor(time / HOUR_MS)}` : `day ${Math.floor(time / DAY_MS)}`;
    const stays = age < 7 * DAY_MS && !seen.has(place);
    seen.add(place);
    return !stays;
  });
}

/** Only what is named as a backup: other files in the folder are not ours to delete. */
const newestFirst = (names: readonly string[]): readonly string[] =>
  names.filter((name) => timeOfBackup(name) !== null).toSorted((one, other) => (one < other ? 1 : -1));
