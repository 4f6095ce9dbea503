import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import type { Refusal } from "./bench.ts";

const hour = millis(3_600_000);
const inAnHour = (now: ProgramTime) => later(now, hour);
const seconds = (at: ProgramTime) => String(Math.round(at / 1000));

/** Of networks that say no by HTTP's own statuses. @param body what stands in such an answer */
export function plainRefusals(body: (words: string) => object): readonly Refusal[] {
  const says = (status: number, words: string, headers: Readonly<Record<string, string>> = {}) => ({
    ...{ status, headers, body: body(words) },
  });
  const often = (as: string, headers: (now: ProgramTime) => Readonly<Record<string, string>>): Refusal => ({
    ...{ row: "too often", as, gives: "RATE_LIMITED" },
    answer: (now) => says(429, "Too many requests", headers(now)),
    until: (now) => (as === "no headers" ? null : inAnHour(now)),
  });
  return [
    { row: "wrong keys", as: "401", answer: () => says(401, "The access token is invalid"), gives: "AUTH" },
    { row: "forbidden", as: "403", answer: () => says(403, "This action is not allowed"), gives: "AUTH" },
    { row: "empty balance", as: "402", answer: () => says(402, "Payment required"), gives: "NO_MONEY" },
    { row: "refused", as: "422", answer: () => says(422, "Validation failed"), gives: "REFUSED" },
    { row: "refused", as: "413", answer: () => says(413, "Too large"), gives: "TOO_LARGE" },
    { row: "duplicate", as: "409", answer: () => says(409, "It is there already"), gives: "DUPLICATE" },
    often("no headers", () => ({})),
    often("seconds to wait", () => ({ "retry-after": "3600" })),
    often("a date to wait for", (now) => ({ "retry-after": new Date(inAnHour(now)).toUTCString() })),
    often("reset as a date", (now) => ({ "x-ratelimit-reset": new Date(inAnHour(now)).toISOString() })),
    often("reset in Unix seconds", (now) => ({ "ratelimit-reset": seconds(inAnHour(now)) })),
    often("two windows, the later counts", (now) => ({
      "retry-after": "60",
      "x-ratelimit-reset": new Date(inAnHour(now)).toISOString(),
    })),
  ];
}
