import { expect, test } from "vitest";
import {
  newPass,
  newQuestion,
  settingsChange,
  standContent,
  standDraft,
  standPlace,
} from "../../../../shared/exhibition/commands.ts";
import { emptyStand } from "../../../../shared/exhibition.ts";
import { aContent, someSettings } from "../../../support/exhibition-builders.ts";

test("[EB11] a draft may be half-written, and comes through as it was", () => {
  const content = aContent({
    figures: [{ content: { value: "214", label: "человек" } }],
    links: [{ title: "Сайт", url: "https://zabota.example/o-nas?a=1#b" }],
    people: [{ name: "Анна", phone: "(495) 123-45-67, доб. 8", email: "a@zabota.example" }],
    film: { clipId: "clip-0001", title: "Фильм" },
  });
  for (const draft of [emptyStand, content]) expect(standContent.parse(draft)).toEqual(draft);
});

test("[EB11] half of a letter is no letter: an address can be made of any name", () => {
  const file = { file: `${"a".repeat(32)}.pdf`, name: "Отчёт \ud83d.pdf", bytes: 1 };
  const draft = standContent.parse(aContent({ documents: [{ title: "Отчёт 🎼", file }], text: "Конец \udfbc" }));
  expect(draft.documents[0]?.file.name).toBe("Отчёт \ufffd.pdf");
  expect([draft.documents[0]?.title, draft.text]).toEqual(["Отчёт 🎼", "Конец \ufffd"]);
});

test.each([
  ["a link that runs something", { links: [{ title: "Сайт", url: "javascript:alert(1)" }] }],
  ["a link that holds its page", { links: [{ title: "Сайт", url: "data:text/html,<script>" }] }],
  ["a link to nowhere", { links: [{ title: "Сайт", url: "zabota.example" }] }],
  [
    "a picture of another kind",
    { cover: { image: { file: `${"a".repeat(32)}.svg`, widthPx: 1, heightPx: 1 }, alt: "" } },
  ],
  ["a file by a path", { documents: [{ title: "Отчёт", file: { file: "../../etc/passwd", name: "a", bytes: 1 } }] }],
  ["text that turns letters round", { title: "Отчёт \u202e gpj.exe" }],
  ["too long a text", { text: "я".repeat(20_001) }],
  ["too many pictures", { gallery: Array.from({ length: 41 }, () => aContent().cover) }],
  ["a phone without digits", { people: [{ name: "Анна", phone: "спросить у вахтёра" }] }],
  ["a word of its own", { isAdmin: true }],
])("[EB11] %s is no draft", (_what, wrong) => {
  expect(standDraft.safeParse({ version: 1, draft: { ...aContent(), ...wrong } }).success).toBe(false);
});

test("[EB2] settings come with the version that they were made from; required fields in the order of a form, once each", () => {
  const settings = { ...someSettings(), required: ["people", "text", "text"] };
  const parsed = settingsChange.parse({ version: 0, settings });
  expect(parsed.settings.required).toEqual(["text", "people"]);
  for (const wrong of [{ missedAfterHours: 0 }, { title: "" }, { deadline: "завтра" }, { required: ["id"] }]) {
    expect(settingsChange.safeParse({ version: 0, settings: { ...someSettings(), ...wrong } }).success).toBe(false);
  }
});

test("[EB5] [AC51] [EB50] places, links and questions are held to their bounds", () => {
  expect(standPlace.safeParse({ number: 0 }).success).toBe(false);
  expect(standPlace.parse({ version: 3, size: "large" })).toEqual({ version: 3, size: "large" });
  expect([0, 1, 366, 367].map((days) => newPass.safeParse({ name: "Забота", days }).success)).toEqual([
    ...[false, true, true, false],
  ]);
  expect(newQuestion.safeParse({ text: " ", name: "" }).success).toBe(false);
  expect(newQuestion.safeParse({ text: "Как записаться?", name: "" }).success).toBe(true);
  expect(newQuestion.safeParse({ text: "я".repeat(2_001), name: "" }).success).toBe(false);
});
