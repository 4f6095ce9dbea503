import { expect, test } from "vitest";
import type { LedgerId } from "../../../../../shared/ids.ts";
import { aCue, anActor, aSpeaker } from "../../../../support/ledger-builders.ts";
import { fromNothing, ledgerLine, next, type Page, visit } from "../../../../support/ledger-line.ts";
import { rundown, timeline } from "../../../../support/ledgers-at-hand.ts";
import { patience } from "../../../../support/patience.ts";

const rehearsal: LedgerId = "rehearsal:meeting";
const moderator = anActor("moderator");
/** Stands in every card of the rehearsal and nowhere else. */
const marker = "Метка-репетиции";
const cue = aCue(aSpeaker({ name: marker }));

async function planned() {
  const line = await ledgerLine({ tickMs: 60_000 });
  const { ledgers } = line;
  await ledgers.createMeeting({ slug: "meeting", title: "Итоги", programme: [] }, anActor("system"), "plan-of-it");
  await ledgers.submit({ id: "add-a-cue", ledger: rundown, command: { type: "add", cue } }, moderator);
  return line;
}

const take = (page: Page, ledger: LedgerId, id: string) =>
  page.emitWithAck("command", { id, ledger, command: { type: "take", cueId: cue.id } });

/** All that a page hears, as text. */
function heardBy(page: Page): string[] {
  const heard: string[] = [];
  page.onAny((...message: readonly unknown[]) => heard.push(JSON.stringify(message)));
  return heard;
}

test("[SH6] a room hears at once that a rehearsal is on and that it is over", async () => {
  const { ledgers, url } = await planned();
  const room = visit(url, { as: "moderator", follow: [timeline, rundown, rehearsal].map(fromNothing) });
  expect(await next(room, "refused")).toEqual({ ledger: rehearsal, refusal: { code: "UNKNOWN_LEDGER" } });
  const began = next(room, "tick");
  await ledgers.beginRehearsal("meeting", moderator);
  expect((await began).heads[rehearsal]).toBe(2);
  const snapshot = next(room, "snapshot");
  room.emit("follow", fromNothing(rehearsal));
  expect(await snapshot).toMatchObject({ ledger: rehearsal, state: { phase: "open" } });
  const [over, tick] = [next(room, "refused"), next(room, "tick")];
  ledgers.endRehearsal("meeting", moderator);
  expect(await over).toEqual({ ledger: rehearsal, refusal: { code: "UNKNOWN_LEDGER" } });
  expect((await tick).heads).not.toHaveProperty(rehearsal);
});

test("[SH7] a viewer who follows all there is hears nothing of a rehearsal, and cannot follow it", async () => {
  const { ledgers, url, socket } = await planned();
  const viewer = visit(url, { follow: [fromNothing(timeline)] });
  const heard = heardBy(viewer);
  await next(viewer, "snapshot");
  await ledgers.beginRehearsal("meeting", moderator);
  const room = visit(url, { as: "moderator", viewerId: "viewer-two", follow: [rundown, rehearsal].map(fromNothing) });
  await next(room, "snapshot");
  expect(await take(room, rehearsal, "command-1")).toMatchObject({ ok: true });
  const refused = next(viewer, "refused");
  viewer.emit("follow", fromNothing(rehearsal));
  expect(await refused).toEqual({ ledger: rehearsal, refusal: { code: "NOT_ALLOWED" } });
  expect(await take(viewer, rehearsal, "command-2")).toMatchObject({ ok: false, refusal: { code: "NOT_ALLOWED" } });
  await ledgers.submit({ id: "open-it-now", ledger: timeline, command: { type: "open" } }, moderator);
  await expect.poll(() => heard.some((text) => text.includes("meeting.opened")), patience).toBe(true);
  expect(heard.filter((text) => text.includes(marker))).toEqual([]);
  expect(heard.filter((text) => text.includes("rehearsal")).length).toBe(1);
  await socket.recheck();
});

test("[SH6] who follows a rehearsal is no viewer, and is told no more once signed out", async () => {
  let isSignedIn = true;
  const line = await ledgerLine({ tickMs: 60_000, authenticate: () => (isSignedIn ? moderator : null) });
  const { ledgers, presence, url, socket } = line;
  await ledgers.createMeeting({ slug: "meeting", title: "Итоги", programme: [] }, anActor("system"), "plan-of-it");
  await ledgers.beginRehearsal("meeting", moderator);
  const room = visit(url, { as: "moderator", follow: [timeline, rehearsal].map(fromNothing) });
  await next(room, "snapshot");
  await expect.poll(() => presence.people("meeting"), patience).toBe(0);
  isSignedIn = false;
  const refused = next(room, "refused");
  await socket.recheck();
  expect(await refused).toEqual({ ledger: rehearsal, refusal: { code: "NOT_ALLOWED" } });
});
