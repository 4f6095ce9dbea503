import { expect, test } from "vitest";
import { changeOf, draftOf, emptyFields, merged } from "../../../../../client/pages/clips/clip-draft.ts";
import { millis } from "../../../../../shared/time.ts";
import { aClip } from "../../../../support/told-clips.ts";

const base = draftOf(aClip());

test("[BZ139] only what was changed is sent, a subject whole", () => {
  expect(changeOf(base, base)).toEqual({});
  const trim = { fromMs: millis(1000), toMs: millis(9000) };
  expect(changeOf(base, { ...base, title: " Чайник ", trim, item: "" })).toEqual({
    title: "Чайник",
    trim,
    subject: { name: "Алия Гареева", post: "мастер трудовой терапии", place: "Усть-Ярск" },
  });
});

test("[BZ139] a title, a name or a post is not emptied, and one that never was is not asked for", () => {
  expect(emptyFields(base, { ...base, title: " ", post: "" })).toEqual(["title", "post"]);
  const unnamed = draftOf(aClip({ title: "", subject: null }));
  expect(emptyFields(unnamed, { ...unnamed, quotation: "Слова" })).toEqual([]);
});

test("[BZ140] of two who changed different fields nothing is lost, and nobody is asked", () => {
  const [mine, theirs] = [
    { ...base, title: "Моё" },
    { ...base, post: "заведующая" },
  ];
  expect(merged(base, mine, theirs)).toEqual({ draft: { ...base, title: "Моё", post: "заведующая" }, conflicts: [] });
});

test("[BZ140] what both changed is a conflict, unless both made it the same", () => {
  const [mine, theirs] = [
    { ...base, title: "Моё", quotation: "Одно" },
    { ...base, title: "Их", quotation: "Одно" },
  ];
  expect(merged(base, mine, theirs)).toEqual({
    draft: { ...base, title: "Моё", quotation: "Одно" },
    conflicts: ["title"],
  });
});
