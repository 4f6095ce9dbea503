import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../server/web/routes.ts";
import { signIn } from "../support/control-client.ts";
import { unpacked } from "../support/exchange-at-hand.ts";
import { fromNothing } from "../support/ledger-line.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

/** Stands on a card of the rehearsal; the plan has another name there by now. */
const marker = "Метка-Репетиции-Пятьдесят-Один";
const slug = "kollegiya";

let server: RunningServer;
let staff: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  staff = await signIn(server.httpUrl);
  await staff.request("POST", "/api/meetings", {
    slug,
    title: "Итоги",
    programme: [{ id: "item-0001", title: "Доклад" }],
  });
  const began = await staff.request("POST", `/api/meetings/${slug}/rehearsal`, {});
  expect(began.status).toBe(201);
  const card = { kind: "speaker", id: "speaker-01", name: marker, post: "докладчик" } as const;
  const cueId = await staff.prepare(slug, card);
  await send("rehearsal", { type: "take", cueId });
  await send("rehearsal", { type: "mark", highlightId: "highlight-1", text: marker });
  await send("rundown", { type: "edit", cue: { id: cueId, card: { ...card, name: "Анна Павлова" } } });
});

afterAll(async () => {
  staff?.socket.disconnect();
  await server?.stop();
});

async function send(kind: "rehearsal" | "rundown" | "timeline", command: object) {
  const envelope = { id: randomUUID(), ledger: `${kind}:${slug}`, command };
  const outcome = await staff.socket.timeout(20_000).emitWithAck("command", envelope);
  expect(outcome).toMatchObject({ ok: true });
}

const named: Readonly<Record<string, string>> = { slug, stage: "main", layer: "slate" };
const addressOf = (path: string) =>
  path
    .replace(/^\/\{\*address\}$/, "/first-paint.js")
    .replace(/:(\w+)/g, (_all, name: string) => named[name] ?? "none");

/** What the answer holds, as text, out of whatever archive. */
async function said(path: string, cookie = ""): Promise<string> {
  const answer = await fetch(`${server.httpUrl}${path}`, { headers: cookie === "" ? {} : { cookie } });
  const body = Buffer.from(await answer.arrayBuffer());
  const isPacked = body.subarray(0, 2).toString() === "PK";
  return (isPacked ? Buffer.concat(Object.values(await unpacked(body))) : body).toString("utf8");
}

const getters = routes.filter(({ method }) => method === "GET");
/** The only addresses that may tell of a rehearsal, to who may follow it. */
const ofRehearsal = `/api/meetings/${slug}/rehearsal`;

test("[SH7] no address says anything of a rehearsal, to nobody and to the admin", async () => {
  const paths = [...getters.map(({ path }) => addressOf(path)), `/m/${slug}/record.json`, `/replay/${slug}/index.m3u8`];
  const wrong: string[] = [];
  for (const path of paths) {
    for (const cookie of ["", staff.cookie]) {
      const mayTell = cookie !== "" && path.startsWith(ofRehearsal);
      if (!mayTell && (await said(path, cookie)).includes(marker))
        wrong.push(`${cookie === "" ? "nobody" : "admin"}: ${path}`);
    }
  }
  expect(wrong).toEqual([]);
  // The walk does read: what the plan says now stands in the export, and the rehearsal where it may.
  expect(await said(`/api/meetings/${slug}/archive.zip`, staff.cookie)).toContain("Анна Павлова");
  expect(await said(`${ofRehearsal}/acts`, staff.cookie)).toContain(marker);
});

test("[SH7] a viewer's line tells nothing of it, and cannot ask", async () => {
  const heard: string[] = [];
  const page: Socket = io(server.httpUrl, {
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: { origin: server.httpUrl },
    auth: { viewerId: randomUUID(), follow: [fromNothing(`timeline:${slug}`), fromNothing(`rehearsal:${slug}`)] },
  });
  page.onAny((...message: readonly unknown[]) => heard.push(JSON.stringify(message)));
  await expect.poll(() => heard.some((text) => text.includes("NOT_ALLOWED")), longPatience).toBe(true);
  await expect.poll(() => heard.some((text) => text.includes('"tick"')), longPatience).toBe(true);
  page.disconnect();
  expect(heard.filter((text) => text.includes(marker))).toEqual([]);
});

test("[SH5] a killed server goes on with it, and its end leaves nothing of it on the disk", async () => {
  staff.socket.disconnect();
  server = await server.killAndRestart();
  staff = await signIn(server.httpUrl);
  expect(await said(`${ofRehearsal}/acts`, staff.cookie)).toContain(marker);
  await staff.request("DELETE", ofRehearsal);
  expect(JSON.parse(await said(ofRehearsal, staff.cookie))).toEqual({ since: null });
  await send("timeline", { type: "open" });
  const record = JSON.parse(await said(`/m/${slug}/record.json`));
  expect([record.seq, record.state.showings, record.state.highlights]).toEqual([2, [], []]);
});
