import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A server that fails in a circle must not fill its disk with the reasons. */
const MOST_REPORTS = 10;
const reportPattern = /^(stall|report)[\w.-]*\.json$/;

/** Writes one report, readable by us alone, and lets the oldest go. @returns its file name. */
export function writeReport(folder: string, kind: "stall", report: unknown): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${kind}-${new Date().toISOString().replaceAll(/[:.]/g, "-")}.json`;
  writeFileSync(join(folder, name), `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
  forgetOldReports(folder);
  return name;
}

/** Node's own report of a fatal error, an exhausted heap among them (F15): where it goes, and what it must not hold. */
export function reportFatalErrors(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  forgetOldReports(folder);
  Object.assign(process.report, {
    directory: folder,
    reportOnFatalError: true,
    // Keys and passwords stand in the environment; who is connected from where is nobody's business.
    excludeEnv: true,
    excludeNetwork: true,
  });
}

/** Both kinds carry their time in their names, Node's as `report.20261122.…`. */
function forgetOldReports(folder: string): void {
  const names = readdirSync(folder).filter((name) => reportPattern.test(name));
  const oldestFirst = names.toSorted((a, b) => timeIn(a).localeCompare(timeIn(b)));
  for (const name of oldestFirst.slice(0, -MOST_REPORTS)) rmSync(join(folder, name), { force: true });
}

const timeIn = (name: string): string => name.replaceAll(/\D/g, "");
