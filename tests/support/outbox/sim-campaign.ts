import type { DatabaseSync } from "node:sqlite";
import type { OutboxRules } from "../../../server/feeds/outbox/rules.ts";
import { randomNumbers } from "../hostile-bytes.ts";
import { SimDesk } from "./sim-desk.ts";
import { placeNames } from "./sim-places.ts";
import type { Violations } from "./sim-verdict.ts";
import { SimWorld } from "./sim-world.ts";

export interface SimRun {
  readonly violations: Violations;
  readonly crashes: number;
  readonly calls: number;
  readonly landings: number;
}

/** One seed: ten minutes at a desk with everything that can go wrong, and then until all is at rest. */
export async function simulate(seed: number, database: DatabaseSync, rules?: OutboxRules): Promise<SimRun> {
  const random = randomNumbers(seed);
  const places = [...placeNames].sort(() => random(3) - 1).slice(0, 3);
  const troubles = 5 + random(40);
  const world = new SimWorld({
    ...{ database, random, places, crashes: random(12), troubles },
    ...(rules && { rules }),
  });
  const desk = new SimDesk(world, random);
  world.start();
  desk.plan(2 + random(3));
  await world.time.run(world.time.clock.now() + 620_000);
  world.isCalm = true;
  desk.settleAll();
  await world.time.run();
  // Whoever is asked answers, until nobody is asked any more.
  for (let rounds = 0; rounds < 12; rounds += 1) {
    world.time.after(20_000, () => {});
    await world.time.run();
    desk.settleAll();
    const isAsked = desk.lookByHand();
    // A correction that nobody could approve while the house was down is approved by now, and leaves.
    await world.time.run();
    if (!isAsked) break;
  }
  world.judge.atRest(world.places, desk.withdrawn);
  await world.outbox?.close();
  return {
    violations: world.judge.violations,
    crashes: world.crashes,
    calls: world.judge.calls,
    landings: world.judge.landings,
  };
}
