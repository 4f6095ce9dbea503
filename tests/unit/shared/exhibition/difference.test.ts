import { describe, expect, test } from "vitest";
import { changesOf, isSameContent } from "../../../../shared/exhibition/difference.ts";
import { missingFields } from "../../../../shared/exhibition/required.ts";
import { wordChanges } from "../../../../shared/exhibition/word-changes.ts";
import { emptyStand } from "../../../../shared/exhibition.ts";
import { aContent, anImage } from "../../../support/exhibition-builders.ts";

const photo = (letter: string, caption?: string) => ({
  image: anImage(letter),
  alt: `Снимок ${letter}`,
  ...(caption === undefined ? {} : { caption }),
});

describe("[EB16] the difference between what is published and what is to be", () => {
  test("of what says the same there is none, in whatever order its keys come", () => {
    const shuffled = JSON.parse(JSON.stringify({ cover: aContent().cover, ...aContent(), film: undefined }));
    expect(changesOf(aContent(), shuffled)).toEqual([]);
    expect(isSameContent(aContent(), aContent({ lead: "Иначе." }))).toBe(false);
  });

  test("of words tells which went and which came", () => {
    expect(changesOf(aContent(), aContent({ lead: "Шесть новых мастерских." }))).toEqual([
      {
        sort: "words",
        field: "lead",
        runs: [
          { kind: "gone", text: "Пять" },
          { kind: "new", text: "Шесть новых" },
          { kind: "same", text: " мастерских." },
        ],
      },
    ]);
  });

  test("of lists tells what was added, removed, changed and moved", () => {
    const published = aContent({ gallery: [photo("a"), photo("b"), photo("c"), photo("d")] });
    const draft = aContent({ gallery: [photo("b"), photo("a"), photo("d", "Подпись"), photo("e")] });
    const [change, ...others] = changesOf(published, draft);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ sort: "list", field: "gallery" });
    expect(change?.sort === "list" && change.entries).toEqual([
      { kind: "moved", is: photo("b") },
      { kind: "moved", is: photo("a") },
      { kind: "changed", was: photo("d"), is: photo("d", "Подпись") },
      { kind: "added", is: photo("e") },
      { kind: "removed", was: photo("c") },
    ]);
  });

  test("of a cover or a film tells both", () => {
    const film = { clipId: "clip-0001", title: "Фильм о центре" };
    expect(changesOf(aContent(), aContent({ cover: photo("b"), film }))).toEqual([
      { sort: "single", field: "cover", was: aContent().cover, is: photo("b") },
      { sort: "single", field: "film", was: null, is: film },
    ]);
  });

  test("of a stand that nobody has read yet is all that it says", () => {
    expect(changesOf(null, aContent()).map(({ field }) => field)).toEqual([
      ...["institution", "place", "title", "lead", "text", "cover"],
    ]);
    expect(changesOf(null, emptyStand)).toEqual([]);
  });

  test("of two entries with one name tells each, and what the house noted of a correction is none", () => {
    const link = { title: "Сайт", url: "https://a.example/" };
    const twice = aContent({ links: [link, { ...link, title: "Ещё раз" }] });
    expect(changesOf(aContent({ links: [link] }), twice)).toMatchObject([
      { field: "links", entries: [{ kind: "added", is: { title: "Ещё раз" } }] },
    ]);
    const figure = { figureId: "figure-1", content: { value: "7", label: "семь" } };
    const corrected = { ...figure, corrected: { was: "6", at: 1 } };
    expect(changesOf(aContent({ figures: [corrected] }), aContent({ figures: [figure] }))).toEqual([]);
  });
});

describe("[EB16] words of two texts", () => {
  const texts = [
    ["", ""],
    ["", "Всё новое, с начала"],
    ["Всё\n\nушло", ""],
    ["один два три четыре", "один три пять четыре"],
    ["  пробелы  и\nстроки ", "пробелы и строки"],
    ["а ".repeat(3_000), "б ".repeat(3_000)],
  ] as const;
  test.each(texts)("put together give the old text and the new one, letter by letter", (was, is) => {
    const runs = wordChanges(was, is);
    const textOf = (kinds: readonly string[]) =>
      runs
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text }) => text)
        .join("");
    expect(textOf(["same", "gone"])).toBe(was);
    expect(textOf(["same", "new"])).toBe(is);
    expect(runs.every(({ text }) => text !== "")).toBe(true);
  });
});

describe("[EB12] what a stand still lacks", () => {
  test("its institution and its title, whatever is asked for", () => {
    expect(missingFields(emptyStand, [])).toEqual(["institution", "title"]);
  });

  test("what organisers ask for and is empty, in the order of a form", () => {
    expect(missingFields(aContent({ text: " \n", place: "" }), ["people", "text", "place"])).toEqual([
      ...["place", "text", "people"],
    ]);
  });

  test("words for a picture, asked for or not", () => {
    const silent = { image: anImage(), alt: " " };
    expect(missingFields(aContent({ cover: silent, gallery: [photo("b"), silent] }), [])).toEqual(["cover", "gallery"]);
  });
});
