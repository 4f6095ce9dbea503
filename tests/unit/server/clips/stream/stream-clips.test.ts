import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ClipMeetings } from "../../../../../server/clips/ports.ts";
import type { LaidFilm, StreamPart, StreamShelf, StreamSpan } from "../../../../../server/clips/stream/ports.ts";
import { stretchOf } from "../../../../../server/clips/stream/stretch.ts";
import type { NewStreamClip } from "../../../../../shared/clips/commands.ts";
import { refuse } from "../../../../../shared/result.ts";
import type { Actor } from "../../../../../shared/roles.ts";
import { millis, programTime } from "../../../../../shared/time.ts";
import { aClipHouse } from "../../../../support/clip-house.ts";
import { patience } from "../../../../support/patience.ts";

const irina: Actor = { id: "account-irina", role: "moderator", name: "Ирина С." };
const anna: Actor = { id: "account-anna", role: "moderator", name: "Анна К." };
const REWIND_MS = millis(4 * 3_600_000);
const whole = Buffer.from("all of the segments");

/** Segments of two seconds, kept from five minutes ago up to two seconds ago; `grow` adds one. */
function aShelf() {
  const startsAt = Math.floor(Date.now() / 1000) * 1000 - 300_000;
  const kept = Array.from({ length: 149 }, (_, index) => ({
    startsAt: programTime(startsAt + index * 2_000),
    duration: millis(2_000),
  }));
  let isGone = false;
  const film = (bytes: Buffer): LaidFilm => ({
    bytes: bytes.length,
    async *read(from, to) {
      for (let at = from; at < to; at += 4) yield bytes.subarray(at, Math.min(at + 4, to));
    },
  });
  const part = (span: StreamSpan): StreamPart | null => {
    const stretch = isGone ? null : stretchOf(kept, span);
    return (
      stretch && {
        ...stretch,
        ...{ bytes: 1_000, etag: '"part"', playlist: () => "#EXTM3U\n" },
        media: {
          widthPx: 640,
          heightPx: 360,
          hasSound: true,
          cameAs: { container: "stream", video: "avc", audio: null },
        },
        film: () => Promise.resolve(film(Buffer.from("the part"))),
        whole: () => Promise.resolve(film(whole)),
      }
    );
  };
  const shelf: StreamShelf = { part: (span) => Promise.resolve(part(span)) };
  return {
    shelf,
    startsAt,
    endsAt: startsAt + 149 * 2_000,
    grow: () => kept.push({ startsAt: programTime(startsAt + kept.length * 2_000), duration: millis(2_000) }),
    /** The recording is deleted. */
    burn: () => {
      isGone = true;
    },
  };
}

async function aHouse(options: Parameters<typeof aClipHouse>[0] = {}) {
  const house = await aClipHouse(options);
  const stage = aShelf();
  const source = { shelf: stage.shelf, stage: "main", rewindMs: REWIND_MS };
  house.desk.stream.open(source);
  const order = (more: Partial<NewStreamClip> = {}): NewStreamClip => ({
    ...{ id: "clip-0001", title: "О новых бригадах", from: stage.startsAt + 2_500, to: stage.startsAt + 12_500 },
    ...more,
  });
  return {
    ...house,
    stage,
    source,
    order,
    mark: (more: Partial<NewStreamClip> = {}, by = irina) => house.desk.stream.mark("meeting", by, order(more)),
  };
}

const code = (outcome: { readonly ok: boolean; readonly problem?: { readonly code: string } }) =>
  outcome.ok ? "done" : outcome.problem?.code;

test("[BZ200] what was marked is a clip for everybody at once, with its length and picture, and one however often it is told", async () => {
  const { mark, desk, stage } = await aHouse();
  const marked = await mark();
  const again = await mark();

  expect(marked).toMatchObject({
    ok: true,
    value: {
      ...{ id: "clip-0001", sort: "stream", state: "approved", by: "Ирина С.", title: "О новых бригадах" },
      source: { stage: "main", from: stage.startsAt + 2_500, to: stage.startsAt + 12_500 },
      media: { durationMs: 10_000, widthPx: 640, poster: null },
    },
  });
  expect(again).toMatchObject({ ok: true, value: { id: "clip-0001" } });
  expect(desk.approved("meeting")).toHaveLength(1);
  expect(code(await mark({}, anna))).toBe("ID_TAKEN");
});

test("[BZ200] asked for twice at the same moment it is one", async () => {
  const { mark, desk } = await aHouse();
  const both = await Promise.all([mark(), mark()]);
  expect(both.map(code)).toEqual(["done", "done"]);
  expect(desk.approved("meeting")).toHaveLength(1);
});

test.each([
  ["shorter than a second", 0, 999, "TOO_SHORT"],
  ["backwards", 5_000, 4_000, "TOO_SHORT"],
  ["longer than ten minutes", -400_000, 200_001, "TOO_LONG"],
  ["before all that is kept", -20_000, -10_000, "NOT_RECORDED"],
  ["of tomorrow", 86_400_000, 86_410_000, "NOT_RECORDED"],
])("[BZ200] a part %s is refused", async (_name, from, to, refusal) => {
  const { mark, stage, desk } = await aHouse();
  expect(code(await mark({ from: stage.startsAt + from, to: stage.startsAt + to }))).toBe(refusal);
  expect(desk.all("meeting")).toEqual([]);
});

