import { expect, test } from "vitest";
import type { ToldTargets } from "../../../../shared/feeds/told-targets.ts";
import { StandIn } from "../../../support/stand-ins/stand-in.ts";
import { xApp } from "../../../support/stand-ins/x-keys.ts";
import { XNetwork } from "../../../support/stand-ins/x-network.ts";
import { anAccount, webApp } from "../../../support/web-app.ts";

const origin = "http://efir.test";
const form = {
  ...{ kind: "x", name: "X", fields: xApp, baseUrl: null as string | null, proxy: null, mode: "each" },
  budget: { posts: null, micros: null },
};

async function aHouse() {
  const app = webApp({
    accounts: [
      anAccount(),
      anAccount({ id: "boss", login: "boss", role: "admin" }),
      anAccount({ id: "second", login: "second", role: "admin" }),
      anAccount({ id: "mod", login: "mod", role: "moderator" }),
      anAccount({ id: "ed", login: "ed", role: "editor" }),
    ],
  });
  const cookies = new Map<string, string>();
  for (const id of app.accounts.keys()) cookies.set(id, await app.signInAs(id));
  const call = (as: string, method: string, path: string, body?: unknown) =>
    app.ask(`/api/feed${path}`, {
      ...{ method, headers: { origin, cookie: cookies.get(as) ?? "" } },
      ...(body === undefined ? {} : { body }),
    });
  return { call };
}

test("[FD167] the page is told accounts, networks, the house's switch, and where permalinks and X lead", async () => {
  const { call } = await aHouse();
  const answer = await call("mod", "GET", "/targets");
  expect(answer.headers["cache-control"]).toBe("no-store");
  const told: ToldTargets = answer.json();
  expect(told).toMatchObject({ targets: [], canKeepSecrets: true, isKilled: false });
  expect(told.permalinkBase).toBe("http://localhost:8080");
  expect(told.redirectUri).toMatch(/^http:\/\/[^/]+\/pult\/lenty\/x$/);
  const x = told.kinds.find(({ kind }) => kind === "x");
  expect(x).toMatchObject({ canThread: true, isPaid: true });
  expect(JSON.stringify(told.kinds)).not.toContain("schema");
  expect((await call("ed", "GET", "/targets")).status).toBe(403);
});

test("[FD165] an admin who comes back from X with its code has connected the account; a state is good once, for them alone", async () => {
  const network = new XNetwork();
  const standIn = await StandIn.open(network);
  const { call } = await aHouse();
  const { id } = (await call("boss", "POST", "/targets", { ...form, baseUrl: standIn.baseUrl })).json();
  const { url } = (await call("boss", "POST", `/targets/${id}/oauth`, {})).json();
  const state = new URL(url).searchParams.get("state");
  const back = { state, code: network.tokens.allow(new URL(url)) };
  expect((await call("mod", "POST", "/connected", back)).status).toBe(403);
  expect((await call("second", "POST", "/connected", back)).json().error.code).toBe("UNKNOWN_STATE");
  const connected = await call("boss", "POST", "/connected", back);
  expect(connected.json().filled.toSorted()).toEqual(["accessToken", "clientSecret", "expiresAt", "refreshToken"]);
  expect(connected.text).not.toContain("token-number");
  expect((await call("boss", "POST", "/connected", back)).json().error.code).toBe("UNKNOWN_STATE");
  const checked = (await call("boss", "POST", `/targets/${id}/check`, {})).json();
  expect(checked).toMatchObject({ health: { isOk: true }, target: { account: "@minsoc", paused: null } });
  expect(network.posts.all).toEqual([]);
  await standIn.close();
});
