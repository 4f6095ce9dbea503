import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { CommandEnvelope, CommandOutcome, RoomPerson } from "../../../../../shared/protocol.ts";
import { millis } from "../../../../../shared/time.ts";
import { aCue, anActor, aSpeaker } from "../../../../support/ledger-builders.ts";
import { disconnected, fromNothing, ledgerLine, next, type Page, visit } from "../../../../support/ledger-line.ts";
import { rundown, timeline } from "../../../../support/ledgers-at-hand.ts";
import { patience } from "../../../../support/patience.ts";

type Line = Awaited<ReturnType<typeof ledgerLine>>;

/** An open meeting with two speakers prepared. */
async function anOpenMeeting(options: Parameters<typeof ledgerLine>[0] = {}): Promise<Line> {
  const line = await ledgerLine(options);
  const system = anActor("system");
  await line.ledgers.createMeeting({ slug: "meeting", title: "Заседание", programme: [] }, system, "plan-of-it");
  await line.ledgers.submit({ id: "open-it-now", ledger: timeline, command: { type: "open" } }, system);
  for (const id of ["speaker-a", "speaker-b"]) {
    const command = { type: "add", cue: aCue(aSpeaker({ id, name: id })) } as const;
    await line.ledgers.submit({ id: `add-${id}`, ledger: rundown, command }, system);
  }
  return line;
}

const aRoom = (line: Line, as: "moderator" | "producer" | "editor") =>
  visit(line.url, { as, follow: [fromNothing(timeline), fromNothing(rundown)] });

const send = (page: Page, ledger: CommandEnvelope["ledger"], command: CommandEnvelope["command"], id = randomUUID()) =>
  new Promise<CommandOutcome>((answer) => page.emit("command", { id, ledger, command }, answer));

/** The first list of who is in the room that is as expected. */
const roomLike = (page: Page, isWanted: (people: readonly RoomPerson[]) => boolean) =>
  new Promise<readonly RoomPerson[]>((resolve) => {
    const hear = (people: readonly RoomPerson[]) => {
      if (!isWanted(people)) return;
      page.off("room", hear);
      resolve(people);
    };
    page.on("room", hear);
  });

test("[AC40] two takes at once give one order, the same for everybody", async () => {
  const line = await anOpenMeeting();
  const hands = [aRoom(line, "moderator"), aRoom(line, "producer")] as const;
  const viewer = visit(line.url, { viewerId: "viewer-two", follow: [fromNothing(timeline)] });
  await Promise.all([viewer, ...hands].map((page) => next(page, "snapshot")));
  const before = line.ledgers.headOf(timeline) ?? 0;
  const heard = [viewer, ...hands].map((page) => {
    const seqs: string[] = [];
    page.on("events", ({ ledger, events }) => {
      if (ledger !== timeline) return;
      for (const { seq, event } of events)
        seqs.push(`${seq} ${event.type === "card.taken" ? event.cueId : event.type}`);
    });
    return seqs;
  });
  const outcomes = await Promise.all([
    send(hands[0], timeline, { type: "take", cueId: "cue-speaker-a" }),
    send(hands[1], timeline, { type: "take", cueId: "cue-speaker-b" }),
  ]);
  const seqs = outcomes.map((outcome) => (outcome.ok ? outcome.seq : outcome.refusal.code));
  expect(seqs.toSorted()).toEqual([before + 1, before + 2]);
  await vi.waitFor(() => expect(heard.map(({ length }) => length)).toEqual([2, 2, 2]), patience);
  expect(new Set(heard.map((seqs) => seqs.join())).size).toBe(1);
  const standing = line.ledgers.recordOf("meeting")?.showings.filter(({ until }) => until === null);
  expect(standing).toHaveLength(1);
});

test("[AC41] a take sent again under its id is answered with its first outcome, and shown once", async () => {
  const line = await anOpenMeeting();
  const id = randomUUID();
  const take = { type: "take", cueId: "cue-speaker-a" } as const;
  const first = aRoom(line, "moderator");
  const outcome = await send(first, timeline, take, id);
  first.disconnect();
  const again = aRoom(line, "moderator");
  expect(await send(again, timeline, take, id)).toEqual(outcome);
  expect(line.ledgers.recordOf("meeting")?.showings).toHaveLength(1);
  const other = aRoom(line, "producer");
  expect(await send(other, timeline, take, id)).toMatchObject({ ok: false, refusal: { code: "DUPLICATE" } });
});

