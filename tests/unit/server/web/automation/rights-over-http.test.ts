import { expect, test } from "vitest";
import { operations } from "../../../../../server/web/automation/operations.ts";
import { automationRoutes } from "../../../../../server/web/routes.ts";
import { headerProblems } from "../../../../support/answer-headers.ts";
import { automationAtHand } from "../../../../support/automation-at-hand.ts";

/** Who may stand at the door of a meeting's automation, and what stands between them and everything. */
const identities = {
  nobody: { bearer: null, refusal: "401 NO_TOKEN" },
  "a wrong token": { bearer: "efir_wrong", refusal: "401 UNKNOWN_TOKEN" },
  "another meeting's moderator": { bearer: "efir_other", refusal: "403 NOT_ALLOWED" },
  editor: { bearer: "efir_editor", refusal: null },
  moderator: { bearer: "efir_moderator", refusal: null },
} as const;
type Identity = keyof typeof identities;

const rank = { editor: 0, moderator: 1 } as const;
const isRank = (name: string): name is keyof typeof rank => name in rank;

/** What the table says. `done`: rights stand in nobody's way. */
function expected(identity: Identity, least: string): string {
  const { refusal } = identities[identity];
  if (refusal !== null) return refusal;
  const isEnough = isRank(identity) && isRank(least) && rank[identity] >= rank[least];
  return isEnough ? "done" : "403 NOT_ALLOWED";
}

const names = Object.keys(identities) as readonly Identity[];
/** Streams do not end by themselves; HEAD asks for the same right. */
const streams = new Set(
  operations.flatMap((one) => (one.method === "GET" && one.gives === "events" ? [one.path] : [])),
);

test.each(automationRoutes.map((row) => [`${row.method} ${row.path}`, row] as const))(
  "[AP3] [WB51] %s, for each identity",
  async (_name, { method, path, least }) => {
    const { ask } = await automationAtHand();
    const address = path.replace("/api/v1/meetings/:slug/", "").replace(":layer", "stage").replace(/:\w+/, "item-0001");
    const verdicts: [Identity, string][] = [];
    for (const name of names) {
      const answer = await ask(streams.has(path) ? "HEAD" : method, address, { bearer: identities[name].bearer });
      const isRefused = answer.status === 401 || answer.status === 403;
      const code = answer.text === "" ? expected(name, least).split(" ")[1] : answer.json().error?.code;
      verdicts.push([name, isRefused ? `${answer.status} ${code}` : "done"]);
      expect([name, headerProblems("automation", answer.headers)]).toEqual([name, []]);
    }
    expect(verdicts).toEqual(names.map((name) => [name, expected(name, least)]));
  },
);

test("[AP3] a token in the address, in a cookie or with another scheme counts for nothing", async () => {
  const { ask } = await automationAtHand();
  const tries = [
    ["state?token=efir_moderator", {}],
    ["state?access_token=efir_moderator", {}],
    ["state", { cookie: "efir_sid=efir_moderator; authorization=Bearer efir_moderator" }],
    ["state", { authorization: "Basic efir_moderator" }],
    ["state", { authorization: "efir_moderator" }],
    ["state", { "x-api-key": "efir_moderator" }],
  ] as const;
  for (const [path, headers] of tries) {
    const answer = await ask("GET", path, { bearer: null, headers });
    expect([path, answer.status, answer.json().error.code]).toEqual([path, 401, "NO_TOKEN"]);
  }
});
