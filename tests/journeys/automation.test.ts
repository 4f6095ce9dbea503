import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cuesShape, doneShape, type State, stateShape } from "../../server/web/automation/shapes.ts";
import type { Card } from "../../shared/cards/index.ts";
import type { Snapshot } from "../../shared/protocol.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { StateFollower } from "../support/event-stream.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

const slug = "kollegiya";
let server: RunningServer;
let control: ControlClient;
let panel: Panel;
/** What another panel sees all the while. */
let follower: StateFollower;

/** As Companion's «Generic HTTP»: a method, an address, one header, mostly no body. */
class Panel {
  readonly token: string;
  readonly #slug: string;

  constructor(token: string, meeting = slug) {
    this.token = token;
    this.#slug = meeting;
  }

  ask(method: "GET" | "POST", path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url(path), {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** A press that must be carried out. */
  async press(path: string, body?: object, headers?: Record<string, string>): Promise<State> {
    const answer = await this.ask("POST", path, body, headers);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return doneShape.parse(JSON.parse(text)).state;
  }

  async refusal(path: string): Promise<readonly [number, string]> {
    const answer = await this.ask("POST", path);
    const { error } = (await answer.json()) as { readonly error: { readonly code: string } };
    return [answer.status, error.code];
  }

  async state(): Promise<State> {
    return stateShape.parse(await (await this.ask("GET", "state")).json());
  }

  url(path: string): string {
    return `${server.httpUrl}/api/v1/meetings/${this.#slug}/${path}`;
  }
}

const agenda = (number: number, title: string): Card => ({ kind: "agenda", id: `item-card-${number}`, number, title });
const slide = (number: number): Card => ({
  kind: "slide",
  id: `slide-card-${number}`,
  title: "Доклад",
  decorative: true,
  number,
  of: 3,
  deckId: "deck-0001",
  image: { file: `${"0".repeat(32)}.png`, widthPx: 1920, heightPx: 1080 },
});

const rundown: readonly Card[] = [
  agenda(1, "Открытие"),
  { kind: "speaker", id: "speaker-card", name: "Анна Павлова", post: "министр" },
  agenda(2, "Итоги года"),
  slide(1),
  slide(2),
  slide(3),
  { kind: "figure", id: "figure-card", value: "3 047", label: "домов построено" },
];

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  await control.openMeeting(slug, "Итоги года");
  await control.openMeeting("drugoe", "Другое заседание");
  for (const card of rundown) await control.prepare(slug, card);
  panel = new Panel((await makeToken("Stream Deck")).token);
  follower = await StateFollower.open(panel.url("events"), (await makeToken("Табло", "editor")).token);
});

afterAll(async () => {
  follower?.close();
  control?.close();
  await server?.stop();
});

test("[AP10] a panel lists the cues, and binds its buttons to them", async () => {
  const { cues } = cuesShape.parse(await (await panel.ask("GET", "cues")).json());
  expect(cues.map(({ label }) => label)).toEqual([
    ...[
      "1. Открытие",
      "Анна Павлова",
      "2. Итоги года",
      "1. Доклад",
      "2. Доклад",
      "3. Доклад",
      "3 047: домов построено",
    ],
  ]);
});

test("[AP20] [AP22] [AP24] an item begins, its cards are prepared and taken by two buttons", async () => {
  expect((await panel.press("items/next/start")).item.onAir?.label).toBe("1. Открытие");
  expect((await panel.press("arm")).armed).toMatchObject({ label: "Анна Павлова", by: "Stream Deck" });
  const taken = await panel.press("take");
  expect([taken.layers["lower-third"]?.label, taken.armed]).toEqual(["Анна Павлова", null]);
  await follower.until("the speaker", ({ layers }) => layers["lower-third"]?.label === "Анна Павлова");
});

test("[AP21] [AP25] the next item's deck is stepped, ten presses in a second", async () => {
  expect((await panel.press("items/next/start")).item).toMatchObject({ onAir: { label: "2. Итоги года" }, next: null });
  await panel.press("arm");
  expect((await panel.press("take")).deck?.text).toBe("1 из 3");
  const presses = await Promise.all(Array.from({ length: 10 }, () => panel.ask("POST", "slides/next")));
  expect(presses.map(({ status }) => status).toSorted()).toEqual([...Array(2).fill(200), ...Array(8).fill(409)]);
  expect((await panel.state()).deck?.text).toBe("3 из 3");
  expect((await panel.press("slides/previous")).deck?.text).toBe("2 из 3");
  expect(await panel.refusal("cues/unknown-cue/take")).toEqual([404, "UNKNOWN_CUE"]);
  await follower.until("the third slide", ({ deck }) => deck?.text === "3 из 3");
});

