import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../../server/store/database.ts";
import { createStages, type Stages } from "../../../../server/store/stages.ts";
import { millis } from "../../../../shared/time.ts";
import { at } from "../../../support/ledger-builders.ts";

let stages: Stages;
beforeEach(() => {
  stages = createStages(openDatabase(":memory:"));
});

const main = { name: "main", keyHash: null, keySetAt: null, takeover: false, encoderDelayMs: 0 };

test("a stage begins without a key", () => {
  expect([stages.ensure("main"), stages.find("nowhere")]).toEqual([main, null]);
});

test("making sure of a known stage changes nothing", () => {
  stages.ensure("main");
  stages.setKey("main", "hash", at(7));
  expect(stages.ensure("main")).toEqual({ ...main, keyHash: "hash", keySetAt: 7 });
});

test("a change touches only what it names", () => {
  stages.ensure("main");
  stages.change("main", { encoderDelayMs: millis(250.5) });
  expect(stages.change("main", { takeover: true })).toEqual({ ...main, takeover: true, encoderDelayMs: 250.5 });
});

test("a new key replaces the old one", () => {
  stages.ensure("main");
  stages.setKey("main", "first", at(1));
  expect(stages.setKey("main", "second", at(2))).toMatchObject({ keyHash: "second", keySetAt: 2 });
});

test("what is not there cannot be changed", () => {
  expect(() => stages.change("nowhere", { takeover: true })).toThrow("unknown stage nowhere");
});