test("[AC43] where a meeting asks for it, who prepared a card does not take it, and a second person does", async () => {
  const line = await anOpenMeeting();
  const [one, other] = [aRoom(line, "moderator"), aRoom(line, "producer")];
  const take = { type: "take", cueId: "cue-speaker-a" } as const;
  expect(await send(one, rundown, { type: "set-rules", needsSecondPerson: true })).toMatchObject({ ok: false });
  expect(await send(other, rundown, { type: "set-rules", needsSecondPerson: true })).toMatchObject({ ok: true });
  const refused = { ok: false, refusal: { code: "SECOND_PERSON" } };
  expect(await send(one, timeline, take)).toMatchObject(refused);
  expect(await send(one, rundown, { type: "arm", id: "cue-speaker-a" })).toMatchObject({ ok: true });
  expect(await send(one, timeline, take)).toMatchObject(refused);
  expect(await send(other, timeline, take)).toMatchObject({ ok: true });
});

test("[AC30] [AC31] a room is told who is in it and who edits what, and viewers are not", async () => {
  const line = await anOpenMeeting();
  const [one, other] = [aRoom(line, "moderator"), aRoom(line, "editor")];
  const viewer = visit(line.url, { viewerId: "viewer-two", follow: [fromNothing(timeline)] });
  const overheard: unknown[] = [];
  viewer.on("room", (people) => overheard.push(people));
  const both = roomLike(one, ({ length }) => length === 2);
  one.emit("here", { editing: null });
  other.emit("here", { editing: null });
  expect((await both).map(({ role }) => role)).toEqual(["editor", "moderator"]);
  const marked = roomLike(one, (people) => people.some(({ editing }) => editing !== null));
  other.emit("here", { editing: "cue-speaker-a" });
  expect(await marked).toMatchObject([{ role: "editor", editing: "cue-speaker-a" }, { editing: null }]);
  const alone = roomLike(one, ({ length }) => length === 1);
  other.disconnect();
  expect(await alone).toMatchObject([{ role: "moderator" }]);
  expect(overheard).toEqual([]);
});

test("[AC30] who follows no rundown is in no room, whatever they say", async () => {
  const line = await anOpenMeeting({ tickMs: 20 });
  const [viewer, staff] = [
    visit(line.url, { viewerId: "viewer-two", follow: [fromNothing(timeline)] }),
    visit(line.url, { as: "moderator", viewerId: "viewer-three", follow: [fromNothing(timeline)] }),
  ];
  const room = aRoom(line, "producer");
  await Promise.all([viewer, staff, room].map((page) => next(page, "snapshot")));
  for (const page of [viewer, staff]) {
    page.emit("here", { editing: "cue-speaker-a" });
    // Answered in order: when this is, the word was heard.
    await send(page, timeline, { type: "blackout" });
  }
  expect(await next(room, "room")).toEqual([]);
});

test("[AC32] in a room where somebody falls silent the others are told so by the tick", async () => {
  const line = await anOpenMeeting({ tickMs: 20 });
  const [one, other] = [aRoom(line, "moderator"), aRoom(line, "producer")];
  const both = roomLike(one, ({ length }) => length === 2);
  one.emit("here", { editing: null });
  other.emit("here", { editing: "cue-speaker-a" });
  await both;
  const alone = roomLike(one, ({ length }) => length === 1);
  line.clock.advance(millis(29_000));
  const still = roomLike(one, () => true);
  one.emit("here", { editing: null });
  expect(await still).toHaveLength(2);
  line.clock.advance(millis(2_000));
  expect(await alone).toMatchObject([{ role: "moderator", editing: null }]);
});

test("[AC7] of who is let out every line is cut at once; of who has other rights the room is closed, not the line", async () => {
  const roles = new Map([
    ["moderator", "moderator"],
    ["producer", "producer"],
  ] as const);
  const line = await anOpenMeeting({
    authenticate: ({ headers: { cookie } }) => {
      const role = roles.get(cookie as "moderator" | "producer");
      return role === undefined ? null : anActor(role);
    },
  });
  const [one, other] = [aRoom(line, "moderator"), aRoom(line, "producer")];
  await Promise.all([next(one, "snapshot"), next(other, "snapshot")]);
  roles.delete("moderator");
  const cut = disconnected(one);
  await line.socket.rightsChanged("account-moderator", true);
  await cut;
  roles.delete("producer");
  const refused = next(other, "refused");
  await line.socket.rightsChanged("account-producer", false);
  expect(await refused).toMatchObject({ ledger: rundown, refusal: { code: "NOT_ALLOWED" } });
  expect(other.connected).toBe(true);
  expect(await send(other, timeline, { type: "blackout" })).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
});