test("[AP11] [AP23] a wrong card is recalled before anybody has seen it, and never was", async () => {
  // Far enough behind for a machine that is busy with other tests.
  const viewer = await watching(30_000);
  const { cues } = cuesShape.parse(await (await panel.ask("GET", "cues")).json());
  const figure = cues.at(-1)?.cueId ?? expect.fail("no figure");
  const shown = await panel.press(`cues/${figure}/take`);
  expect(shown.lastAct).toMatchObject({ kind: "take", label: "3 047: домов построено", isUnseen: true });
  expect(shown.tally.canRecallUnseen).toBe(true);
  const recalled = await panel.press("recall", { act: shown.lastAct?.act });
  expect(recalled.takenBack).toEqual({ act: shown.lastAct?.act, isUnseen: true });
  expect(Object.values(recalled.layers).map((one) => one?.cueId)).not.toContain(figure);
  viewer.disconnect();
});

test("[AP23] everything is taken off, and put back", async () => {
  const dark = await panel.press("blackout");
  expect(dark.tally).toMatchObject({ isAnythingOn: false, isChapterOn: true });
  expect(await panel.refusal("blackout")).toEqual([409, "NOTHING_ON_LAYER"]);
  await follower.until("the blackout", ({ lastAct }) => lastAct?.kind === "blackout");
  const back = await panel.press("undo");
  expect([back.layers.stage?.label, back.layers["lower-third"]?.label]).toEqual(["2. Доклад", "Анна Павлова"]);
});

test("[AP3] a wrong token, and one of another meeting, open nothing", async () => {
  expect(await new Panel("efir_of-nobody").refusal("take")).toEqual([401, "UNKNOWN_TOKEN"]);
  const other = await makeToken("Другой пульт", "moderator", "drugoe");
  expect(await new Panel(other.token).refusal("take")).toEqual([403, "NOT_ALLOWED"]);
  expect((await new Panel(other.token, "drugoe").ask("GET", "state")).status).toBe(200);
  const withToken = { headers: { authorization: `Bearer ${panel.token}` } };
  expect((await fetch(`${server.httpUrl}/api/meetings/${slug}`, withToken)).status).toBe(401);
});

test("[AP43] a token that is revoked opens nothing, and its stream ends", async () => {
  const made = await makeToken("Потерянный пульт");
  const lost = new Panel(made.token);
  const stream = await StateFollower.open(lost.url("events"), made.token);
  await stream.until("the state", () => true);
  expect((await control.request("DELETE", `/api/meetings/${slug}/tokens/${made.id}`)).status).toBe(204);
  expect(await lost.refusal("take")).toEqual([401, "UNKNOWN_TOKEN"]);
  await stream.over();
  expect(stream.events.at(-1)).toMatchObject({ event: "end", data: '{"code":"UNKNOWN_TOKEN"}' });
  expect((await panel.ask("GET", "state")).status).toBe(200);
});

test("[AP30] [AP40] after kill -9 a press sent again comes to what it came to, and a stream to what stands", async () => {
  const once = { "idempotency-key": randomUUID() };
  const before = await panel.press("slides/next", undefined, once);
  const lastId = follower.events.at(-1)?.id ?? expect.fail("no event");
  server = await server.killAndRestart();
  await follower.over();
  const again = await panel.press("slides/next", undefined, once);
  expect([again.deck?.text, again.position]).toEqual([before.deck?.text, before.position]);
  follower = await StateFollower.open(panel.url("events"), panel.token, lastId);
  const state = await follower.until("the state", () => true);
  expect([state.position, state.deck?.text]).toEqual([before.position, "3 из 3"]);
});

test("the record shows what was on air, and nothing of what was recalled", async () => {
  const snapshot = (await (await fetch(`${server.httpUrl}/m/${slug}/record.json`)).json()) as Snapshot<MeetingRecord>;
  const { showings } = snapshot.state;
  const labels = showings.filter(({ from, until }) => from !== until).map(({ card }) => card.id);
  expect(new Set(labels)).toEqual(
    new Set(["item-card-1", "speaker-card", "item-card-2", "slide-card-1", "slide-card-2", "slide-card-3"]),
  );
});

test("[AP44] a server that is stopped says when to come back", async () => {
  server.process.kill("SIGTERM");
  await follower.over();
  expect(follower.events.at(-1)).toMatchObject({ event: "end", data: '{"code":"LEAVING"}' });
});

async function makeToken(name: string, role: "editor" | "moderator" = "moderator", meeting = slug) {
  const answer = await control.request("POST", `/api/meetings/${meeting}/tokens`, { name, role });
  if (answer.status !== 201) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { readonly id: string; readonly token: string };
}

/** A viewer's page that says how far it lags; resolves when the panel knows of it. */
async function watching(lagMs: number): Promise<Socket> {
  const socket = io(server.httpUrl, {
    transports: ["websocket"],
    extraHeaders: { origin: server.httpUrl },
    auth: { viewerId: randomUUID(), follow: [{ ledger: `timeline:${slug}`, epoch: null, since: 0 }] },
  });
  socket.once("snapshot", () => socket.emit("report", { lagMs }));
  await follower.until("the viewer", ({ audience }) => audience.playing === 1);
  return socket;
}
