import { expect, test } from "vitest";
import { feedSettings, highlightContent, newHighlight, rowFinding } from "../../../../shared/feeds/commands.ts";
import { can, isCorrection, needsTwo } from "../../../../shared/feeds/states.ts";
import { defaultFeedSettings, MOST_HIGHLIGHT_TEXT } from "../../../../shared/feeds.ts";
import { aHighlight, aQuote } from "../../../support/feed-builders.ts";
import { at } from "../../../support/ledger-builders.ts";

const moment = { from: at(Date.UTC(2026, 0, 30, 7, 0)), until: at(Date.UTC(2026, 0, 30, 7, 1)) };
const content = aQuote({ moment });
const isContent = (change: object) => highlightContent.safeParse({ ...content, ...change }).success;

test("[FD30] a draft may lack words, and takes no more than its bounds", () => {
  expect(isContent({})).toBe(true);
  expect(isContent({ text: "", alt: "" })).toBe(true);
  expect(isContent({ text: "я".repeat(MOST_HIGHLIGHT_TEXT + 1) })).toBe(false);
  expect(isContent({ moment: { from: moment.until, until: moment.from } })).toBe(false);
  expect(isContent({ moment: { from: moment.from, until: at(moment.from + 600_001) } })).toBe(false);
  expect(isContent({ members: Array.from({ length: 201 }, (_, index) => `highlight-${index}`) })).toBe(false);
  expect(isContent({ script: "x" })).toBe(false);
});

test.each(["итоги", "итоги2026", "Z9"])("[FD30] %s is a tag", (tag) => expect(isContent({ tags: [tag] })).toBe(true));
test.each(["#итоги", "итоги года", "итоги-года", "2026", "я", "a_b"])("[FD30] %s is none", (tag) =>
  expect(isContent({ tags: [tag] })).toBe(false),
);

test("[FD30] people draft what the house does not make itself", () => {
  const wanted = { id: "highlight-0001", source: { type: "none" } };
  expect(newHighlight.safeParse({ ...wanted, kind: "photo" }).success).toBe(true);
  expect(newHighlight.safeParse({ ...wanted, kind: "live" }).success).toBe(false);
});

test("[FD48] where a post stands is an address of the web", () => {
  expect(rowFinding.safeParse({ found: { url: "https://x.com/i/1" } }).success).toBe(true);
  expect(rowFinding.safeParse({ found: null }).success).toBe(true);
  expect(rowFinding.safeParse({ found: { url: "javascript:alert(1)" } }).success).toBe(false);
});

test("[FD49] the settings that nobody has changed are settings", () => {
  expect(feedSettings.parse(defaultFeedSettings)).toEqual(defaultFeedSettings);
  expect(feedSettings.safeParse({ ...defaultFeedSettings, holdMs: 3_600_000 }).success).toBe(false);
});

test("[FD33] what may happen to a highlight goes by its state, and by whether it was ever public", () => {
  const public1 = [{ rev: 1, at: at(1), content }];
  const draft = aHighlight();
  const correction = aHighlight({ rev: 2, released: public1 });
  expect([can("drop", draft), can("withdraw", draft), can("cancel-correction", draft)]).toEqual([true, false, false]);
  expect([can("drop", correction), can("withdraw", correction), can("cancel-correction", correction)]).toEqual([
    ...[false, true, true],
  ]);
  expect([isCorrection(draft), isCorrection(correction)]).toEqual([false, true]);
  expect(can("edit", aHighlight({ state: "approved" }))).toBe(false);
});

test("[FD39] decisions and figures are known by what they are, not by what they are told as", () => {
  const source = { type: "card", cardId: "figure-01", showing: 3, cardKind: "chart" } as const;
  expect(needsTwo(aHighlight({ source, content: aQuote({ kind: "note" }) }))).toBe(true);
  expect(needsTwo(aHighlight({ content: aQuote({ kind: "decision" }) }))).toBe(true);
  expect(needsTwo(aHighlight())).toBe(false);
});
