import { expect, test } from "vitest";
import { saidOf } from "../../../../../server/feeds/targets/said.ts";

const account = { token: "very-secret-token", long: "very-secret-token-and-more", id: "7" };

test("[FD71] no value of the account is said, nor what is left of a longer one", () => {
  expect(saidOf("bad very-secret-token-and-more or very-secret-token, 7 times", account)).toBe(
    "bad ••• or •••, 7 times",
  );
});

test("[FD71] what is said is one line of no more than 200 characters", () => {
  const said = saidOf(`HTTP 400,\r\n\u0007 ${"ж".repeat(500)}`, account);
  expect(said).toHaveLength(200);
  expect(said.startsWith("HTTP 400, ж")).toBe(true);
});
