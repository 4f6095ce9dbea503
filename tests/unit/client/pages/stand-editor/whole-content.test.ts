import { expect, test } from "vitest";
import { waitingFields, wholeContent } from "../../../../../client/pages/stand-editor/whole-content.ts";
import { standContent } from "../../../../../shared/exhibition/commands.ts";
import { aContent, image } from "./a-stand.ts";

const halfWritten = aContent({
  title: " Ремесло\t",
  cover: { image: { ...image("a".repeat(32)) }, alt: "", caption: " ", credit: "" },
  figures: [{ content: { value: "214", label: "" } }, { content: { value: "46", label: "вернулись", unit: " " } }],
  film: { clipId: "clip-00001", title: " " },
  documents: [{ title: "", file: { file: `${"b".repeat(32)}.pdf`, name: "Смета.pdf", bytes: 10 } }],
  links: [
    { title: "Сайт", url: "" },
    { title: "", url: "javascript:alert(1)" },
    { title: "", url: " https://zabota.example/ " },
  ],
  people: [{ name: " " }, { name: "Анна", post: "", phone: "нет", email: "anna@" }],
});

test("[EB84] whatever is half-written, what is sent is what the server's schema takes", () => {
  const sent = wholeContent(halfWritten);
  expect(standContent.safeParse(sent).success).toBe(true);
  expect(sent).toEqual({
    ...aContent({ title: "Ремесло", cover: { image: image("a".repeat(32)), alt: "" } }),
    figures: [{ content: { value: "46", label: "вернулись" } }],
    film: { clipId: "clip-00001", title: "clip-00001" },
    documents: [{ title: "Смета.pdf", file: { file: `${"b".repeat(32)}.pdf`, name: "Смета.pdf", bytes: 10 } }],
    links: [{ title: "https://zabota.example/", url: "https://zabota.example/" }],
    people: [{ name: "Анна" }],
  });
});

test("[EB84] the fields whose rows wait are named", () => {
  expect(waitingFields(halfWritten)).toEqual(["figures", "links", "people"]);
  expect(waitingFields(aContent())).toEqual([]);
});

test("[EB84] signs that hide in a line do not travel", () => {
  const sent = wholeContent(aContent({ institution: "Дом\u202eветеранов\u0007", text: "Раз\r\nдва\tтри" }));
  expect([sent.institution, sent.text]).toEqual(["Домветеранов", "Раз\nдва три"]);
});
