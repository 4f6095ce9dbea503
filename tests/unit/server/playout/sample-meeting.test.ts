import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sampleAbout, sampleProgramme, sampleTitle } from "../../../../server/playout/sample-agenda.ts";
import { adopted } from "../../../../server/playout/sample-cards.ts";
import { earlierCueIds, sampleCues, sampleLibrary } from "../../../../server/playout/sample-meeting.ts";
import { samplePapers, samplePictures } from "../../../../server/playout/sample-pictures.ts";
import { unreadyOf, wordsOf } from "../../../../shared/cards/index.ts";
import { cardSchema } from "../../../../shared/cards/schemas.ts";
import { idPattern } from "../../../../shared/ids.ts";
import { itemsOf } from "../../../../shared/rundown/items.ts";
import { timelineCommand } from "../../../../shared/timeline/commands.ts";
import { sampleFiles } from "./sample-files.ts";

const cues = sampleCues(sampleFiles);
const cards = cues.map(({ card }) => card);
const plan = {
  type: "plan",
  title: sampleTitle,
  programme: sampleProgramme(sampleFiles.imageOf),
  about: sampleAbout(sampleFiles.imageOf),
};

test("[PO30] every cue is a card that a moderator could have made, and ready for the air", () => {
  expect(cards.flatMap((card) => cardSchema.safeParse(card).error ?? [])).toEqual([]);
  expect(cards.filter((card) => unreadyOf(card) !== null)).toEqual([]);
  expect(cues.every(({ id }) => idPattern.test(id))).toBe(true);
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
});

test("[PO37] the plan could have been sent by a person, and says in its title that it is a sample", () => {
  expect(timelineCommand.parse(plan)).toEqual(plan);
  expect(sampleTitle.startsWith("Пробная трансляция")).toBe(true);
});

test("[PO37] each item of the programme has its chapter mark, in order", () => {
  const chapters = cards.flatMap((card) => (card.kind === "agenda" ? [card] : []));
  expect(chapters.map(({ itemId, title, number }) => [itemId, title, number])).toEqual(
    plan.programme.map(({ id, title }, place) => [id, title, place + 1]),
  );
});

test("[PO37] in the rundown a card stands under the item that it is shown in, and slides keep their order", () => {
  const items = itemsOf(cues).map(({ agenda, cues: under }) => [agenda?.id, under.map(({ id }) => id)] as const);
  expect(items[0]?.[0]).toBe("primer-chapter-report-cue");
  expect(items[0]?.[1]).toEqual(expect.arrayContaining(["primer-minister-cue", "primer-people-figure-cue"]));
  expect(items.at(-1)?.[1]).toContain("primer-decision-cue");
  const numbers = cards.flatMap((card) => (card.kind === "slide" ? [card.number] : []));
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("[PO37] what a card says of the library is in the sample's library, with the same words", () => {
  const library = new Map(sampleLibrary(sampleFiles).map((item) => [item.id, item]));
  const missing = cards.flatMap((card) => {
    const named = Object.entries(card).filter(([key]) => /^(?:speaker|figure|deck|document)Id$/u.test(key));
    return named.flatMap(([, id]) => (library.has(String(id)) ? [] : [id]));
  });
  expect(missing).toEqual([]);
  const figures = cards.flatMap((card) => (card.kind === "figure" ? [card] : []));
  expect(figures.map(({ kind: _, id: __, figureId, ...content }) => [figureId, content])).toEqual(
    [...library.values()].flatMap(({ sort, id, content }) => (sort === "figure" ? [[id, content]] : [])),
  );
});

test("[PO37] the facts of the year are told, one of them beside its earlier value", () => {
  const words = cards.map(wordsOf).join(" ").replaceAll("\u00a0", " ");
  for (const fact of ["361 тыс", "треть", "78 737", "15 мобильных бригад", "238 выездов", "5 349", "рост на 30 %"]) {
    expect(words).toContain(fact);
  }
});

test("[PO37] no short word of a card stands at the end of a line", () => {
  // The change of a figure is worded by its kind, not by the sample.
  const texts = cards.map((card) => wordsOf(card).replace(/рост на /u, ""));
  expect(texts.filter((text) => /(?:^|[\s«(])(?:в|к|с|и|на|за|не|от|до|по) /iu.test(text))).toEqual([]);
});

test("[PO37] the vote makes a decision of the draft, and leaves other cards alone", () => {
  const decision = cards.find(({ kind }) => kind === "decision");
  expect(decision).toMatchObject({ state: "draft" });
  expect(decision && adopted(decision)).toEqual({ ...decision, state: "adopted" });
  expect(cards.filter((card) => card.kind !== "decision" && adopted(card) !== card)).toEqual([]);
});

test("[PO36] no cue has the id of one of an earlier version", () => {
  expect(cues.filter(({ id }) => earlierCueIds.includes(id))).toEqual([]);
});

test("[PO30] every picture is there, is WebP of at most 60 KB, and has the size it says", () => {
  const files = Object.values(samplePictures).map((picture) => ({ picture, bytes: readFileSync(picture.file) }));
  expect(files.every(({ bytes }) => bytes.length <= 60 * 1024 && bytes.toString("latin1", 8, 12) === "WEBP")).toBe(
    true,
  );
  expect(files.filter(({ picture, bytes }) => webpWidth(bytes) !== picture.widthPx)).toEqual([]);
});

test("[PO37] every paper is there, is a small PDF, tagged, with its language and its pages", () => {
  for (const [paper, { file, pages }] of Object.entries(samplePapers)) {
    const bytes = readFileSync(file);
    const source = bytes.toString("latin1");
    expect(bytes.length).toBeLessThanOrEqual((paper === "deck" ? 200 : 60) * 1024);
    expect(source).toMatch(/^%PDF-1\.\d/u);
    expect(source).toContain("/MarkInfo");
    expect(source).toMatch(/\/Lang \(ru/u);
    expect(source.match(/\/Type\s*\/Page\b/gu)).toHaveLength(pages);
  }
});

/** Lossy pictures keep it in the VP8 frame header, lossless ones in the VP8L one. RFC 9649 2.5 and 2.6. */
function webpWidth(bytes: Buffer): number {
  if (bytes.toString("latin1", 12, 16) === "VP8L") return (bytes.readUInt16LE(21) & 0x3fff) + 1;
  return bytes.readUInt16LE(26) & 0x3fff;
}
