import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import { writeEvents } from "../support/data-folders.ts";
import { loadFixture } from "../support/database-dump.ts";
import { entryOf } from "../support/entries.ts";
import { type Fate, type InjectedRun, runInjected } from "../support/injected-run.ts";

/** Every call instead of every third: EFIR_LONG=1. Kills strike every call anyhow. */
const isLong = process.env["EFIR_LONG"] === "1";
const BEFORE = 30;
const COMMITS = 3;
const eventsOfFixture = 26;

const writer = fileURLToPath(new URL("../support/steady-writer.ts", import.meta.url));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "efir-failing-"));
  mkdirSync(join(folder, "template"));
  const database = openDatabase(join(folder, "template", "efir.db"));
  writeEvents(database, 1, BEFORE);
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The calls by which a start, three commits and a checkpoint change the disk, and how many there are at least. */
const callsAtLeast = [
  ["pwrite64", 30],
  ["fsync", 4],
  ["ftruncate", 1],
  ["unlink", 1],
] as const;
const timeout = 5 * 60_000;

test.each(callsAtLeast)(
  "[ST17] a kill at each %s of a start, some commits and a checkpoint loses nothing acknowledged",
  { timeout },
  async (call, atLeast) => {
    const { broken, strikes } = await strikeEach(call, "signal=SIGKILL", 1);
    expect(broken).toEqual([]);
    expect(strikes).toBeGreaterThanOrEqual(atLeast);
  },
);

describe.each(["error=EIO", "error=ENOSPC"] as const)("%s", (fate) => {
  test.each(callsAtLeast)(
    "[ST10] where %s fails, nothing is acknowledged that is not there",
    { timeout },
    async (call, atLeast) => {
      const every = isLong ? 1 : 3;
      const { broken, strikes } = await strikeEach(call, fate, every);
      expect(broken).toEqual([]);
      expect(strikes).toBeGreaterThanOrEqual(Math.floor(atLeast / every));
    },
  );
});

test.each(["pwrite64", "fsync"])(
  "[ST7] a kill at each %s of a migration leaves the old version or the new",
  { timeout },
  async (call) => {
    const broken: string[] = [];
    let strikes = 0;
    for (let nth = 1, isHit = true; isHit; nth += 1) {
      const file = join(mkdtempSync(join(folder, "old-")), "efir.db");
      loadFixture(1, file);
      const run = await runInjected({ call, nth, fate: "signal=SIGKILL" }, writer, [file, "0"]);
      isHit = run.isHit;
      strikes += Number(isHit);
      const database = openDatabase(file);
      const events = database.prepare("SELECT count(*) AS count FROM events").get();
      if (Number(events?.["count"]) !== eventsOfFixture) broken.push(`${call} ${nth}: ${events?.["count"]} events`);
      database.close();
    }
    expect(broken).toEqual([]);
    expect(strikes).toBeGreaterThan(3);
  },
);

test("[ST9] after a full disk the same log takes the next try; [ST10] after a failed sync it takes nothing", async () => {
  const full = await strike({ call: "pwrite64", nth: await firstOfCommits(), fate: "error=ENOSPC" });
  expect(answersOf(full)).toEqual(["full", "acknowledged", "acknowledged", "acknowledged"]);
  const broken = await strike({ call: "fsync", nth: 1, fate: "error=EIO" });
  expect(answersOf(broken).at(-1)).toBe("broken");
});

/** Two at a time; ends when the script makes no more such calls. */
async function strikeEach(call: string, fate: Fate, every: number) {
  const broken: string[] = [];
  let strikes = 0;
  for (let nth = 1, isHit = true; isHit; nth += 2 * every) {
    const runs = [nth, nth + every].map(async (one) => {
      const file = aCopy(`${call}-${one}`);
      const run = await runInjected({ call, nth: one, fate }, writer, [file, String(COMMITS)]);
      const found = brokenBy(run, file);
      if (found !== null) broken.push(`${call} ${one}: ${found}`);
      if (run.isHit) strikes += 1;
      rmSync(join(file, ".."), { recursive: true });
      return run.isHit;
    });
    isHit = (await Promise.all(runs)).every(Boolean);
  }
  return { broken, strikes };
}

/** What of the promises the run broke; `null`: none. */
function brokenBy(run: InjectedRun, file: string): string | null {
  const acknowledged = run.said
    .filter((line) => line.startsWith("acknowledged"))
    .map((line) => Number(line.split(" ")[1]));
  const last = acknowledged.at(-1) ?? BEFORE;
  const afterBroken = run.said.slice(run.said.findIndex((line) => line.startsWith("broken")) + 1 || run.said.length);
  if (afterBroken.length > 0) return `wrote on after a failed write: ${afterBroken}`;
  const database = openDatabase(file);
  try {
    const events = createEventLog(database).read("timeline:meeting", 0);
    if (events.length < last) return `${last} was acknowledged and ${events.length} are there`;
    const wrong = events.find((event, index) => JSON.stringify(event) !== JSON.stringify(entryOf(index + 1).events[0]));
    return wrong === undefined ? null : `${wrong.seq} is not as it was written`;
  } finally {
    database.close();
  }
}

async function strike(blow: {
  readonly call: string;
  readonly nth: number;
  readonly fate: Fate;
}): Promise<InjectedRun> {
  const file = aCopy("blow");
  const run = await runInjected(blow, writer, [file, String(COMMITS)]);
  rmSync(join(file, ".."), { recursive: true });
  return run;
}

/** A start may write too: the first strike that an answer tells of. */
async function firstOfCommits(): Promise<number> {
  for (let nth = 1; nth < 40; nth += 1) {
    if (answersOf(await strike({ call: "pwrite64", nth, fate: "error=ENOSPC" }))[0] === "full") return nth;
  }
  throw new Error("no write of a commit was struck");
}

const answersOf = ({ said }: InjectedRun): readonly (string | undefined)[] => said.map((line) => line.split(" ")[0]);

function aCopy(name: string): string {
  const copy = join(folder, name);
  cpSync(join(folder, "template"), copy, { recursive: true });
  return join(copy, "efir.db");
}