test("[BZ200] its end is waited for until the segment that holds it is there", async () => {
  const { mark, stage } = await aHouse();
  const [from, to] = [stage.endsAt - 3_000, stage.endsAt + 500];
  let isMarked = false;
  const marking = mark({ from, to }).then((outcome) => {
    isMarked = true;
    return outcome;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isMarked).toBe(false);
  stage.grow();
  expect(await marking).toMatchObject({ ok: true, value: { media: { durationMs: 3_500 } } });
});

test("[BZ200] what begins before all that is kept begins with it", async () => {
  const { mark, stage } = await aHouse();
  expect(await mark({ from: stage.startsAt - 5_000, to: stage.startsAt + 5_000 })).toMatchObject({
    ok: true,
    value: { source: { from: stage.startsAt }, media: { durationMs: 5_000 } },
  });
});

test("[BZ206] what is neither the meeting's own time nor anybody's to rewind to is not given", async () => {
  const meetings: ClipMeetings = {
    recordOf: () => null,
    meetings: () => [],
    rehearsalOf: () => null,
    planOf: () => null,
    submit: () => Promise.reject(new Error("nobody asks")),
  };
  const { mark, source, desk, stage } = await aHouse({ meetings });
  desk.stream.open({ ...source, rewindMs: millis(60_000) });
  expect(code(await mark())).toBe("NOT_RECORDED");
  expect(code(await mark({ from: stage.endsAt - 30_000, to: stage.endsAt - 10_000 }))).toBe("done");
});

test("[BZ203] [BZ204] it is copied out of the archive, and its own film is cut from that; what it was stays what it is", async () => {
  const { mark, desk, workshop, folder, now, stage } = await aHouse();
  await mark();
  await desk.idle();
  stage.burn();

  expect(workshop.asked).toEqual(["cut clip-0001 500-10500"]);
  expect(await readFile(join(folder, "clip-0001", "source"))).toEqual(whole);
  expect(now()).toMatchObject({
    state: "approved",
    media: { durationMs: 10_000 },
    trim: { fromMs: 500, toMs: 10_500 },
  });
  expect(await desk.stream.firstForm("clip-0001")).toBeNull();
});

test("[BZ205] who has begun with the first form goes on with it", async () => {
  const { mark, desk } = await aHouse();
  await mark();
  expect(await desk.stream.firstForm("clip-0001")).not.toBeNull();
  await desk.idle();
  expect(await desk.stream.firstForm("clip-0001")).not.toBeNull();
});

test("[BZ203] a film that cannot be made leaves the first form, and is tried again by the next start", async () => {
  const { mark, desk, workshop, reopen, source, now } = await aHouse();
  workshop.answer = () => Promise.resolve(refuse("CONVERSION_FAILED"));
  await mark();
  await desk.idle();
  expect(now()).toMatchObject({ state: "approved", problem: null });
  expect(await desk.stream.firstForm("clip-0001")).not.toBeNull();
  await desk.close();

  const next = await reopen();
  next.stream.open(source);
  await next.idle();
  expect(workshop.asked).toEqual(["cut clip-0001 500-10500", "cut clip-0001 500-10500"]);
});

test("[BZ204] a start copies what an earlier life had not", async () => {
  const { mark, desk, workshop, reopen, source, files, order } = await aHouse();
  await desk.stream.close();
  desk.stream.open(source);
  await mark(order());
  await desk.close();
  expect(await files()).toEqual([]);

  const next = await reopen();
  next.stream.open(source);
  await next.idle();
  expect(workshop.asked).toEqual(["cut clip-0001 500-10500"]);
});

test("[BZ207] its ends can be moved by a reviewer as far as its segments go", async () => {
  const { mark, desk, workshop, now } = await aHouse();
  await mark();
  await desk.idle();
  const { version } = now();
  const trim = { fromMs: 0, toMs: 11_000 };
  expect(code(desk.edit("meeting", "clip-0001", { version, trim }))).toBe("done");
  await desk.idle();
  expect(workshop.asked.at(-1)).toBe("cut clip-0001 0-11000");
  expect(code(desk.edit("meeting", "clip-0001", { version: now().version, trim: { fromMs: 0, toMs: 14_000 } }))).toBe(
    "BAD_TRIM",
  );
});

test("[BZ208] returned and dropped it leaves nothing, whatever is being made of it", async () => {
  const { mark, desk, workshop, files, now } = await aHouse();
  const { promise, resolve } = Promise.withResolvers<void>();
  workshop.answer = async () => {
    await promise;
    return refuse("CONVERSION_FAILED");
  };
  await mark();
  await expect.poll(() => workshop.asked.length, patience).toBe(1);
  desk.return("meeting", "clip-0001", now().version, "Не тот отрезок");
  expect(code(await desk.drop("meeting", "clip-0001"))).toBe("done");
  resolve();
  await desk.idle();
  expect(await files()).toEqual([]);
  expect(await desk.stream.firstForm("clip-0001")).toBeNull();
});
