import { expect, test } from "vitest";
import { highlightsIn, highlightsUntil, onceEachText } from "../../../../shared/timeline/highlights.ts";
import { aRecord, at } from "../../../support/ledger-builders.ts";

const record = aRecord(
  [100, { type: "highlight.marked", id: "highlight-a", text: "Первое" }],
  [200, { type: "highlight.marked", id: "highlight-b", text: "Второе" }],
);

test("a viewer has reached the highlights up to the playhead, its own frame included", () => {
  expect(highlightsUntil(record, at(100)).map(({ id }) => id)).toEqual(["highlight-a"]);
});

test("a span holds the highlights from its start up to, not including, its end", () => {
  expect(highlightsIn(record, at(100), at(200)).map(({ id }) => id)).toEqual(["highlight-a"]);
});

test("[VW41] a text marked again is listed once, where it was marked last", () => {
  const again = aRecord(
    [100, { type: "highlight.marked", id: "highlight-a", text: "Первое" }],
    [200, { type: "highlight.marked", id: "highlight-b", text: "Второе" }],
    [300, { type: "highlight.marked", id: "highlight-c", text: "Первое" }],
  );
  expect(onceEachText(again.highlights).map(({ id }) => id)).toEqual(["highlight-b", "highlight-c"]);
});
