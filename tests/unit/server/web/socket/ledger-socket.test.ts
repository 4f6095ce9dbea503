import { describe, expect, test } from "vitest";
import type { EventBatch, Snapshot, Tick } from "../../../../../shared/protocol.ts";
import { millis } from "../../../../../shared/time.ts";
import { aCue, anActor } from "../../../../support/ledger-builders.ts";
import {
  bothWays,
  disconnected,
  fromNothing,
  ledgerLine,
  next,
  quiet,
  visit,
} from "../../../../support/ledger-line.ts";
import { rundown, timeline } from "../../../../support/ledgers-at-hand.ts";
import { patience } from "../../../../support/patience.ts";

const title = (words: string) => ({ type: "plan", title: words, programme: [] }) as const;

async function aMeeting(line: Awaited<ReturnType<typeof ledgerLine>>, slug = "meeting") {
  let commands = 0;
  const system = anActor("system");
  await line.ledgers.createMeeting({ slug, title: "Заседание", programme: [] }, system, `plan-of-${slug}`);
  return {
    rename: (words: string) => {
      commands += 1;
      return line.ledgers.submit(
        { id: `rename-${slug}-${commands}`, ledger: `timeline:${slug}`, command: title(words) },
        system,
      );
    },
  };
}

const seqs = ({ events }: EventBatch) => events.map(({ seq }) => seq);

