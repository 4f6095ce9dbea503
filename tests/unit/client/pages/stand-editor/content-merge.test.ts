import { expect, test } from "vitest";
import { disputed, merged, withField } from "../../../../../client/pages/stand-editor/content-merge.ts";
import { aContent, image } from "./a-stand.ts";

const cover = { image: image("cover"), alt: "Здание" };

test("[EB85] only what both changed, and differently, is disputed", () => {
  const base = aContent({ title: "Было", lead: "Было", text: "Было" });
  const mine = { ...base, title: "Моё", lead: "Оба", text: "Моё" };
  const theirs = { ...base, title: "Было", lead: "Оба", text: "Их" };
  expect(disputed({ base, mine, theirs })).toEqual(["text"]);
  expect(merged({ base, mine, theirs })).toEqual({ ...base, title: "Моё", lead: "Оба", text: "Моё" });
  expect(merged({ base, mine, theirs }, new Map([["text", "theirs"]])).text).toBe("Их");
});

test("[EB85] what one took out is out, whatever the order of names", () => {
  const base = aContent({ cover });
  const mine = withField(base, "cover", undefined);
  const theirs = { ...base, cover: { alt: "Здание", image: image("cover") } };
  expect(disputed({ base, mine, theirs })).toEqual([]);
  expect("cover" in merged({ base, mine, theirs })).toBe(false);
});
