import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, test } from "vitest";
import type { LibraryStore } from "../../../../server/library/library-store.ts";
import { DatabaseRefused, openDatabase } from "../../../../server/store/database.ts";
import { createLibraryStore, MAX_ITEMS } from "../../../../server/store/library.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { at } from "../../../support/ledger-builders.ts";
import {
  aDeckItem,
  aDocumentItem,
  aFigureItem,
  aPage,
  aSpeakerItem,
  renewed,
} from "../../../support/library-builders.ts";

let database: DatabaseSync;
let library: LibraryStore;
beforeEach(() => {
  database = openDatabase(":memory:");
  library = createLibraryStore(database);
});

const hand = (moment = 1) => ({ at: at(moment), actorId: "account-1", actorName: "Анна" });
const titles = (query?: string) => library.list({ query, most: 200 }).map(({ title }) => title);

describe("keeping", () => {
  test.each([aSpeakerItem(), aFigureItem(), aDocumentItem(), aDeckItem()])(
    "[LB1] a $sort comes back as it was given",
    (item) => {
      library.add(item, hand(7));
      expect(library.find(item.id)).toEqual({ ...item, version: 1, updatedAt: 7 });
    },
  );

  test("[LB1] an id is one item's", () => {
    library.add(aSpeakerItem(), hand());
    expect(library.add(aFigureItem({}, "speaker-1"), hand())).toEqual({ ok: false, problem: "DUPLICATE" });
  });

  test("[LB2] a list tells a deck by its first page, its length and how many pages lack words, without the pages", () => {
    const pages = [aPage(1), aPage(2, { alt: "Слова" }), aPage(3, { decorative: true })];
    library.add(aDeckItem({ pages }), hand(3));
    const { small: image } = aPage(1);
    expect(library.list({ most: 200 })).toEqual([
      { id: "deck-0001", sort: "deck", version: 1, updatedAt: 3, title: "Доклад", image, pages: 3, silentPages: 1 },
    ]);
  });

  test("[LB2] lists are of one sort or all, newest first, and no longer than asked", () => {
    library.add(aFigureItem({}, "figure-1"), hand(1));
    library.add(aSpeakerItem({}, "speaker-1"), hand(3));
    library.add(aFigureItem({}, "figure-2"), hand(2));
    const ids = (query: Parameters<LibraryStore["list"]>[0]) => library.list(query).map(({ id }) => id);
    expect([ids({ most: 2 }), ids({ sort: "figure", most: 9 })]).toEqual([
      ["speaker-1", "figure-2"],
      ["figure-2", "figure-1"],
    ]);
  });

  test("[LB1] a dropped item is gone with its pages and what it said", () => {
    library.add(aDeckItem(), hand());
    library.add(aFigureItem(), hand());
    expect([library.drop("deck-0001"), library.drop("figure-1"), library.drop("figure-1")]).toEqual([
      true,
      true,
      false,
    ]);
    const rows = ["library_items", "library_pages", "figure_versions"].map(
      (table) => database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.["count"],
    );
    expect(rows).toEqual([0, 0, 0]);
  });

  test("[LB1] a full library takes nothing more", () => {
    database.exec("BEGIN");
    const insert = database.prepare("INSERT INTO library_items VALUES (?, 'figure', 1, 1, '{}', '', 0)");
    for (let number = 0; number < MAX_ITEMS; number++) insert.run(`figure-${number}`);
    database.exec("COMMIT");
    expect(library.add(aSpeakerItem(), hand())).toEqual({ ok: false, problem: "TOO_MANY" });
  });
});

describe("[LB3] a search", () => {
  beforeEach(() => {
    library.add(aSpeakerItem({ name: "Пётр Ёлкин", post: "Министр", organisation: "г. Орёл" }), hand(1));
    library.add(aFigureItem({ value: "78 737", label: "Получили помощь" }), hand(2));
    library.add(
      aDeckItem({ title: "Доклад", pages: [aPage(1, { text: "Мобильные бригады выехали 238 раз" })] }),
      hand(3),
    );
  });

  test.each([
    ["ёлкин", ["Пётр Ёлкин"]],
    ["ЕЛКИН петр", ["Пётр Ёлкин"]],
    ["инист", ["Пётр Ёлкин"]],
    ["78 737", ["78 737 человек: Получили помощь"]],
    ["БРИГАД 238", ["Доклад"]],
    ["бригад министр", []],
    ["100%_", []],
    ["' OR 1=1 --", []],
  ])("%s", (query, found) => {
    expect(titles(query)).toEqual(found);
  });

  test("of nothing finds all", () => {
    expect(titles("  ")).toHaveLength(3);
  });

  test("looks at what is said now", () => {
    library.change(renewed(aSpeakerItem({ name: "Пётр Соснин" })), hand(4));
    expect([titles("ёлкин"), titles("соснин")]).toEqual([[], ["Пётр Соснин"]]);
  });
});

