import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Card } from "../../shared/cards/index.ts";
import type { FeedDesk, Highlight } from "../../shared/feeds.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { type FeedHand, feedHand } from "../support/feed-hand.ts";
import { type Networks, openNetworks } from "../support/networks-at-hand.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

const slug = "itogi";
const api = `/api/meetings/${slug}/feed`;

let server: RunningServer;
let control: ControlClient;
let networks: Networks;
let hand: FeedHand;

beforeAll(async () => {
  server = await startServer({
    env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SECRETS_KEY: randomBytes(32).toString("hex") },
  });
  control = await signIn(server.httpUrl);
  networks = await openNetworks(control);
});
afterAll(async () => {
  control?.close();
  await server?.stop();
  await networks?.[Symbol.asyncDispose]();
});

// Our own server's answer.
const desk = async () => (await (await control.request("GET", `${api}/desk`)).json()) as FeedDesk;
const highlights = async (kind: string) => (await desk()).highlights.filter(({ content }) => content.kind === kind);
const item = (number: number): Card => ({ kind: "agenda", id: `item-000${number}`, number, title: `Вопрос ${number}` });
const decide = (text: string): Promise<Highlight> => hand.release({ kind: "decision", text });

/** All of it has left: a kill in the middle of a call would be found out later, or asked of a person (FD16, FD19). */
async function settled(): Promise<void> {
  const open = async () => (await desk()).rows.filter(({ state }) => ["queued", "sending", "unknown"].includes(state));
  await expect.poll(open, longPatience).toEqual([]);
}

async function killed(): Promise<void> {
  control.close();
  server = await server.killAndRestart();
  control = await signIn(server.httpUrl);
  hand = await feedHand(control, slug);
}

/** What followers of a network see of us: each post by its lines, without the way to our page. */
const seenAt = (one: Networks["all"][number]) =>
  one.live().map(({ text }) => text.replaceAll("\u00a0", " ").split("\n\n")[0]?.split("\n"));

/** X and Bluesky edit nothing that stands. */
const grows = ({ kind }: Networks["all"][number]): boolean => kind !== "x" && kind !== "bluesky";

async function eachShows(wanted: (isEdited: boolean) => readonly (readonly string[])[]): Promise<void> {
  for (const one of networks.all) {
    await expect.poll(() => seenAt(one), { ...longPatience, message: one.kind }).toEqual(wanted(grows(one)));
  }
}

const onAir = ["Мы в эфире: «Итоги»"];
const over = ["Трансляция завершена: «Итоги». Запись:"];
const first = ["1. Вопрос 1", "• Решение. Построить мост", "• Решение. Открыть школу"];
const second = ["2. Вопрос 2", "• Решение. Купить автобус"];

test("[FD55] «мы в эфире» is posted everywhere when the meeting opens", async () => {
  const made = await control.request("POST", "/api/meetings", { slug, title: "Итоги", programme: [] });
  expect(made.status).toBe(201);
  const { settings, version, targets } = await desk();
  const rule = { mode: "digest", budget: { posts: null, micros: null }, correction: "reply" };
  const used = Object.fromEntries(targets.map(({ id }) => [id, rule]));
  const wished = { ...settings, targets: used, holdMs: 0, live: { isOn: true, atEnd: "edit" } };
  expect((await control.request("PUT", `${api}/settings`, { version, settings: wished })).status).toBe(200);
  hand = await feedHand(control, slug);
  await control.timeline(slug, { type: "open" });
  await eachShows(() => [onAir]);
});

test("[FD53] an item's digest grows where it can be edited, and is posted once where it cannot, when its item is over", async () => {
  await control.take(slug, item(1));
  await decide("Построить мост");
  await eachShows((isEdited) => (isEdited ? [onAir, first.slice(0, 2)] : [onAir]));
  await settled();
  const { id } = await decide("Открыть школу");
  await expect.poll(async () => (await hand.now(id)).state, longPatience).toBe("released");
  // What it had still to do itself, it does when it is back (FD56).
  await killed();
  await eachShows((isEdited) => (isEdited ? [onAir, first] : [onAir]));
  await control.take(slug, item(2));
  await eachShows(() => [onAir, first]);
});

test("[FD53] a digest that a person took down stays down; a member that was withdrawn is gone from every digest", async () => {
  await decide("Закрыть завод");
  await eachShows((isEdited) => [onAir, first, ...(isEdited ? [["2. Вопрос 2", "• Решение. Закрыть завод"]] : [])]);
  const [newest] = await highlights("digest");
  await hand.withdraw(newest?.id ?? "");
  await decide("Купить автобус");
  await eachShows((isEdited) => [onAir, first, ...(isEdited ? [second] : [])]);
  const bridge = (await highlights("decision")).find(({ content }) => content.text === "Построить мост");
  await hand.withdraw(bridge?.id ?? "");
  for (const one of networks.all) {
    await expect.poll(() => JSON.stringify(seenAt(one)), { ...longPatience, message: one.kind }).not.toContain("мост");
  }
  await settled();
});

test("[FD54][FD55] at its end it says so, where it cannot be edited in an answer, and a digest of all decisions waits for somebody", async () => {
  await control.timeline(slug, { type: "close" });
  await killed();
  for (const one of networks.all) {
    const lines = () => seenAt(one).map((post) => post?.join("\n"));
    const ends = grows(one) ? [over] : [onAir, over];
    await expect
      .poll(() => lines().filter((text) => text?.includes("«Итоги»")), { ...longPatience, message: one.kind })
      .toEqual(ends.map(([text]) => text));
  }
  const list = ["• Решение. Открыть школу", "• Решение. Закрыть завод", "• Решение. Купить автобус"];
  const drafted = async () => (await highlights("digest")).filter(({ state }) => state === "draft");
  await expect
    .poll(async () => (await drafted()).map(({ content }) => content.text.split("\n")), longPatience)
    .toEqual([["Решения заседания: Итоги", ...list]]);
  await settled();
  // Once each: nothing of all this is anywhere twice.
  for (const one of networks.all) {
    const texts = seenAt(one).map((post) => post?.join("\n"));
    expect([one.kind, new Set(texts).size]).toEqual([one.kind, texts.length]);
  }
});
