import { describe, expect, test } from "vitest";
import { isWaiting, type QueueView, queueRows } from "../../../../../client/pages/reporter/queue-rows.ts";
import { rowWords } from "../../../../../client/pages/reporter/row-words.ts";
import { settled } from "../../../../../client/pages/reporter/settled.ts";
import { type Clip, type ClipState, clipStates } from "../../../../../shared/clips.ts";
import { millis, programTime } from "../../../../../shared/time.ts";
import { aKeptClip } from "../../../../support/clip-builders.ts";
import { aTake, consentAt } from "../../../../support/takes.ts";

const seen = (more: Partial<QueueView>): QueueView => ({
  ...{ recordings: [], clips: [], isHeard: true, isOnline: true, isClosed: false, runningId: null, trouble: null },
  sentBytes: () => 0,
  ...more,
});
const ownClip = (state: ClipState, more: Partial<Clip> = {}): Clip => ({
  ...aKeptClip({ id: "take-0001", state }),
  consent: null,
  ...more,
});
const only = (view: Partial<QueueView>) => {
  const [row, ...others] = queueRows(seen(view));
  if (row === undefined || others.length > 0) throw new Error("not one row");
  return row;
};
const queued = aTake({ state: "queued", pieceBytes: [600, 400], uploadPath: "/upload/clips/take-0001" });

describe("[BZ121] a take is one row, wherever it is", () => {
  test.each([
    ["prepared", aTake(), {}],
    ["cut", aTake({ state: "recording" }), {}],
    ["recording", aTake({ state: "recording" }), { runningId: "take-0001" }],
    ["draft", aTake({ state: "draft" }), {}],
    ["sending", queued, {}],
    ["offline", queued, { isOnline: false }],
    ["offline", queued, { trouble: "OFFLINE" }],
    ["held", queued, { isClosed: true }],
    ["waiting", queued, { trouble: "BUSY" }],
    ["refused", aTake({ state: "queued", problem: "QUOTA_SPENT" }), {}],
    ["lost", aTake({ state: "sent" }), {}],
    ["accepted", aTake({ state: "sent" }), { isHeard: false }],
  ] as const)("%s", (state, take, more) => {
    expect(only({ recordings: [take], ...more }).state).toBe(state);
  });

  test("that the server has is what the server says of it", () => {
    const rows = clipStates.map(
      (state) => only({ recordings: [aTake({ state: "sent" })], clips: [ownClip(state)] }).state,
    );
    expect(rows).toEqual(["accepted", "accepted", ...clipStates.slice(2)]);
  });

  test("of another browser is told as such", () => {
    expect(only({ clips: [ownClip("receiving")] })).toMatchObject({ state: "elsewhere", recording: null });
  });
});

test("[BZ121] one is sent at a time, and the others wait", () => {
  const second = { ...queued, id: "take-0002", clipId: "take-0002", madeAt: programTime(consentAt + 1) };
  expect(queueRows(seen({ recordings: [queued, second] })).map(({ id, state }) => [id, state])).toEqual([
    ["take-0002", "waiting"],
    ["take-0001", "sending"],
  ]);
});

test("[BZ121] how far a take is stands in per cent of its bytes, also while it waits for the network", () => {
  const sentBytes = () => 425;
  expect(only({ recordings: [queued], sentBytes }).percent).toBe(42);
  expect(only({ recordings: [queued], sentBytes, isOnline: false }).percent).toBe(42);
});

test("[BZ121] rows say what is the matter in words, the reviewer's before a code", () => {
  const returned = only({ clips: [ownClip("returned", { note: "Плохо слышно" })] });
  const refused = only({ recordings: [aTake({ state: "queued", problem: "TOO_LARGE" })] });
  const draft = only({ recordings: [aTake({ state: "draft", durationMs: millis(42_000) })] });
  expect([returned, refused, draft].map(rowWords)).toEqual([
    "Вернули: Плохо слышно",
    "Не отправлено: файл слишком большой. Снимите короче",
    "Сохранено в телефоне, 0:42",
  ]);
});

test("[BZ121] an approved clip and a withdrawn one can be done nothing with", () => {
  const acts = (["approved", "withdrawn"] as const).map((state) => only({ clips: [ownClip(state)] }).acts);
  expect(acts).toEqual([[], []]);
});

test("[BZ121] what waits for somebody is told from what is delivered", () => {
  const waiting = clipStates.filter((state) => isWaiting(only({ clips: [ownClip(state)] })));
  expect(waiting).toEqual(["failed", "returned"]);
});

test("[BZ120] a take leaves the phone once the server has made a film of it, or its consent was withdrawn", () => {
  const sent = aTake({ state: "sent" });
  const gone = clipStates.filter((state) => settled(sent, [ownClip(state)]));
  expect(gone).toEqual(["review", "returned", "approved", "rejected", "withdrawn"]);
  expect(settled(sent, [])).toBe(false);
  expect(settled(aTake({ state: "queued", isAnew: true }), [ownClip("returned")])).toBe(false);
  expect(settled(aTake({ state: "draft" }), [ownClip("withdrawn")])).toBe(true);
});
