import { expect, test } from "vitest";
import { Images } from "../../../../server/library/images.ts";
import { sampleFigures } from "../../../../server/playout/sample-figures.ts";
import { createSettings } from "../../../../server/store/settings.ts";
import { ensureSampleExhibition } from "../../../../server/wiring/sample-exhibition.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { standsAtHand } from "../../../support/stands-at-hand.ts";

const slug = "primer";

async function aHouse() {
  const house = standsAtHand({ slugs: [slug] });
  for (const { id, content } of sampleFigures) house.figures.set(id, content);
  const images = await Images.open(anEmptyFolder());
  const settings = createSettings(house.database);
  const { stands } = house;
  const ensure = () => ensureSampleExhibition({ stands, settings, images });
  return { ...house, settings, ensure, shown: () => house.reader.exhibition(slug)?.stands.map(({ id }) => id) ?? [] };
}

test("[EB7] the first start opens nine published stands, and the next changes nothing", async () => {
  const { ensure, shown, stands, changed } = await aHouse();
  await ensure();
  expect(shown()).toHaveLength(9);
  const told = changed.length;
  await ensure();
  expect([stands.of(slug).length, changed.length]).toEqual([9, told]);
});

test("[EB7] what somebody deleted or closed does not come back", async () => {
  const { ensure, shown, stands } = await aHouse();
  await ensure();
  stands.remove({ meeting: slug, id: "primer-stand-care" });
  const { version, settings } = stands.settingsOf(slug);
  stands.configure(slug, { version, settings: { ...settings, isOpen: false } });
  await ensure();
  expect([stands.of(slug).length, shown()]).toEqual([8, []]);
});

test("[EB7] what was cut short is finished by the next start", async () => {
  const { ensure, shown, stands, settings, database } = await aHouse();
  await ensure();
  // As if killed after one stand was made and before it was published.
  stands.remove({ meeting: slug, id: "primer-stand-care" });
  database.exec("DELETE FROM settings WHERE name = 'sample.exhibition'");
  const { draft } = stands.of(slug)[0] ?? {};
  stands.add(slug, { id: "primer-stand-care", ...(draft === undefined ? {} : { content: draft }) });
  await ensure();
  expect(shown()).toHaveLength(9);
  expect(settings.get("sample.exhibition")).not.toBe(null);
});
