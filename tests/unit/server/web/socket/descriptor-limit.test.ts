import { expect, test } from "vitest";
import { descriptorLimit, descriptorWarning } from "../../../../../server/web/socket/descriptor-limit.ts";

test("[TL28] a limit of descriptors is read where the system says it, and is unknown elsewhere", () => {
  expect(descriptorLimit("/nowhere/limits")).toBeNull();
  if (process.platform === "linux") expect(descriptorLimit()).toBeGreaterThan(0);
});

test("[TL28] the operator is warned when fewer viewers fit than are let in", () => {
  expect(descriptorWarning(1024, 20_000)).toMatch(/1024 files.*524 of 20000 viewers/);
  expect([descriptorWarning(20_500, 20_000), descriptorWarning(null, 20_000)]).toEqual([null, null]);
});
