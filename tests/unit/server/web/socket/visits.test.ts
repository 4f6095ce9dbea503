import { expect, test, vi } from "vitest";
import type { VisitBook } from "../../../../../server/web/socket/types.ts";
import { ledgerId } from "../../../../../shared/ids.ts";
import { anActor } from "../../../../support/ledger-builders.ts";
import { disconnected, fromNothing, ledgerLine, next, type Page, visit } from "../../../../support/ledger-line.ts";
import { rundown, timeline } from "../../../../support/ledgers-at-hand.ts";
import { patience } from "../../../../support/patience.ts";

/** What the house is told, with sockets by whose they are. */
class Notebook implements VisitBook {
  readonly words: string[] = [];
  readonly gonePlaces: string[] = [];
  byStand: Record<string, { now: number; all: number }> | null = null;
  at({ slug, standId, viewerId }: Parameters<VisitBook["at"]>[0]): void {
    this.words.push(`${viewerId} ${slug} ${standId}`);
  }
  gone(place: string): void {
    this.gonePlaces.push(place);
  }
  news(): ReturnType<VisitBook["news"]> {
    const news = this.byStand;
    this.byStand = null;
    return news;
  }
}

async function aMeeting() {
  const visits = new Notebook();
  const line = await ledgerLine({ visits, tickMs: 20 });
  for (const slug of ["meeting", "another"]) {
    await line.ledgers.createMeeting({ slug, title: "Итоги", programme: [] }, anActor("system"), `plan-of-${slug}`);
  }
  return { ...line, visits };
}

/** Answered in order: when this is, what was said before was heard. */
const heard = (page: Page) =>
  page.emitWithAck("command", { id: "command-1", ledger: timeline, command: { type: "blackout" } });

test("[EB40] who watches a meeting is at the stand they say, and at none once they are gone", async () => {
  const { url, visits } = await aMeeting();
  const viewer = visit(url, { follow: [fromNothing(timeline)] });
  await next(viewer, "snapshot");
  const place = viewer.id;
  viewer.emit("visit", { slug: "meeting", standId: "stand-0001" });
  viewer.emit("visit", { slug: "meeting", standId: null });
  await heard(viewer);
  expect(visits.words).toEqual(["viewer-one meeting stand-0001", "viewer-one meeting null"]);
  viewer.disconnect();
  await vi.waitFor(() => expect(visits.gonePlaces).toEqual([place]), patience);
});

test("[EB40] of a meeting that they do not watch nobody is at a stand, until they do", async () => {
  const { url, visits } = await aMeeting();
  const viewer = visit(url, { follow: [fromNothing(timeline)] });
  await next(viewer, "snapshot");
  viewer.emit("visit", { slug: "another", standId: "stand-0001" });
  await heard(viewer);
  expect(visits.words).toEqual(["viewer-one another null"]);
  viewer.emit("follow", fromNothing(ledgerId("timeline", "another")));
  await vi.waitFor(() => expect(visits.words.at(-1)).toBe("viewer-one another stand-0001"), patience);
});

test("[EB40] a control room and what nobody sits before are at no stand", async () => {
  const { url, visits } = await aMeeting();
  const room = visit(url, { as: "moderator", follow: [timeline, rundown].map(fromNothing) });
  const screen = visit(url, { auth: { viewerId: "hall-screen", follow: [fromNothing(timeline)], counts: false } });
  await Promise.all([room, screen].map((page) => next(page, "snapshot")));
  for (const page of [room, screen]) {
    page.emit("visit", { slug: "meeting", standId: "stand-0001" });
    await heard(page);
  }
  expect(visits.words.map((word) => word.split(" ").at(-1))).toEqual(["null", "null"]);
});

test("[EB40] what is no such word is a mistake, and ten of them cut the line", async () => {
  const { url, visits } = await aMeeting();
  const viewer = visit(url, { follow: [fromNothing(timeline)] });
  await next(viewer, "snapshot");
  const gone = disconnected(viewer);
  const wrong = [{ slug: "meeting" }, { slug: "../", standId: null }, { slug: "meeting", standId: "x" }, null, 7];
  for (const word of [...wrong, ...wrong]) viewer.emit("visit", word as never);
  await gone;
  expect(visits.words).toEqual([]);
});

test("[EB45] a meeting's room is told that its lists changed and who is at which stand, and nobody else is", async () => {
  const { url, visits, socket } = await aMeeting();
  const room = visit(url, { as: "moderator", follow: [timeline, rundown].map(fromNothing) });
  const others = [
    visit(url, { viewerId: "viewer-two", follow: [fromNothing(timeline)] }),
    visit(url, { as: "moderator", viewerId: "viewer-four", follow: [fromNothing(ledgerId("rundown", "another"))] }),
  ];
  const overheard: string[] = [];
  for (const page of others) page.onAny((name: string) => overheard.push(name));
  await Promise.all([room, ...others].map((page) => next(page, "snapshot")));
  const told = next(room, "changed");
  socket.tellRoom("meeting", "exhibition");
  expect(await told).toEqual({ slug: "meeting", what: "exhibition" });
  const counted = next(room, "visits");
  visits.byStand = { "stand-0001": { now: 1, all: 7 } };
  const { byStand } = await counted;
  expect(byStand).toEqual({ "stand-0001": { now: 1, all: 7 } });
  await Promise.all(others.map((page) => next(page, "tick")));
  expect(overheard).not.toContain("changed");
  expect(overheard).not.toContain("visits");
});

test("[EB45] however often a list changes, its room asks for it once, and again after the last change", async () => {
  const { url, socket } = await aMeeting();
  const room = visit(url, { as: "moderator", follow: [rundown].map(fromNothing) });
  await next(room, "snapshot");
  let told = 0;
  room.on("changed", () => {
    told += 1;
  });
  // In one turn of the loop: no tick comes in between.
  for (let changes = 0; changes < 50; changes += 1) socket.tellRoom("meeting", "exhibition");
  await vi.waitFor(() => expect(told).toBe(2), patience);
  await next(room, "tick");
  await next(room, "tick");
  expect(told).toBe(2);
  socket.tellRoom("meeting", "exhibition");
  await vi.waitFor(() => expect(told).toBe(3), patience);
});
