import { expect, test } from "vitest";
import type { HighlightDesk } from "../../../../server/feeds/desk/highlight-desk.ts";
import { Images } from "../../../../server/library/images.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createSettings } from "../../../../server/store/settings.ts";
import { ensureSampleFeed } from "../../../../server/wiring/sample-feed.ts";
import { highlightContent } from "../../../../shared/feeds/commands.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { aRecord } from "../../../support/ledger-builders.ts";

async function sample(record: MeetingRecord = aRecord()) {
  const images = await Images.open(anEmptyFolder());
  const settings = createSettings(openDatabase(":memory:"));
  const made: Parameters<HighlightDesk["release"]>[0][] = [];
  const desk = { release: (order: (typeof made)[number]) => void made.push(order) };
  const ensure = () => ensureSampleFeed({ desk, ledgers: { recordOf: () => record }, images, settings });
  return { made, ensure };
}

test("[PO46] the sample's feed is of its own cards, and is made once: what somebody withdrew does not come back", async () => {
  const { made, ensure } = await sample();
  await ensure();
  expect(made.map(({ content }) => content.kind)).toEqual(["figure", "note", "quote", "award", "decision"]);
  for (const { content } of made) expect(highlightContent.safeParse(content).error?.issues).toBeUndefined();
  await ensure();
  expect(made).toHaveLength(5);
});

test("a sample meeting that somebody closed stays as it ended", async () => {
  const { made, ensure } = await sample({ ...aRecord(), phase: "closed" });
  await ensure();
  expect(made).toEqual([]);
});
