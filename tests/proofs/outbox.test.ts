import type { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queued } from "../../server/feeds/outbox/row.ts";
import { type OutboxRules, outboxRules } from "../../server/feeds/outbox/rules.ts";
import { openDatabase } from "../../server/store/database.ts";
import { simulate } from "../support/outbox/sim-campaign.ts";
import { noViolations, type Violations } from "../support/outbox/sim-verdict.ts";

/** `OUTBOX_SEEDS=20000 OUTBOX_FROM=1` for a longer night; a failure names its seeds. */
const SEEDS = Number(process.env["OUTBOX_SEEDS"] ?? 1_000);
const FROM = Number(process.env["OUTBOX_FROM"] ?? 1);
const A_TEST = 100;
const TIME_OF_A_TEST = 120_000;

/**
 * The real outbox, orders, own feed and SQLite store; a simulated clock, and targets of seven sets of capabilities that really keep
 * posts. The database is in memory: what a disk does is held by the kill -9 proof and the store's own. People approve, correct,
 * withdraw, throw switches; calls are lost, late, limited, refused, thrown; the disk is full for a while; the house is killed before
 * and after each commit, before and after each landing. What was slow is there twelve seconds after its call at the latest.
 */
describe("[FD29] whatever happens, at each target", () => {
  let database: DatabaseSync;
  beforeAll(() => {
    database = openDatabase(":memory:");
  });
  afterAll(() => database.close());

  const chunks = Array.from({ length: Math.ceil(SEEDS / A_TEST) }, (_, index) => FROM + index * A_TEST);
  test.each(chunks)(
    "each post is there once, none after its retraction, in order, and all comes to rest (seeds from %i)",
    async (from) => {
      const run = await campaign(database, from, Math.min(A_TEST, FROM + SEEDS - from));
      expect(run.violations).toEqual(noViolations());
      // A campaign in which nothing went wrong would prove nothing.
      expect(run.crashes).toBeGreaterThan(0);
      expect(run.landings).toBeGreaterThan(run.seeds);
    },
    TIME_OF_A_TEST,
  );

  test(
    "a retry that does not ask what became of the first attempt is found out: posts stand there twice",
    async () => {
      const naive: OutboxRules = { ...outboxRules, afterDoubt: (row, reason) => queued(row, reason) };
      const { violations } = await campaign(database, FROM, 60, naive);
      expect(violations.doubles).not.toEqual([]);
    },
    TIME_OF_A_TEST,
  );

  test(
    "a claim that does not ask whether it was withdrawn is found out: posts leave after their retraction",
    async () => {
      const blind: OutboxRules = { ...outboxRules, isCalledOff: () => false };
      const { violations } = await campaign(database, FROM, 60, blind);
      expect(violations.afterRetraction).not.toEqual([]);
    },
    TIME_OF_A_TEST,
  );
});

async function campaign(database: DatabaseSync, from: number, seeds: number, rules?: OutboxRules) {
  const violations = noViolations();
  let [crashes, landings] = [0, 0];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const run = await simulate(seed, database, rules);
    crashes += run.crashes;
    landings += run.landings;
    for (const [kind, found] of Object.entries(run.violations))
      violations[kind as keyof Violations].push(...found.map((what: string) => `seed ${seed}: ${what}`));
  }
  return { violations, crashes, landings, seeds };
}