describe("changing", () => {
  test("[LB4] a change is the next version", () => {
    library.add(aSpeakerItem(), hand(1));
    const changed = library.change(renewed(aSpeakerItem({ post: "министр" })), hand(2));
    expect(changed).toMatchObject({ ok: true, value: { version: 2, updatedAt: 2, content: { post: "министр" } } });
  });

  test("[LB4] a change made from an older version is refused, and both can be shown", () => {
    library.add(aSpeakerItem(), hand(1));
    library.change(renewed(aSpeakerItem({ post: "министр" })), hand(2));
    const late = library.change(renewed(aSpeakerItem({ post: "глава" })), hand(3));
    expect(late).toMatchObject({ ok: false, problem: { code: "STALE", current: { content: { post: "министр" } } } });
    expect(library.find("speaker-1")).toMatchObject({ version: 2, content: { post: "министр" } });
  });

  test("[LB4] an item does not change its sort, and what is not there does not change", () => {
    library.add(aSpeakerItem({}, "item-0001"), hand());
    const unknown = { ok: false, problem: { code: "UNKNOWN_ITEM" } };
    expect(library.change(renewed(aFigureItem({}, "item-0001")), hand())).toEqual(unknown);
    expect(library.change(renewed(aFigureItem({}, "nothing-1")), hand())).toEqual(unknown);
  });

  test("[LB5] a deck's pages are written with it, all or none", () => {
    library.add(aDeckItem(), hand(1));
    // The second page cannot be written, once the first was.
    const pages = [aPage(1, { title: "Новый" }), aPage(0)];
    expect(() => library.change(renewed(aDeckItem({ title: "Другой", pages })), hand(2))).toThrow();
    expect(library.find("deck-0001")).toEqual({ ...aDeckItem(), version: 1, updatedAt: 1 });
  });
});

describe("what figures said", () => {
  test("[LB6] stays, newest first, with who said it", () => {
    library.add(aFigureItem({ value: "1" }), hand(1));
    library.change(renewed(aFigureItem({ value: "2" })), { ...hand(2), actorName: "Борис" });
    expect(library.figureVersions("figure-1")).toMatchObject([
      { version: 2, at: 2, by: "Борис", content: { value: "2" } },
      { version: 1, at: 1, by: "Анна", content: { value: "1" } },
    ]);
  });

  test("[LB9] a change is untold until it was told, also after a restart; a new figure is nobody's news", () => {
    const file = join(anEmptyFolder(), "efir.db");
    const before = openDatabase(file);
    const first = createLibraryStore(before);
    first.add(aFigureItem(), hand(1));
    first.change(renewed(aFigureItem({ value: "2" })), hand(2));
    first.change(renewed(aFigureItem({ value: "3" }), 2), hand(3));
    first.markTold("figure-1", 2);
    before.close();
    const after = openDatabase(file);
    expect(createLibraryStore(after).untold()).toMatchObject([
      { figureId: "figure-1", version: 3, actorId: "account-1" },
    ]);
    after.close();
  });

  test("[LB6] of a figure changed without end the last fifty stay", () => {
    library.add(aFigureItem(), hand());
    for (let version = 1; version <= 60; version++) {
      library.change(renewed(aFigureItem({ value: String(version) }), version), hand());
      library.markTold("figure-1", version + 1);
    }
    expect(library.figureVersions("figure-1")).toHaveLength(50);
  });
});

test.each([
  ["library_items", "content = replace(content, '78', '87')"],
  ["library_pages", "content = replace(content, 'Итоги', 'Итого')"],
  ["figure_versions", "is_told = 0"],
])("[ST5] a row of %s that is not as it was written is found at the start", (table, damage) => {
  const file = join(anEmptyFolder(), "efir.db");
  const written = openDatabase(file);
  const kept = createLibraryStore(written);
  kept.add(aFigureItem(), hand());
  kept.add(aDeckItem(), hand());
  written.close();
  const disk = new DatabaseSync(file);
  disk.exec(`UPDATE ${table} SET ${damage}`);
  disk.close();
  expect(() => openDatabase(file)).toThrow(DatabaseRefused);
});
