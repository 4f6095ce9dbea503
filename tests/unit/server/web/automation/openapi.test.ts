import { describe, expect, test } from "vitest";
import { silentLog } from "../../../../../server/log.ts";
import { automationRoutes as routesOf } from "../../../../../server/web/automation/automation-routes.ts";
import { addressOf, openApi } from "../../../../../server/web/automation/openapi.ts";
import { operations } from "../../../../../server/web/automation/operations.ts";
import { automationRoutes } from "../../../../../server/web/routes.ts";
import { automationAtHand } from "../../../../support/automation-at-hand.ts";
import { webApp } from "../../../../support/web-app.ts";

const document = openApi();
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

/** Every `$ref` of a value, however deep. */
function refsOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "$ref" ? [String(inner)] : refsOf(inner)));
}

function at(ref: string): unknown {
  const steps = ref.replace(/^#\//, "").split("/");
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document);
}

describe("the document", () => {
  test("[AP50] says what OpenAPI 3.1 asks of one", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info).toMatchObject({
      title: expect.any(String),
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    expect(document.components.securitySchemes).toMatchObject({ token: { type: "http", scheme: "bearer" } });
    expect(document.security).toEqual([{ token: [] }]);
    const ids = described.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, operation } of described) {
      expect([name, operation.summary]).toEqual([name, expect.stringMatching(/^[А-Я]/)]);
      for (const [status, answer] of Object.entries(operation.responses)) {
        expect([name, status]).toEqual([name, expect.stringMatching(/^[2-5]\d\d$/)]);
        const whole = "$ref" in answer ? at(String(answer["$ref"])) : answer;
        expect(whole).toMatchObject({ description: expect.stringMatching(/./) });
      }
    }
  });

  test("[AP50] each parameter of a path is described, and no other", () => {
    for (const { name, path, operation } of described) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one);
      const inPath = operation.parameters.filter((one) => one["in"] === "path");
      expect([name, inPath.map((one) => one["name"])]).toEqual([name, wanted]);
      expect(inPath.every((one) => one["required"] === true && one["schema"] !== undefined)).toBe(true);
    }
  });

  test("[AP50] names nothing that is not in it", () => {
    const refs = new Set(refsOf(document));
    expect(refs).toContain("#/components/schemas/State");
    expect([...refs].filter((ref) => at(ref) === undefined)).toEqual([]);
  });

  test("[AP52] binds nobody to the fields an answer has today", () => {
    expect(JSON.stringify(document.components.schemas)).not.toContain("additionalProperties");
  });

  test("[AP50] [WB51] has the routes of the table, and no other", () => {
    const inTable = automationRoutes.map((row) => `${row.method} ${addressOf(row)}`);
    expect(described.map(({ name }) => name).toSorted()).toEqual(inTable.toSorted());
  });
});

test("[WB51] nothing is registered that the table does not name", async () => {
  const { automation } = await automationAtHand();
  const registered = routesOf(automation, silentLog).stack.flatMap(({ route }) =>
    route === undefined ? [] : route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`),
  );
  expect(registered.toSorted()).toEqual(automationRoutes.map(({ method, path }) => `${method} ${path}`).toSorted());
});

test("[WB51] each route of the table answers, and asks for a token first", async () => {
  const { app } = await automationAtHand();
  for (const { method, path } of automationRoutes) {
    const answer = await app.ask(path.replace(":slug", "meeting").replace(/:\w+/g, "something"), { method });
    expect([method, path, answer.status]).toEqual([method, path, 401]);
  }
});

describe("for people", () => {
  test("[AP53] the page at /api names every address, and works without script", async () => {
    const page = await webApp().ask("/api", { headers: { accept: "text/html" } });
    expect(page.status).toBe(200);
    for (const operation of operations) expect(page.text).toContain(`${operation.method} ${addressOf(operation)}`);
    expect(page.text).toContain("MEETING=http://efir.test/api/v1/meetings/kollegiya\n");
    expect(page.text).not.toMatch(/<script|style=/);
  });

  test("[AP50] the document is at /api/openapi.json", async () => {
    const answer = await webApp().ask("/api/openapi.json");
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
