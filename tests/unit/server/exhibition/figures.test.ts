import { expect, test } from "vitest";
import { FigureCorrections } from "../../../../server/library/figure-corrections.ts";
import { LibraryDesk } from "../../../../server/library/library-desk.ts";
import { silentLog } from "../../../../server/log.ts";
import { createLibraryStore } from "../../../../server/store/library.ts";
import { emptyPlan } from "../../../../shared/rundown/reduce.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";
import { aContent } from "../../../support/exhibition-builders.ts";
import { anActor, at } from "../../../support/ledger-builders.ts";
import { meeting, standsAtHand } from "../../../support/stands-at-hand.ts";

const people = { value: "361", unit: "тыс. человек", label: "получают поддержку" };
const more = { ...people, value: "372" };
const named = (content = people) => aContent({ figures: [{ figureId: "figure-1", content }] });

/** A library with one figure, and its exhibitions. */
function aHouse() {
  const house = standsAtHand();
  const store = createLibraryStore(house.database);
  const hand = { at: at(1), actorId: "account-1", actorName: "Ирина" };
  store.add({ id: "figure-1", sort: "figure", content: people }, hand);
  house.figures.set("figure-1", people);
  const meetings = {
    meetings: () => [{ slug: meeting }],
    recordOf: () => emptyRecord,
    rehearsalOf: () => null,
    planOf: () => emptyPlan,
    submit: () => Promise.resolve({ ok: true, seq: 0 } as const),
  };
  const exhibitions = house.keeper;
  const corrections = new FigureCorrections({ store, meetings, exhibitions, log: silentLog });
  const library = new LibraryDesk({
    store,
    meetings,
    exhibitions,
    corrections,
    clock: house.clock,
    onDropped: () => {},
  });
  const correct = (by = anActor("moderator"), content = more, version = 1) => {
    house.figures.set("figure-1", content);
    return library.change({ id: "figure-1", sort: "figure", version, content }, by);
  };
  return { ...house, library, correct, corrections, store };
}

test("[EB30] a figure of the library says what the library says, whatever a draft was sent with", () => {
  const { publish, stands, figures } = aHouse();
  const stand = publish(named({ ...people, value: "1000000" }));
  expect(stand.published?.figures).toEqual([{ figureId: "figure-1", content: people }]);
  figures.set("figure-1", more);
  const forged = aContent({ figures: [{ figureId: "figure-1", content: people, corrected: { was: "1", at: 1 } }] });
  const saved = stands.edit(stand, false, { version: stand.version, draft: forged });
  expect(saved.ok && saved.value.draft.figures).toEqual([{ figureId: "figure-1", content: more }]);
});

test("[EB31] a figure that the library never had is refused, and one that it has no more may stay", () => {
  const { publish, stands, figures } = aHouse();
  const stand = publish(named());
  figures.clear();
  expect(stands.edit(stand, false, { version: stand.version, draft: named() }).ok).toBe(true);
  const unknown = aContent({ figures: [{ figureId: "figure-9", content: people }] });
  expect(stands.add(meeting, { content: unknown })).toEqual({
    ok: false,
    problem: { code: "UNKNOWN_FIGURE", detail: "figure-9" },
  });
});

test("[EB32] a correction reaches draft and published stand, and readers are told what it said before", async () => {
  const { publish, add, stands, correct, clock, reader, open } = aHouse();
  open();
  const [published, draft] = [publish(named()), add(named())];
  expect(reader.stand(meeting, published.id)?.content.figures[0]?.content.value).toBe("361");
  expect(await correct()).toMatchObject({ ok: true });
  const corrected = { was: "361 тыс. человек", at: clock.now() };
  expect(stands.find(published)).toMatchObject({
    version: published.version,
    draft: { figures: [{ figureId: "figure-1", content: more }] },
    published: { figures: [{ figureId: "figure-1", content: more, corrected }] },
  });
  expect(stands.find(published)?.draft.figures[0]).not.toHaveProperty("corrected");
  expect(stands.find(draft)?.draft.figures).toEqual([{ figureId: "figure-1", content: more }]);
  expect(reader.stand(meeting, published.id)?.content.figures).toEqual([
    { figureId: "figure-1", content: more, corrected },
  ]);
});

test("[EB32] published anew with the same number it goes on telling so; back at the first number it tells nothing", async () => {
  const { publish, stands, correct } = aHouse();
  const stand = publish(named());
  await correct();
  const edited = stands.edit(stand, true, { version: stand.version, draft: { ...named(more), lead: "Шесть." } });
  const accepted = edited.ok ? stands.accept(stand, edited.value.version) : edited;
  expect(accepted.ok && accepted.value.published?.figures[0]?.corrected?.was).toBe("361 тыс. человек");
  await correct(anActor("moderator"), people, 2);
  expect(stands.find(stand)?.published?.figures).toEqual([{ figureId: "figure-1", content: people }]);
});

test("[EB32] told twice, as after a crash, it changes nothing more", async () => {
  const { publish, stands, correct, keeper } = aHouse();
  const stand = publish(named());
  await correct();
  const once = stands.find(stand);
  keeper.correct("figure-1", more);
  expect(stands.find(stand)).toEqual(once);
});

test("[EB33] the library says which stands use an item, and an editor does not correct what a stand shows", async () => {
  const { publish, add, library, correct } = aHouse();
  publish(named());
  add(named());
  const figure = library.find("figure-1");
  expect(figure && library.uses(figure)).toEqual([{ slug: meeting, title: "", planned: 1, shown: 1 }]);
  expect(await correct(anActor("editor"))).toEqual({ ok: false, problem: { code: "NOT_ALLOWED" } });
});

test("[EB33] files of drafts and of published stands are kept: their names are told", () => {
  const { publish, stands, keeper } = aHouse();
  const stand = publish();
  const draft = aContent({ cover: { image: { file: `${"b".repeat(32)}.png`, widthPx: 1, heightPx: 1 }, alt: "" } });
  stands.edit(stand, true, { version: stand.version, draft });
  const texts = [...keeper.texts()].join(" ");
  for (const letter of ["a", "b"]) expect(texts).toContain(letter.repeat(32));
});
