import { expect, test } from "vitest";
import { newestSchema } from "../../../../server/store/migrate.ts";
import { brokenSeal } from "../../../../server/store/seal.ts";
import { standShelves } from "../../../../server/wiring/exhibition.ts";
import { newExhibition } from "../../../../shared/exhibition/settings.ts";
import { millis } from "../../../../shared/time.ts";
import { aContent, anImage, someSettings } from "../../../support/exhibition-builders.ts";
import { meeting, standsAtHand } from "../../../support/stands-at-hand.ts";

test("[EB1] a meeting has a plan that is not open until somebody opens it, and then everybody sees what is published", () => {
  const { stands, reader, publish, add, open } = standsAtHand();
  expect(stands.settingsOf(meeting)).toEqual({ version: 0, settings: newExhibition });
  const stand = publish();
  add();
  expect([reader.exhibition(meeting), reader.stand(meeting, stand.id)]).toEqual([null, null]);
  open({ title: "Достижения" });
  expect(reader.exhibition(meeting)).toMatchObject({ title: "Достижения", stands: [{ id: stand.id, number: 1 }] });
  expect(reader.stand(meeting, stand.id)).toMatchObject({ slug: "tsentr-zabota", content: aContent(), answers: [] });
});

test("[EB20] what is drafted, hidden or of another meeting nobody reads", () => {
  const { stands, reader, publish, add, open } = standsAtHand({ slugs: [meeting, "sovet"] });
  open();
  const [draft, hidden, shown] = [add(), publish(), publish()];
  stands.place(hidden, { isHidden: true });
  expect(reader.exhibition(meeting)?.stands.map(({ id }) => id)).toEqual([shown.id]);
  expect([draft.id, hidden.id, "stand-9999"].map((id) => reader.stand(meeting, id))).toEqual([null, null, null]);
  expect(reader.stand("sovet", shown.id)).toBe(null);
});

test("[EB21] what is accepted is read at once, also by who has just read what was before", () => {
  const { stands, reader, publish, open } = standsAtHand();
  open();
  const stand = publish();
  expect(reader.stand(meeting, stand.id)?.content.lead).toBe("Пять мастерских.");
  const edited = stands.edit(stand, true, { version: stand.version, draft: aContent({ lead: "Шесть." }) });
  expect(reader.stand(meeting, stand.id)?.content.lead).toBe("Пять мастерских.");
  if (edited.ok) stands.accept(stand, edited.value.version);
  expect(reader.stand(meeting, stand.id)?.content.lead).toBe("Шесть.");
  expect(reader.exhibition(meeting)?.stands[0]?.lead).toBe("Шесть.");
});

test("[EB15] of two who write at once the second is told what the first wrote, and nothing is lost", () => {
  const { stands, add } = standsAtHand();
  const stand = add();
  const first = stands.edit(stand, false, { version: 1, draft: aContent({ lead: "Первый." }) });
  const second = stands.edit(stand, true, { version: 1, draft: aContent({ lead: "Второй." }) });
  expect(first).toMatchObject({ ok: true, value: { version: 2 } });
  expect(second).toMatchObject({ problem: { code: "STALE", current: { version: 2, draft: { lead: "Первый." } } } });
});

test("[EB2] settings of an older version are refused with those of now", () => {
  const { stands, open } = standsAtHand();
  open({ title: "Первая" });
  const stale = stands.configure(meeting, { version: 0, settings: someSettings({ title: "Вторая" }) });
  expect(stale).toMatchObject({ problem: { code: "STALE", current: { version: 1, settings: { title: "Первая" } } } });
});

test("[EB5] its place on the plan changes under whoever writes, and their draft is saved all the same", () => {
  const { stands, add } = standsAtHand();
  const [first, second] = [add(), add()];
  stands.place(second, { number: 1, size: "large" });
  expect(stands.of(meeting).map(({ id, number, size }) => [id, number, size])).toEqual([
    [second.id, 1, "large"],
    [first.id, 2, "small"],
  ]);
  expect(stands.edit(second, false, { version: 1, draft: aContent({ lead: "Шесть." }) }).ok).toBe(true);
});