describe.each(bothWays)("$way", (how) => {
  const aLine = (options: Parameters<typeof ledgerLine>[0] = {}) => ledgerLine({ ...how, ...options });

  test("[TL21] a newcomer who follows by its handshake gets the snapshot, then what happens", async () => {
    const line = await aLine();
    const { rename } = await aMeeting(line);
    const page = visit(line.url, { follow: [fromNothing(timeline)] });
    const snapshot = await next(page, "snapshot");
    expect(snapshot).toMatchObject({ ledger: timeline, seq: 1, state: line.ledgers.recordOf("meeting") });
    const told = next(page, "events");
    await rename("Новое имя");
    expect(await told).toMatchObject({ ledger: timeline, epoch: snapshot.epoch, events: [{ seq: 2 }] });
  });

  test("[TL22] who drops and resumes by seq gets exactly what was missed, in one message", async () => {
    const line = await aLine();
    const { rename } = await aMeeting(line);
    const first = visit(line.url, { follow: [fromNothing(timeline)] });
    const { epoch, seq } = await next(first, "snapshot");
    first.disconnect();
    for (const words of ["Раз", "Два", "Три"]) await rename(words);
    const second = visit(line.url, { follow: [{ ledger: timeline, epoch, since: seq }] });
    expect(seqs(await next(second, "events"))).toEqual([2, 3, 4]);
  });

  test("[TL21] who follows the same ledger again, after a gap, gets what it asks for and nothing twice after that", async () => {
    const line = await aLine();
    const { rename } = await aMeeting(line);
    const page = visit(line.url, { follow: [fromNothing(timeline)] });
    const { epoch } = await next(page, "snapshot");
    const told = next(page, "events");
    await rename("Раз");
    expect(seqs(await told)).toEqual([2]);
    page.emit("follow", { ledger: timeline, epoch, since: 0 });
    expect(seqs(await next(page, "events"))).toEqual([1, 2]);
    await rename("Два");
    expect(seqs(await next(page, "events"))).toEqual([3]);
  });

  test("[TL22] what is committed while a page comes in comes after the answer, without gap or double", async () => {
    const line = await aLine();
    const { rename } = await aMeeting(line);
    const page = visit(line.url);
    await new Promise<void>((connected) => page.once("connect", connected));
    const heard: (Snapshot | EventBatch)[] = [];
    page.on("snapshot", (snapshot) => heard.push(snapshot));
    page.on("events", (batch) => heard.push(batch));
    const renamed = Promise.all([rename("Раз"), rename("Два")]);
    page.emit("follow", fromNothing(timeline));
    await renamed;
    await rename("Три");
    await expect
      .poll(() => heard.flatMap((message) => ("events" in message ? seqs(message) : [])).at(-1), patience)
      .toBe(4);
    const [snapshot, ...batches] = heard;
    const start = snapshot !== undefined && "seq" in snapshot ? snapshot.seq : Number.NaN;
    expect(batches.flatMap((batch) => ("events" in batch ? seqs(batch) : []))).toEqual(
      Array.from({ length: 4 - start }, (_, index) => start + 1 + index),
    );
  });

  test("[TL22] hundreds who come back at once get what each of them missed", async () => {
    const line = await aLine();
    const { rename } = await aMeeting(line);
    for (const words of ["Раз", "Два", "Три"]) await rename(words);
    const caughtUp = line.ledgers.catchUp(fromNothing(timeline));
    const epoch = caughtUp?.kind === "snapshot" ? caughtUp.snapshot.epoch : null;
    const pages = Array.from({ length: 60 }, (_, index) =>
      visit(line.url, { viewerId: `viewer-${index}`, follow: [{ ledger: timeline, epoch, since: 1 + (index % 3) }] }),
    );
    const batches = await Promise.all(pages.map((page) => next(page, "events")));
    expect(batches.map(seqs)).toEqual(pages.map((_, index) => [[2, 3, 4], [3, 4], [4]][index % 3]));
  });

  test("[TL16] a moderator's command is told to followers and answered with its place", async () => {
    const line = await aLine();
    await aMeeting(line);
    const viewer = visit(line.url, { follow: [fromNothing(timeline)] });
    await next(viewer, "snapshot");
    const told = next(viewer, "events");
    const moderator = visit(line.url, { as: "moderator" });
    const command = { id: "command-1", ledger: timeline, command: { type: "open" } } as const;
    expect(await moderator.emitWithAck("command", command)).toEqual({ ok: true, seq: 2 });
    expect(seqs(await told)).toEqual([2]);
  });

  test("[TL17] a retry over another line answers with the first outcome", async () => {
    const line = await aLine();
    await aMeeting(line);
    const command = { id: "command-1", ledger: timeline, command: { type: "open" } } as const;
    const outcomes = [
      await visit(line.url, { as: "moderator" }).emitWithAck("command", command),
      await visit(line.url, { as: "moderator" }).emitWithAck("command", command),
    ];
    expect(outcomes).toEqual([
      { ok: true, seq: 2 },
      { ok: true, seq: 2 },
    ]);
  });

  test("[TL25] a viewer commands nothing and does not see the plan", async () => {
    const line = await aLine();
    await aMeeting(line);
    const page = visit(line.url, { follow: [fromNothing(rundown)] });
    expect(await next(page, "refused")).toEqual({ ledger: rundown, refusal: { code: "NOT_ALLOWED" } });
    const commands = [
      { id: "command-1", ledger: timeline, command: { type: "open" } },
      { id: "command-2", ledger: rundown, command: { type: "add", cue: aCue() } },
    ] as const;
    const outcomes = await Promise.all(commands.map((command) => page.emitWithAck("command", command)));
    expect(outcomes).toEqual([
      { ok: false, refusal: { code: "NOT_ALLOWED" } },
      { ok: false, refusal: { code: "NOT_ALLOWED" } },
    ]);
  });

  test("[TL25] a session that ended commands nothing more, over a line that is still open", async () => {
    let role: "moderator" | null = "moderator";
    const line = await aLine({ authenticate: () => (role === null ? null : anActor(role)) });
    await aMeeting(line);
    const page = visit(line.url, { follow: [fromNothing(rundown)] });
    await next(page, "snapshot");
    role = null;
    const outcome = await page.emitWithAck("command", { id: "command-1", ledger: timeline, command: { type: "open" } });
    expect(outcome).toEqual({ ok: false, refusal: { code: "NOT_ALLOWED" } });
    const refused = next(page, "refused");
    await line.socket.recheck();
    expect(await refused).toEqual({ ledger: rundown, refusal: { code: "NOT_ALLOWED" } });
  });

  test("[TL21] a ledger that is not there is refused", async () => {
    const line = await aLine();
    const page = visit(line.url, { follow: [fromNothing("timeline:nowhere")] });
    expect(await next(page, "refused")).toEqual({ ledger: "timeline:nowhere", refusal: { code: "UNKNOWN_LEDGER" } });
  });

  test("[TL28] a line follows three ledgers, the fourth is refused", async () => {
    const line = await aLine();
    for (const slug of ["one", "two", "three", "four"]) await aMeeting(line, slug);
    const page = visit(line.url, { follow: ["one", "two", "three"].map((slug) => fromNothing(`timeline:${slug}`)) });
    await next(page, "snapshot");
    page.emit("follow", fromNothing("timeline:four"));
    expect(await next(page, "refused")).toMatchObject({ ledger: "timeline:four", refusal: { code: "TOO_MANY" } });
  });

  test("[TL20] followers of a dropped meeting are told", async () => {
    const line = await aLine();
    const system = anActor("system");
    const sample = { slug: "primer", title: "Пример", programme: [], keepFor: millis(60_000) };
    await line.ledgers.createMeeting(sample, system, "plan-of-primer");
    const page = visit(line.url, { follow: [fromNothing("timeline:primer")] });
    await next(page, "snapshot");
    const refused = next(page, "refused");
    line.ledgers.dropMeeting("primer", system);
    expect(await refused).toEqual({ ledger: "timeline:primer", refusal: { code: "UNKNOWN_LEDGER" } });
  });

  test("a tick says the time, the heads, the people and the signal; a control room hears of stream and audience", async () => {
    const line = await aLine({ tickMs: 20 });
    await aMeeting(line);
    const viewer = visit(line.url, { viewerId: "viewer-one", follow: [fromNothing(timeline)] });
    const control = visit(line.url, {
      viewerId: "viewer-two",
      as: "editor",
      follow: [timeline, rundown].map((ledger) => fromNothing(ledger)),
    });
    await Promise.all([next(viewer, "snapshot"), next(control, "snapshot")]);
    viewer.emit("report", { lagMs: millis(700) });
    const tick: Tick = { now: line.clock.now(), people: 1, signal: "loop", heads: { [timeline]: 1 } };
    expect(await next(viewer, "tick")).toEqual(tick);
    expect(await next(control, "tick")).toEqual({ ...tick, heads: { [timeline]: 1, [rundown]: 0 } });
    expect(await next(control, "health")).toEqual(quiet);
    await expect
      .poll(() => next(control, "audience"), patience)
      .toEqual({
        people: 1,
        playing: 1,
        medianLagMs: 700,
        p95LagMs: 700,
        p90LagMs: 700,
        firstLagMs: 380,
        lags: [[800, 1]],
      });
  });

  test("[TL30] who left is not counted any more", async () => {
    const line = await aLine();
    await aMeeting(line);
    const page = visit(line.url, { follow: [fromNothing(timeline)] });
    await next(page, "snapshot");
    expect(line.presence.people("meeting")).toBe(1);
    page.disconnect();
    await expect.poll(() => [line.presence.people("meeting"), line.socket.connections], patience).toEqual([0, 0]);
  });

  test("[OU4] a page that nobody sits before follows and is not counted, nor is the lag it reports", async () => {
    const line = await aLine();
    await aMeeting(line);
    const screen = visit(line.url, {
      auth: { viewerId: "hall-screen", follow: [fromNothing(timeline)], counts: false },
    });
    const viewer = visit(line.url, { viewerId: "viewer-two", follow: [fromNothing(timeline)] });
    await Promise.all([next(screen, "snapshot"), next(viewer, "snapshot")]);
    screen.emit("report", { lagMs: millis(700) });
    expect((await next(screen, "tick")).people).toBe(1);
    expect(line.presence.summary("meeting")).toMatchObject({ people: 1, playing: 0 });
    screen.disconnect();
    await expect.poll(() => line.socket.connections, patience).toBe(1);
    expect(line.presence.people("meeting")).toBe(1);
  });

  test.each([true, 0, "no", null])("[OU4] nothing but `false` says so: %j", async (counts) => {
    const line = await aLine();
    await aMeeting(line);
    const page = visit(line.url, { auth: { viewerId: "viewer-one", follow: [fromNothing(timeline)], counts } });
    await disconnected(page);
    expect(line.presence.people("meeting")).toBe(0);
  });

  test("at the end every page is asked to come back at its own moment, and the http server goes on", async () => {
    const line = await aLine();
    await aMeeting(line);
    const page = visit(line.url, { follow: [fromNothing(timeline)] });
    await next(page, "snapshot");
    const [notice, gone] = [next(page, "leave"), disconnected(page)];
    await line.socket.close();
    expect(await notice).toEqual({ withinMs: 1_000 });
    await gone;
    expect(await (await fetch(line.url)).text()).toBe("a page");
    await disconnected(visit(line.url));
    expect(line.socket.connections).toBe(0);
  });
});
