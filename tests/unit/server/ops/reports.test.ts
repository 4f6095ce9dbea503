import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { writeReport } from "../../../../server/ops/reports.ts";

const folder = join(mkdtempSync(join(tmpdir(), "efir-reports-")), "reports");
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("[OP22] a report is for its owner's eyes only", () => {
  const name = writeReport(folder, "stall", { stalledMs: 10_000 });
  expect(name).toMatch(/^stall-\d{4}-\d\d-\d\dT[\d-]+Z\.json$/);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test("[OP13] the ten newest stay, ours and Node's together; what else lies there is left alone", () => {
  writeReport(folder, "stall", {});
  for (let day = 10; day < 22; day += 1) writeFileSync(join(folder, `report.202601${day}.120000.7.0.001.json`), "{}");
  writeFileSync(join(folder, "notes.txt"), "");
  const newest = writeReport(folder, "stall", {});
  const names = readdirSync(folder);
  expect(names.filter((name) => name.endsWith(".json"))).toHaveLength(10);
  expect(names).toContain(newest);
  expect(names).toContain("report.20260121.120000.7.0.001.json");
  expect(names).not.toContain("report.20260110.120000.7.0.001.json");
  expect(names).toContain("notes.txt");
});
