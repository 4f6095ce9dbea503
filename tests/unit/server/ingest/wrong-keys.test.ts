import { expect, test } from "vitest";
import { networkOf, WrongKeys } from "../../../../server/ingest/wrong-keys.ts";
import { programTime } from "../../../../shared/time.ts";

const at = (seconds: number) => programTime(seconds * 1000);

test("[RT33] five wrong keys in a minute close the door to that network, until a minute has passed", () => {
  const wrongKeys = new WrongKeys(5);
  for (const second of [0, 1, 2, 3]) wrongKeys.note("192.0.2.7", at(second));
  expect(wrongKeys.hasTooMany("192.0.2.7", at(4))).toBe(false);
  wrongKeys.note("192.0.2.7", at(4));
  expect(wrongKeys.hasTooMany("192.0.2.7", at(59))).toBe(true);
  expect(wrongKeys.hasTooMany("192.0.2.8", at(59))).toBe(false);
  expect(wrongKeys.hasTooMany("192.0.2.7", at(60))).toBe(false);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("[RT33] the network of %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("[RT33] memory is bounded, and the newest failures are the ones kept", () => {
  const wrongKeys = new WrongKeys(1);
  for (let host = 0; host < 10_001; host += 1) wrongKeys.note(`10.0.${host >> 8}.${host & 255}`, at(0));
  expect(wrongKeys.hasTooMany("10.0.0.0", at(1))).toBe(false);
  expect(wrongKeys.hasTooMany("10.0.39.16", at(1))).toBe(true);
});
