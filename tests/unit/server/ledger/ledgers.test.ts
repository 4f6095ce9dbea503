import { expect, test } from "vitest";
import { millis } from "../../../../shared/time.ts";
import { aCue, aFigure, anActor, aSpeaker, at } from "../../../support/ledger-builders.ts";
import { ledgersAtHand, rundown, timeline } from "../../../support/ledgers-at-hand.ts";

const title = (words: string) => ({ type: "plan", title: words, programme: [] }) as const;
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? "accepted" : outcome.refusal?.code;

test("[TL16] a command is answered after it is durable and told", async () => {
  const { ledgers, log, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const seenAtTelling: unknown[] = [];
  ledgers.listen({
    committed: ({ events }) => {
      seenAtTelling.push([log.ledgers()[0]?.head, ledgers.headOf(timeline), events.map(({ seq }) => seq)]);
    },
  });
  expect(await send(timeline, title("Новое имя"))).toEqual({ ok: true, seq: 3 });
  expect(seenAtTelling).toEqual([[3, 3, [3]]]);
});

test("[TL18] commands of one turn share one transaction, in their order", async () => {
  const { log, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const outcomes = await Promise.all(["Раз", "Два", "Три"].map((words) => send(timeline, title(words))));
  expect(outcomes.map((outcome) => outcome.ok && outcome.seq)).toEqual([3, 4, 5]);
  expect(log.commits.at(-1)).toBe(3);
});

test("[TL18] each command of a turn is decided on what those before it led to", async () => {
  const { openMeeting, send, told } = ledgersAtHand();
  await openMeeting();
  const cue = aCue();
  const outcomes = await Promise.all([
    send(rundown, { type: "add", cue }),
    send(timeline, { type: "take", cueId: cue.id }),
    send(timeline, { type: "clear", layer: "lower-third" }),
    send(timeline, { type: "clear", layer: "lower-third" }),
  ]);
  expect(outcomes.map(codeOf)).toEqual(["accepted", "accepted", "accepted", "NOTHING_ON_LAYER"]);
  expect(told.slice(-2).map(({ ledger, events }) => [ledger, events.map(({ seq }) => seq)])).toEqual([
    [rundown, [1]],
    [timeline, [3, 4]],
  ]);
});

test("[TL17] a retry of an accepted command answers with the first outcome and does nothing", async () => {
  const { ledgers, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const first = await send(timeline, title("Раз"), { id: "command-x" });
  await send(timeline, title("Два"));
  expect(await send(timeline, title("Раз"), { id: "command-x" })).toEqual(first);
  expect(ledgers.headOf(timeline)).toBe(4);
});

test("[TL17] a retry in the same turn as its first try is no second command", async () => {
  const { ledgers, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const twice = [1, 2].map(() => send(timeline, title("Раз"), { id: "command-x" }));
  expect(await Promise.all(twice)).toEqual([
    { ok: true, seq: 3 },
    { ok: true, seq: 3 },
  ]);
  expect(ledgers.headOf(timeline)).toBe(3);
});

test("[TL17] a retry after a restart answers with the first outcome", async () => {
  const { log, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const first = await send(timeline, title("Раз"), { id: "command-x" });
  const restarted = ledgersAtHand({ log });
  expect(await restarted.send(timeline, title("Раз"), { id: "command-x" })).toEqual(first);
});

test("[TL17] another actor's command id is not theirs to retry", async () => {
  const { openMeeting, send } = ledgersAtHand();
  await openMeeting();
  await send(timeline, title("Раз"), { id: "command-x" });
  expect(codeOf(await send(timeline, title("Раз"), { id: "command-x", actorId: "somebody-else" }))).toBe("DUPLICATE");
});

test("[TL17] a refused command is decided anew when it comes again", async () => {
  const { openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const take = { type: "take", cueId: "cue-speaker-1" } as const;
  expect(codeOf(await send(timeline, take, { id: "command-x" }))).toBe("UNKNOWN_CUE");
  await send(rundown, { type: "add", cue: aCue() });
  expect(codeOf(await send(timeline, take, { id: "command-x" }))).toBe("accepted");
});

test("[TL18] when the disk is full, all of the turn is refused and none of it happened", async () => {
  const { ledgers, log, openMeeting, send, told } = ledgersAtHand();
  await openMeeting();
  const before = told.length;
  log.nextProblem = "full";
  const outcomes = await Promise.all([send(timeline, title("Раз")), send(timeline, { type: "close" })]);
  expect(outcomes.map(codeOf)).toEqual(["STORE_FULL", "STORE_FULL"]);
  expect([ledgers.headOf(timeline), ledgers.recordOf("meeting")?.phase, told.length]).toEqual([2, "open", before]);
});

test("[TL19] after a full disk, the next command is tried again", async () => {
  const { ledgers, log, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  log.nextProblem = "full";
  await send(timeline, title("Раз"));
  expect(await send(timeline, title("Два"))).toEqual({ ok: true, seq: 3 });
  expect(ledgers.isWritable).toBe(true);
});

test("[TL19] after any other failure nothing is written any more, and reading goes on", async () => {
  const { ledgers, log, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  log.nextProblem = "broken";
  await send(timeline, title("Раз"));
  expect(codeOf(await send(timeline, title("Два")))).toBe("STORE_UNAVAILABLE");
  expect([ledgers.isWritable, log.commits.length, ledgers.recordOf("meeting")?.title]).toEqual([false, 2, "Заседание"]);
});

test("[TL8] the record keeps the card as it was taken, whatever becomes of the cue", async () => {
  const { ledgers, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  await send(rundown, { type: "add", cue: aCue() });
  await send(timeline, { type: "take", cueId: aCue().id });
  await send(rundown, { type: "edit", cue: aCue(aSpeaker({ name: "Другая" })) });
  expect(ledgers.recordOf("meeting")?.showings[0]).toMatchObject({ card: aSpeaker(), layer: "lower-third" });
});

test("[TL3] a command belongs to the frame that its moment reaches after the encoder's delay", async () => {
  const { clock, openMeeting, send, told } = ledgersAtHand({ encoderDelayMs: 400 });
  await openMeeting();
  await send(timeline, { type: "mark", highlightId: "highlight-1", text: "Главное" });
  expect(told.at(-1)?.events[0]?.at).toBe(clock.now() + 400);
});

test("[TL3] the machine's own parts say the frame, people cannot", async () => {
  const { clock, openMeeting, send, told } = ledgersAtHand();
  await openMeeting();
  await send(timeline, title("Раз"), { role: "system", at: at(123.5) });
  await send(timeline, title("Два"), { role: "admin", at: at(123.5) });
  expect(told.slice(-2).map(({ events }) => events[0]?.at)).toEqual([123.5, clock.now()]);
});

test("[TL13] an editor plans and does not take, a viewer does neither", async () => {
  const { openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const add = { type: "add", cue: aCue(aFigure()) } as const;
  const take = { type: "take", cueId: "cue-figure-01" } as const;
  const codes = [
    await send(rundown, add, { role: "viewer" }),
    await send(rundown, add, { role: "editor" }),
    await send(timeline, take, { role: "editor" }),
  ].map(codeOf);
  expect(codes).toEqual(["NOT_ALLOWED", "accepted", "NOT_ALLOWED"]);
});

test("a command for the other ledger is of the wrong shape", async () => {
  const { openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const codes = [await send(rundown, { type: "open" }), await send(timeline, { type: "drop", id: "cue-00001" })].map(
    codeOf,
  );
  expect(codes).toEqual(["BAD_SHAPE", "BAD_SHAPE"]);
});

test("a command for a meeting that is not there is refused", async () => {
  expect(codeOf(await ledgersAtHand().send("timeline:nowhere", { type: "open" }))).toBe("UNKNOWN_LEDGER");
});

test("what a listener throws keeps neither the others nor the answer from coming", async () => {
  const { ledgers, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  ledgers.listen({
    committed: () => {
      throw new Error("broken listener");
    },
  });
  expect(codeOf(await send(timeline, title("Раз")))).toBe("accepted");
});

test("after the close of the server what waits is committed and what comes is refused", async () => {
  const { ledgers, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  const waiting = send(timeline, title("Раз"));
  ledgers.close();
  expect([codeOf(await waiting), codeOf(await send(timeline, title("Два")))]).toEqual([
    "accepted",
    "STORE_UNAVAILABLE",
  ]);
});

test("[TL4] a restart brings back every meeting as it was", async () => {
  const { ledgers, log, openMeeting, send } = ledgersAtHand();
  await openMeeting();
  await openMeeting({ slug: "another", title: "Другое" });
  await send(rundown, { type: "add", cue: aCue() });
  await send(timeline, { type: "take", cueId: aCue().id });
  const restarted = ledgersAtHand({ log }).ledgers;
  expect(restarted.meetings()).toEqual(ledgers.meetings());
  expect(restarted.recordOf("meeting")).toEqual(ledgers.recordOf("meeting"));
  expect(restarted.planOf("meeting")).toEqual(ledgers.planOf("meeting"));
});

test("a meeting's name is taken once", async () => {
  const { ledgers, openMeeting } = ledgersAtHand();
  await openMeeting();
  const again = { slug: "meeting", title: "Ещё раз", programme: [] };
  expect(codeOf(await ledgers.createMeeting(again, anActor("producer"), "command-x"))).toBe("DUPLICATE");
});

test("a meeting that could not be written is not there", async () => {
  const { ledgers, log } = ledgersAtHand();
  log.nextProblem = "full";
  await ledgers.createMeeting({ slug: "meeting", title: "Заседание", programme: [] }, anActor("producer"), "command-x");
  expect(ledgers.meetings()).toEqual([]);
});

test("[TL14] only the machine makes a meeting that forgets", async () => {
  const { ledgers } = ledgersAtHand();
  const meeting = { slug: "meeting", title: "Заседание", programme: [], keepFor: millis(1) };
  expect(codeOf(await ledgers.createMeeting(meeting, anActor("admin"), "command-x"))).toBe("NOT_ALLOWED");
});

test("[TL20] a sample is dropped with all that belongs to it, a real meeting is not", async () => {
  const { ledgers, log, openMeeting } = ledgersAtHand();
  await openMeeting();
  await openMeeting({ slug: "primer", keepFor: millis(60_000) });
  const dropped: string[] = [];
  ledgers.listen({ dropped: (slug) => dropped.push(slug) });
  expect(codeOf(ledgers.dropMeeting("meeting", anActor("admin")))).toBe("NOT_ALLOWED");
  expect(codeOf(ledgers.dropMeeting("primer", anActor("moderator")))).toBe("NOT_ALLOWED");
  expect(codeOf(ledgers.dropMeeting("primer", anActor("admin")))).toBe("accepted");
  expect([dropped, ledgers.meetings().map(({ slug }) => slug), log.ledgers().map(({ id }) => id)]).toEqual([
    ["primer"],
    ["meeting"],
    [timeline],
  ]);
});
