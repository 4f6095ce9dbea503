import { expect, test } from "vitest";
import { render } from "../../../../../server/feeds/render/render.ts";
import { targetKinds } from "../../../../../server/feeds/targets/index.ts";
import { millis } from "../../../../../shared/time.ts";
import { aContent, aMedium, anOrder, rules, textsOf } from "../../../../support/highlight-orders.ts";

const text = (...args: Parameters<typeof textsOf>) => textsOf(...args).join("\n=====\n");
const foot = "\n\nСмотреть с 11:41: https://efir.gov.ru/h/7K2Q\n#коллегия2026";

test("[FD79] a quote stands in its marks and is signed", () => {
  expect(text({})).toBe(`«Сиделка теперь приходит утром и вечером».\n— Андрей Лебедев, директор центра${foot}`);
});

test("[FD79] marks in a quote's words become the inner ones", () => {
  expect(text({ content: aContent({ text: "Контракт — это «план»", who: undefined }) })).toBe(
    `«Контракт — это „план“»${foot}`,
  );
});

test("[FD79] a sentence that goes on from its figure stands in its line", () => {
  const content = aContent({
    kind: "figure",
    big: "3 047",
    unit: "человек",
    text: "получают уход на дому.",
    sourceWords: "Росстат",
  });
  expect(text({ content })).toBe(`3 047 человек получают уход на дому.\nИсточник: Росстат${foot}`);
});

test("[FD79] a figure's sentence of its own stands below", () => {
  const content = aContent({ kind: "figure", big: "+42 %", text: "Рост за год" });
  expect(text({ content })).toBe(`+42 %\nРост за год${foot}`);
});

test("[FD79] a decision has its number and its source", () => {
  const content = aContent({ kind: "decision", big: "4", text: "Открыть центр.", sourceWords: "Вопрос 3, слайд 12" });
  expect(text({ content })).toBe(`Решение № 4\nОткрыть центр.\nИсточник: вопрос 3, слайд 12${foot}`);
});

test("[FD79] a decision's own number sign is not doubled", () => {
  expect(text({ content: aContent({ kind: "decision", big: "№4-п", text: "Открыть центр." }) })).toContain(
    "Решение № 4-п\n",
  );
});

test("[FD79] an award names what, whom and where from, each once", () => {
  const who = { name: "Алия Гареева", post: "мастер", place: "Усть-Ярск" };
  const content = aContent({ kind: "award", big: "Почётная грамота", text: "Алия Гареева", who });
  expect(text({ content })).toBe(`Награда: Почётная грамота\nАлия Гареева, мастер, Усть-Ярск${foot}`);
});

test("[FD79] a digest is a list under its name", () => {
  const content = aContent({ kind: "digest", big: "Решения", text: "Открыть центр\n2. Купить автобус", moment: null });
  expect(text({ content })).toBe(
    "Решения\n— Открыть центр\n2. Купить автобус\n\nПодробнее: https://efir.gov.ru/h/7K2Q\n#коллегия2026",
  );
});

test("[FD79] «в эфире» leads to the broadcast, not to a moment", () => {
  const content = aContent({ kind: "live", text: "Мы в эфире", who: undefined });
  expect(text({ content })).toContain("Смотреть: https://");
});

test("[FD79] one word more: kinds without words of their own say theirs as they are", () => {
  for (const kind of ["slide", "photo", "note", "clip"] as const)
    expect(text({ content: aContent({ kind, text: "Кто получает уход", who: undefined }) })).toBe(
      `Кто получает уход${foot}`,
    );
});

test("[FD84] a correction that cannot be made in place answers, and leaves the link to what it answers where links cost", () => {
  const correction = { note: "было 3 074, описка", style: "reply" } as const;
  const content = aContent({ kind: "figure", big: "3 047", text: "получают уход." });
  const order = anOrder({ content, correction });
  expect(textsOf({ content, correction })).toEqual([
    "Исправление: было 3 074, описка\n3 047 получают уход.\n\n#коллегия2026",
  ]);
  expect(render(order)).toMatchObject({ warnings: ["LINK_DROPPED"], micros: 15_000 });
  expect(text({ content, correction, kind: rules.bluesky })).toContain("Исправление: было 3 074, описка\n3 047");
  expect(text({ content, correction, kind: rules.bluesky })).toContain("https://efir");
});

test("[FD84] a post that is edited or posted anew says at its end what was corrected", () => {
  const content = aContent({ text: "Да" });
  const said = "«Да»\n— Андрей Лебедев, директор центра\nИсправлено: опечатка";
  expect(text({ content, correction: { note: "опечатка", style: "repost" } })).toBe(said + foot);
  expect(text({ content, correction: { note: "опечатка", style: "reply" }, kind: rules.mastodon })).toBe(said + foot);
});

test("[FD83] a film goes where films go, else its picture and a warning", () => {
  const media = { image: aMedium(), video: aMedium("video/mp4") };
  expect(render(anOrder({ media })).posts[0]?.media).toEqual([media.video]);
  expect(render(anOrder({ media, kind: rules.bluesky }))).toMatchObject({
    posts: [{ media: [media.image] }],
    warnings: ["NO_VIDEO"],
  });
});

test("[FD83] a film that is longer than a network takes goes as its picture", () => {
  const media = { image: aMedium(), video: aMedium("video/mp4") };
  const mediaAt = (kind: (typeof targetKinds)[keyof typeof targetKinds], videoMs: number) =>
    render(anOrder({ kind, media: { ...media, videoMs: millis(videoMs) } })).posts[0]?.media;
  for (const kind of [targetKinds.x, targetKinds.telegram, targetKinds.mastodon]) {
    const most = kind.caps.longestVideoMs ?? 0;
    expect(mediaAt(kind, most)).toEqual([media.video]);
    expect(mediaAt(kind, most + 1)).toEqual([media.image]);
  }
});

test("[FD83] it is said where no alternative text arrives", () => {
  const media = { image: aMedium(), video: null };
  expect(render(anOrder({ media, kind: rules.telegram })).warnings).toEqual(["NO_ALT"]);
});

test("[FD83] our own feed and webhooks get the permalink beside the text", () => {
  for (const kind of [rules.own, rules.webhook]) {
    const { posts } = render(anOrder({ kind }));
    expect(posts[0]?.link).toBe("https://efir.gov.ru/h/7K2Q");
    expect(posts[0]?.text).not.toContain("https");
  }
});

test("[FD83] a target of digests gets nothing but digests and «в эфире»", () => {
  expect(render(anOrder({ mode: "digest" }))).toMatchObject({
    posts: [],
    warnings: ["IN_DIGEST"],
    refusal: null,
    micros: 0,
  });
  const content = aContent({ kind: "digest", text: "Решения\nОткрыть центр" });
  expect(render(anOrder({ mode: "digest", content })).posts).toHaveLength(1);
});
