import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../support/control-client.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

/** A meeting that nobody is at, on a machine that dies in the middle of it. */
const slug = "noch";

let server: RunningServer;
let staff: Awaited<ReturnType<typeof signIn>>;
let first: number;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  staff = await signIn(server.httpUrl);
  first = Date.now() + 2_000;
  const programme = [{ ...itemOne, startsAt: first }, itemTwo];
  await staff.request("POST", "/api/meetings", { slug, title: "Ночь", programme });
  await staff.request("POST", `/api/meetings/${slug}/agenda-cards`, {});
  await staff.socket.timeout(20_000).emitWithAck("command", {
    id: "run-by-clock",
    ledger: `rundown:${slug}`,
    command: { type: "run-clock", isOn: true },
  });
  await staff.timeline(slug, { type: "open" });
});

afterAll(async () => {
  staff?.socket.disconnect();
  await server?.stop();
});

const itemOne = { id: "item-0001", title: "Пункт 1" };
/** Its moment is said only while the meeting is on. */
const itemTwo = { id: "item-0002", title: "Пункт 2" };

interface Shown {
  readonly card: { readonly title: string };
  readonly from: number;
}

/** What was shown, and from when. */
async function shown(): Promise<readonly (readonly [title: string, from: number])[]> {
  const answer = await fetch(`${server.httpUrl}/m/${slug}/record.json`);
  const { state } = (await answer.json()) as { readonly state: { readonly showings: readonly Shown[] } };
  return state.showings.map(({ card, from }) => [card.title, from]);
}

test("[SH10] the first item begins by itself, not before its moment, by «Часы»", async () => {
  await expect.poll(async () => (await shown()).length, { timeout: 30_000, interval: 100 }).toBe(1);
  const [[title, from] = ["", 0]] = await shown();
  expect([title, from >= first]).toEqual(["Пункт 1", true]);
  const acts = (await (await staff.request("GET", `/api/meetings/${slug}/acts`)).json()) as readonly object[];
  expect(acts.at(-1)).toMatchObject({ type: "card.taken", by: { name: "Часы" } });
});

test("[SH11] an edit while it runs holds, and a kill about the second item's moment neither repeats the first nor misses the second", async () => {
  const second = Date.now() + 1_500;
  const programme = [
    { ...itemOne, startsAt: first },
    { ...itemTwo, startsAt: second },
  ];
  await staff.timeline(slug, { type: "plan", title: "Ночь", programme });
  staff.socket.disconnect();
  server = await server.killAndRestart();
  await expect.poll(async () => (await shown()).length, { timeout: 30_000, interval: 100 }).toBe(2);
  const told = await shown();
  expect(told.map(([title]) => title)).toEqual(["Пункт 1", "Пункт 2"]);
  expect(told[1]?.[1]).toBeGreaterThanOrEqual(second);
});
