import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LedgerId } from "../../shared/ids.ts";
import type { CommandEnvelope, CommandOutcome, EventBatch, Snapshot } from "../../shared/protocol.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import type { RunningServer } from "../support/running-server.ts";
import { type Identity, type StaffedServer, startStaffedServer } from "../support/staffed-server.ts";

const timeline: LedgerId = "timeline:kollegiya";
const rundown: LedgerId = "rundown:kollegiya";
const hands = ["moderator", "producer"] as const;
/** Ends a life at another moment of a take's way each time. */
const ROUNDS = 3;

let staffed: StaffedServer;
let server: RunningServer;
const headersOf = new Map<Identity | null, Readonly<Record<string, string>>>();

beforeAll(async () => {
  staffed = await startStaffedServer();
  server = staffed;
  for (const identity of hands) headersOf.set(identity, staffed.freshHeaders(identity));
  await fetch(`${server.httpUrl}/api/meetings`, {
    method: "POST",
    headers: { origin: server.httpUrl, "content-type": "application/json", ...headersOf.get("producer") },
    body: JSON.stringify({ slug: "kollegiya", title: "Итоги", programme: [] }),
  });
  const producer = await aLine("producer");
  await answered(producer, timeline, { type: "open" });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const hand of hands) {
      const card = { kind: "speaker", id: cardOf(hand, round), name: hand, post: `${round}` } as const;
      await answered(producer, rundown, { type: "add", cue: { id: cueOf(hand, round), card } });
    }
  }
  producer.disconnect();
});

afterAll(async () => {
  // It is the last life that runs; the folder is the first one's to remove.
  await server?.stop();
  await staffed?.stop();
});

const cardOf = (hand: string, round: number) => `card-of-${hand}-${round}`;
const cueOf = (hand: string, round: number) => `cue-of-${hand}-${round}`;

test("[AC40] [AC41] [AC42] two take at once and the server dies: what anybody saw stands, each retry is answered once, in one order", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [viewer, ...rooms] = await Promise.all([aLine(null), ...hands.map(aLine)]);
    const seen: string[] = [];
    viewer?.on("events", ({ events }: EventBatch) => {
      for (const { event } of events) if (event.type === "card.taken") seen.push(event.card.id);
    });
    viewer?.emit("follow", { ledger: timeline, epoch: null, since: 0 });
    await new Promise((told) => viewer?.once("snapshot", told));
    const takes = hands.map((hand): CommandEnvelope => {
      return { id: randomUUID(), ledger: timeline, command: { type: "take", cueId: cueOf(hand, round) } };
    });
    const first = new Promise<void>((resolve) => {
      for (const [index, take] of takes.entries()) {
        rooms[index]?.emit("command", take, ({ ok }: CommandOutcome) => {
          if (ok) seen.push(cardOf(hands[index] ?? "", round));
          resolve();
        });
      }
    });
    // In the first round nothing is waited for, then until it was told, then until it was answered.
    if (round === 1) await new Promise((told) => viewer?.once("events", told));
    if (round === 2) await first;
    server = await server.killAndRestart();
    for (const line of [viewer, ...rooms]) line?.disconnect();

    const [again, other] = await Promise.all(hands.map(aLine));
    if (again === undefined || other === undefined) throw new Error("nobody came back");
    const standing = await recordOf(again);
    const ids = standing.showings.map(({ card }) => card.id);
    expect(ids).toEqual(expect.arrayContaining(seen));
    const outcomes = await Promise.all([submit(again, takes[0]), submit(other, takes[1])]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    // Whoever asks once more hears the same.
    expect(await Promise.all([submit(again, takes[0]), submit(other, takes[1])])).toEqual(outcomes);
    const [one, two] = await Promise.all([recordOf(again), recordOf(other)]);
    expect(one).toEqual(two);
    const shown = one.showings.map(({ card }) => card.id);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toEqual(expect.arrayContaining(hands.map((hand) => cardOf(hand, round))));
    expect(one.showings.filter(({ layer, until }) => layer === "lower-third" && until === null)).toHaveLength(1);
    for (const line of [again, other]) line.disconnect();
  }
});

async function aLine(as: Identity | null): Promise<Socket> {
  const line = io(server.httpUrl, {
    ...{ transports: ["websocket"], forceNew: true, reconnection: false },
    extraHeaders: { origin: server.httpUrl, ...headersOf.get(as) },
    auth: { viewerId: randomUUID(), follow: [] },
  });
  await new Promise<void>((connected, failed) => {
    line.once("connect", connected);
    line.once("connect_error", failed);
  });
  return line;
}

const submit = (line: Socket, envelope: CommandEnvelope | undefined): Promise<CommandOutcome> =>
  line.timeout(10_000).emitWithAck("command", envelope);

async function answered(line: Socket, ledger: LedgerId, command: CommandEnvelope["command"]): Promise<void> {
  const outcome = await submit(line, { id: randomUUID(), ledger, command });
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.code}`);
}

async function recordOf(line: Socket): Promise<MeetingRecord> {
  const told = new Promise<Snapshot<MeetingRecord>>((resolve) => line.once("snapshot", resolve));
  line.emit("follow", { ledger: timeline, epoch: null, since: 0 });
  return (await told).state;
}
