import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MadeInvitation, ToldPeople } from "../../shared/access.ts";
import type { LedgerId } from "../../shared/ids.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

const password = "пять слов про снег зимой";
let server: RunningServer;
let admin: ControlClient;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  admin = await signIn(server.httpUrl);
  for (const slug of ["kollegiya", "sovet"]) await admin.openMeeting(slug, slug);
});
afterAll(async () => {
  admin?.close();
  await server?.stop();
});

test("[AC2] [AC7] [AC11] [AC12] who takes an invitation up runs that meeting and no other, and is out the moment they are let out", async () => {
  const wanted = { role: "moderator", name: "Ирина С." };
  const invited = await admin.request("POST", "/api/meetings/kollegiya/invitations", wanted);
  const { token } = (await invited.json()) as MadeInvitation;
  const entered = await post("/api/session/invitation", {
    priglashenie: token,
    login: "irina",
    name: "Ирина",
    password,
  });
  expect(entered.status).toBe(200);
  const cookie = entered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const again = await post("/api/session/invitation", { priglashenie: token, login: "other", name: "Ирина", password });
  expect(again.status).toBe(401);

  const irina = await aLine(cookie);
  expect(await followed(irina, "rundown:kollegiya")).toBe("snapshot");
  expect(await followed(irina, "rundown:sovet")).toBe("NOT_ALLOWED");
  expect([await blackout(irina, "kollegiya"), await blackout(irina, "sovet")]).toEqual([
    "NOTHING_ON_LAYER",
    "NOT_ALLOWED",
  ]);

  const { people } = (await (await admin.request("GET", "/api/people")).json()) as ToldPeople;
  const id = people.find(({ login }) => login === "irina")?.id ?? "";
  const cut = new Promise((resolve) => irina.once("disconnect", resolve));
  expect((await admin.request("PATCH", `/api/people/${id}`, { isDisabled: true })).status).toBe(200);
  await cut;
  const back = await aLine(cookie);
  expect(await followed(back, "rundown:kollegiya")).toBe("NOT_ALLOWED");
  expect(await blackout(back, "kollegiya")).toBe("NOT_ALLOWED");
  expect((await post("/api/session", { login: "irina", password })).status).toBe(401);
  back.disconnect();
  expect(server.output()).not.toContain(token);
});

const post = (path: string, body: unknown) =>
  fetch(`${server.httpUrl}${path}`, {
    method: "POST",
    headers: { origin: server.httpUrl, "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function aLine(cookie: string): Promise<Socket> {
  const line = io(server.httpUrl, {
    ...{ transports: ["websocket"], forceNew: true, reconnection: false },
    extraHeaders: { origin: server.httpUrl, cookie },
    auth: { viewerId: randomUUID(), follow: [] },
  });
  await new Promise<void>((connected, failed) => {
    line.once("connect", connected);
    line.once("connect_error", failed);
  });
  return line;
}

/** What the server says to that: the ledger, or why not. */
function followed(line: Socket, ledger: LedgerId): Promise<string> {
  const told = new Promise<string>((resolve) => {
    line.once("snapshot", () => resolve("snapshot"));
    line.once("refused", ({ refusal }) => resolve(refusal.code));
  });
  line.emit("follow", { ledger, epoch: null, since: 0 });
  return told;
}

/** Of an open meeting with nothing on air there is nothing to take off. */
async function blackout(line: Socket, slug: string): Promise<string> {
  const envelope = { id: randomUUID(), ledger: `timeline:${slug}`, command: { type: "blackout" } };
  const outcome = await line.timeout(20_000).emitWithAck("command", envelope);
  return outcome.ok ? "done" : outcome.refusal.code;
}
