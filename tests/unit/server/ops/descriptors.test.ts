import { expect, test } from "vitest";
import { connectionsWithin, descriptorLimit, isFew } from "../../../../server/ops/descriptors.ts";

const limits = (soft: string) => () =>
  `Limit                     Soft Limit           Hard Limit           Units
Max processes             63455                63455                processes
Max open files            ${soft.padEnd(20)} 1048576              files     
`;

test("[OP12] connections leave room for files", () => {
  expect(connectionsWithin(descriptorLimit(limits("4096")))).toBe(3896);
  expect(connectionsWithin(descriptorLimit(limits("65536")))).toBe(20_000);
  expect(connectionsWithin(descriptorLimit(limits("unlimited")))).toBe(20_000);
});

test("[OP12] a system that does not say is not held to a limit, and a tiny limit still serves somebody", () => {
  const none = () => {
    throw new Error("no such file");
  };
  expect(descriptorLimit(none)).toBeNull();
  expect(connectionsWithin(null)).toBe(20_000);
  expect(connectionsWithin(256)).toBe(200);
  expect([isFew(824), isFew(20_000)]).toEqual([true, false]);
});
