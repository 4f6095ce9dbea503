import { x } from "../../../server/feeds/targets/x.ts";
import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import type { Answer } from "../../support/stand-ins/call.ts";
import { xFourKeys } from "../../support/stand-ins/x-keys.ts";
import { XNetwork } from "../../support/stand-ins/x-network.ts";
import type { Refusal, TargetBench } from "./bench.ts";

export const xBench: TargetBench = {
  kind: x,
  network: () => new XNetwork(),
  account: xFourKeys,
  secrets: Object.values(xFourKeys),
  refusals: [
    said("wrong keys", "401", "AUTH", problem(401, "Unauthorized", `Bad token ${xFourKeys.accessToken}`)),
    said("forbidden", "403 of the app", "AUTH", {
      ...problem(403, "Forbidden", "Your client app is not configured with the appropriate oauth1 app permissions"),
    }),
    said("empty balance", "402", "NO_MONEY", problem(402, "CreditsDepleted", "Your account has no credits")),
    said("empty balance", "429, the month is used up", "NO_MONEY", {
      status: 429,
      body: {
        title: "UsageCapExceeded",
        detail: "Usage cap exceeded: Monthly product cap",
        type: "https://api.twitter.com/2/problems/usage-capped",
      },
    }),
    said(
      "duplicate",
      "403 with its words",
      "DUPLICATE",
      problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content."),
    ),
    said("refused", "400, too long", "TOO_LARGE", problem(400, "Invalid Request", "Your Tweet text is too long.")),
    said("refused", "400", "REFUSED", problem(400, "Invalid Request", "One or more parameters was invalid")),
    said(
      "refused",
      "403 of this post",
      "REFUSED",
      problem(403, "Forbidden", "Reply to this conversation is not allowed"),
    ),
    said("refused", "a page of HTML with 403", "REFUSED", {
      status: 403,
      headers: { "content-type": "text/html" },
      body: "<h1>no",
    }),
    limited("no headers", () => ({}), null),
    limited("seconds", (now) => short(now, 60, 0), 60_000),
    limited("seconds without a limit", (now) => ({ "x-rate-limit-reset": seconds(now, 60) }), 60_000),
    limited("24-hour window only", (now) => day("user", now, 7_200, 0), 7_200_000),
    limited("24-hour window of the app only", (now) => day("app", now, 3_600, 0), 3_600_000),
    limited(
      "both windows, the short one spent",
      (now) => ({ ...short(now, 60, 0), ...day("user", now, 7_200, 9) }),
      60_000,
    ),
    limited(
      "both windows, the long one spent",
      (now) => ({ ...short(now, 60, 9), ...day("user", now, 7_200, 0) }),
      7_200_000,
    ),
    limited("both windows spent", (now) => ({ ...short(now, 60, 0), ...day("user", now, 7_200, 0) }), 7_200_000),
    limited("both windows, none spent", (now) => ({ ...short(now, 60, 9), ...day("user", now, 7_200, 9) }), 7_200_000),
    limited("retry-after in seconds", () => ({ "retry-after": "90" }), 90_000),
    limited(
      "retry-after as a date",
      (now) => ({ "retry-after": new Date(later(now, millis(90_000))).toUTCString() }),
      90_000,
    ),
    limited(
      "an ISO date",
      (now) => ({ "x-rate-limit-reset": new Date(later(now, millis(60_000))).toISOString() }),
      60_000,
    ),
    limited("a time that is past", (now) => short(now, -60, 0), null),
    limited("no time at all", () => ({ "x-rate-limit-reset": "soon", "retry-after": "" }), null),
    limited("a time in another year", (now) => short(now, 40_000_000, 0), 25 * 3_600_000),
  ],
};

function said(row: Refusal["row"], as: string, gives: Refusal["gives"], answer: Answer): Refusal {
  return { row, as, gives, answer: () => answer };
}

function limited(as: string, headers: (now: ProgramTime) => Record<string, string>, waitMs: number | null): Refusal {
  return {
    row: "too often",
    as: `429, ${as}`,
    gives: "RATE_LIMITED",
    answer: (now) => ({ ...problem(429, "Too Many Requests", "Too Many Requests"), headers: headers(now) }),
    until: (now) => (waitMs === null ? null : later(now, millis(waitMs))),
  };
}

function problem(status: number, title: string, detail: string): Answer {
  return { status, body: { title, detail, type: "about:blank", status } };
}

const seconds = (now: ProgramTime, from: number) => String(now / 1000 + from);

const short = (now: ProgramTime, from: number, left: number) => ({
  "x-rate-limit-limit": "100",
  "x-rate-limit-remaining": String(left),
  "x-rate-limit-reset": seconds(now, from),
});

const day = (whose: "user" | "app", now: ProgramTime, from: number, left: number) => ({
  [`x-${whose}-limit-24hour-limit`]: "10000",
  [`x-${whose}-limit-24hour-remaining`]: String(left),
  [`x-${whose}-limit-24hour-reset`]: seconds(now, from),
});
