import { expect, test } from "vitest";
import { blitzCard, cuesOf, renewed } from "../../../../../client/control/clips/blitz-draft.ts";
import { queueOf, shownLength, waitingFor } from "../../../../../client/control/clips/clip-facts.ts";
import { millis, programTime } from "../../../../../shared/time.ts";
import { aClip, aMedia } from "../../../../support/told-clips.ts";

const poster = { file: `${"a".repeat(32)}.jpg`, widthPx: 1080, heightPx: 1920 };
const approved = aClip({
  state: "approved",
  trim: { fromMs: millis(2000), toMs: millis(43_500) },
  cut: { fromMs: millis(2000), toMs: millis(43_500) },
  // Cut as it was approved.
  media: aMedia({ poster, durationMs: millis(41_500) }),
});
const card = blitzCard(approved, "Без названия", "instead", "card-0001");

test("[BZ141] a card of a clip has its words, its poster and the length of what is shown", () => {
  expect(card).toEqual({
    kind: "blitz",
    id: "card-0001",
    title: "Научили готовить завтрак заново",
    quotation: "Через месяц он сам поставил чайник",
    name: "Алия Гареева",
    post: "мастер трудовой терапии",
    place: "Усть-Ярск",
    where: "instead",
    durationMs: 41_500,
    poster,
    clipId: "clip-00001",
  });
});

test("[BZ141] a clip without a title is called by who speaks, and one without a name has a name of its sort", () => {
  expect(blitzCard({ ...approved, title: "" }, "Без названия", "beside", "card-0002")).toMatchObject({
    title: "Алия Гареева",
  });
  const nameless = { ...approved, title: "", subject: null };
  expect(blitzCard(nameless, "Без названия", "beside", "card-0002")).toMatchObject({ title: "Без названия" });
  expect(blitzCard({ ...approved, media: null, trim: null }, "Без названия", "beside", "card-0002")).toBeNull();
});

test("[BZ142] a card that says what its clip says is not offered anew; after a change it is, where it was", () => {
  if (card === null) throw new Error("no card");
  const cue = { id: "cue-00001", card };
  expect(cuesOf([cue], approved.id)).toEqual([cue]);
  expect(renewed(cue, approved, "Без названия")).toBeNull();
  expect(renewed(cue, { ...approved, title: "Иначе" }, "Без названия")).toEqual({ ...card, title: "Иначе" });
});

test("[BZ130] the queue begins with what waits, newest first, and has no films of stands", () => {
  const clips = [
    aClip({ id: "a", state: "approved" }),
    aClip({ id: "b", madeAt: programTime(1) }),
    aClip({ id: "c", madeAt: programTime(2) }),
    aClip({ id: "d", sort: "film" }),
  ];
  expect(queueOf(clips).map(({ state, clips: some }) => [state, some.map(({ id }) => id)])).toEqual([
    ["review", ["c", "b"]],
    ["approved", ["a"]],
  ]);
  expect(waitingFor(clips)).toBe(2);
});

test("[BZ130] how long a clip is told is how long it is shown", () => {
  const { trim } = approved;
  expect([
    shownLength(aClip()),
    shownLength(aClip({ trim })),
    shownLength(approved),
    shownLength(aClip({ media: null })),
  ]).toEqual([58_000, 41_500, 41_500, null]);
});