test("[EB4] a deleted stand leaves no gap", () => {
  const { stands, add, database } = standsAtHand();
  const [first, second, third] = [add(), add(), add()];
  expect([stands.remove({ ...second, meeting: "sovet" }), stands.remove(second), stands.remove(second)]).toEqual([
    ...[false, true, false],
  ]);
  expect(stands.of(meeting).map(({ id, number }) => [id, number])).toEqual([
    [first.id, 1],
    [third.id, 2],
  ]);
  expect(brokenSeal(database, newestSchema)).toBe(null);
});

test("[EB14] of another meeting a stand is unknown, whatever is asked of it", () => {
  const { stands, add } = standsAtHand();
  const key = { meeting: "sovet", id: add().id };
  const outcomes = [
    stands.edit(key, true, { version: 1, draft: aContent() }),
    stands.submit(key, 1),
    stands.accept(key, 1),
    stands.place(key, { number: 1 }),
  ];
  expect(outcomes).toEqual(outcomes.map(() => ({ ok: false, problem: { code: "UNKNOWN_STAND" } })));
  expect(stands.find(key)).toBe(null);
});

test("[EB11] a draft names files that the house has, and holds no more than its bound", () => {
  const { stands, add, files } = standsAtHand();
  const stand = add();
  files.has = (file) => file === anImage("b").file;
  const save = (draft: ReturnType<typeof aContent>) => stands.edit(stand, false, { version: 1, draft });
  const withCover = (letter: string) => aContent({ cover: { image: anImage(letter), alt: "Здание" } });
  expect(save(withCover("c"))).toEqual({
    ok: false,
    problem: { code: "UNKNOWN_FILE", detail: anImage("c").file },
  });
  const links = Array.from({ length: 20 }, () => ({
    title: "я".repeat(200),
    url: `https://a.example/${"b".repeat(1_900)}`,
  }));
  const gallery = Array.from({ length: 40 }, () => ({
    image: anImage("b"),
    alt: "я".repeat(300),
    caption: "я".repeat(300),
  }));
  expect(save(aContent({ links, gallery, text: "я".repeat(20_000) }))).toMatchObject({
    problem: { code: "TOO_LARGE" },
  });
  // The first picture is not there any more, and it was the stand's already.
  expect(save(aContent({ lead: "Шесть." })).ok).toBe(true);
  expect(stands.edit(stand, false, { version: 2, draft: withCover("b") }).ok).toBe(true);
});

test("[EB17] a film is one that its meeting has for stands, and the one that is there may stay", () => {
  const { stands, films } = standsAtHand();
  const film = { clipId: "film-0001", title: "Год заботы" };
  const refused = { ok: false, problem: { code: "UNKNOWN_FILM", detail: "film-0001" } };
  films.add("sovet film-0001");
  expect(stands.add(meeting, { content: aContent({ film }) })).toEqual(refused);
  films.add(`${meeting} film-0001`);
  const made = stands.add(meeting, { content: aContent({ film }) });
  films.clear();
  expect(made.ok && stands.edit(made.value, false, { version: 1, draft: aContent({ film, lead: "Шесть." }) }).ok).toBe(
    true,
  );
});

test.each([
  [{ sort: "film", state: "review", meeting }, true],
  [{ sort: "film", state: "review", meeting: "sovet" }, false],
  [{ sort: "blitz", state: "review", meeting }, false],
  [{ sort: "blitz", state: "approved", meeting }, true],
  [{ sort: "stream", state: "approved", meeting }, true],
  [null, false],
] as const)("[EB17] of clips %o may be a film: %s", (clip, may) => {
  const shelves = standShelves({ library: { find: () => null }, shelves: [], clips: { clip: () => clip } });
  expect(shelves.hasFilm(meeting, "clip-0001")).toBe(may);
});

test("[EB6] with its meeting goes all of an exhibition, and after a crash in between too", () => {
  const { stands, add, open, drop, database } = standsAtHand();
  open();
  add();
  drop();
  expect([stands.of(meeting), stands.settingsOf(meeting).version]).toEqual([[], 0]);
  open();
  add();
  const again = standsAtHand({ database, slugs: ["sovet"] });
  expect([again.stands.of(meeting), again.stands.settingsOf(meeting).version]).toEqual([[], 0]);
});

test("[EB45] whoever shows the list is told of each change", () => {
  const { changed, stands, add, clock } = standsAtHand();
  const stand = add();
  clock.advance(millis(1_000));
  stands.submit(stand, 1);
  stands.submit(stand, 1);
  expect(changed).toEqual([meeting, meeting]);
});
