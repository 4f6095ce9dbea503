import { expect, test } from "vitest";
import { sampleLibrary } from "../../../../server/playout/sample-meeting.ts";
import { sampleStands } from "../../../../server/playout/sample-stands.ts";
import { standContent } from "../../../../shared/exhibition/commands.ts";
import { missingFields, standFields } from "../../../../shared/exhibition/required.ts";
import { idPattern } from "../../../../shared/ids.ts";
import { sampleFiles } from "./sample-files.ts";

const { imageOf, fileOf } = sampleFiles;
const stands = sampleStands(imageOf, fileOf);

test("[EB7] each stand is one that an institution could have written, with pictures in words", () => {
  expect(stands.flatMap(({ content }) => standContent.safeParse(content).error ?? [])).toEqual([]);
  const most = standFields.filter((field) => !["gallery", "figures", "film", "documents", "links"].includes(field));
  expect(stands.map(({ content }) => missingFields(content, most))).toEqual(stands.map(() => []));
  expect(stands.every(({ id }) => idPattern.test(id))).toBe(true);
});

test("[EB7] there are nine of several sizes, with what a stand can have", () => {
  expect(new Set(stands.map(({ id }) => id)).size).toBe(9);
  expect(new Set(stands.map(({ size }) => size))).toEqual(new Set(["small", "wide", "large"]));
  const contents = stands.map(({ content }) => content);
  for (const field of ["gallery", "figures", "documents", "links", "people"] as const) {
    expect(contents.some((content) => content[field].length > 0)).toBe(true);
  }
});

test("[EB7] figures of the library say what the sample's library says", () => {
  const library = new Map(sampleLibrary(sampleFiles).map(({ id, content }) => [id, content]));
  const named = stands.flatMap(({ content }) => content.figures.filter(({ figureId }) => figureId !== undefined));
  expect(named.length).toBeGreaterThan(0);
  expect(named.map(({ content }) => content)).toEqual(named.map(({ figureId = "" }) => library.get(figureId)));
});

test("[EB7] no short word of a stand stands at the end of a line", () => {
  const texts = JSON.stringify(stands.map(({ content }) => content));
  expect(texts.match(/(?<=[\s«("])(?:в|к|с|и|на|за|не|от|до|по) \S+/giu)).toBe(null);
});

test("[EB7] a house that keeps no documents has its stands without any", () => {
  expect(sampleStands(imageOf, null).flatMap(({ content }) => content.documents)).toEqual([]);
});
