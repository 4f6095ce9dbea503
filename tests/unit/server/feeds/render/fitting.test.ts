import { expect, test } from "vitest";
import { render } from "../../../../../server/feeds/render/render.ts";
import { aContent, aMedium, anOrder, rules, textsOf } from "../../../../support/highlight-orders.ts";

const sentence = "Сиделка теперь приходит в каждый дом утром и вечером, и это решает многое.";
const sentences = (count: number) => Array.from({ length: count }, () => sentence).join(" ");

test("[FD80] what does not fit is cut at a sentence, inside of its marks", () => {
  const order = { content: aContent({ text: sentences(4) }) };
  expect(textsOf(order)).toEqual([
    `«${sentence} ${sentence} …»\n— Андрей Лебедев, директор центра\n\nСмотреть с 11:41: https://efir.gov.ru/h/7K2Q\n#коллегия2026`,
  ]);
  expect(render(anOrder(order)).warnings).toEqual(["SHORTENED"]);
});

test("[FD80] words around the link go before words of the highlight", () => {
  const text = `${sentences(2)} Ещё почти восемьдесят знаков: столько здесь помещается, и не больше того.`;
  const [post = ""] = textsOf({ content: aContent({ text, who: undefined }) });
  expect(post).toBe(`«${text.slice(0, -1)}».\n\n11:41 https://efir.gov.ru/h/7K2Q\n#коллегия2026`);
});

test("[FD80] half a sentence is not said: what has no end that fits is refused", () => {
  const text = `${"очень ".repeat(60)}долгая речь. Конец.`;
  expect(render(anOrder({ content: aContent({ text }) }))).toMatchObject({ refusal: "TOO_LONG", posts: [] });
});

test("[FD80] no sentence ends after «г.», initials or «т. д.», nor inside of another's words", () => {
  const text = `Первое. Слово ${"слово ".repeat(12)}за 50 руб. Каменск в 2026 г. Каменск и т. д. Лебедев А. П. Потом «внутри. Ещё внутри» ${"слово ".repeat(40)}конец.`;
  const [post = ""] = textsOf({ content: aContent({ text, who: undefined }) });
  expect(post).toMatch(/^«Первое\. …»\n/u);
});

test("[FD80] a list is shortened by items and says how many are left", () => {
  const text = Array.from({ length: 12 }, (_, index) => `Утвердить пункт ${index + 1} программы`).join("\n");
  const [post = ""] = textsOf({ content: aContent({ kind: "digest", big: "Решения", text, moment: null }) });
  expect(post).toMatch(/^Решения\n— Утвердить пункт 1 программы\n[\s\S]*\n… и ещё \d+\n\nПодробнее/u);
  expect((post.match(/^—/gmu)?.length ?? 0) + Number(/ещё (\d+)/u.exec(post)?.[1])).toBe(12);
});

test("[FD81] a thread begins with who speaks, and its root alone has link and tags", () => {
  const posts = textsOf({ mode: "thread", content: aContent({ text: sentences(6) }) });
  expect(posts).toEqual([
    `Андрей Лебедев, директор центра:\n«${sentence} ${sentence} (1/3)\n\nСмотреть с 11:41: https://efir.gov.ru/h/7K2Q\n#коллегия2026`,
    `${sentence} ${sentence} ${sentence} (2/3)`,
    `${sentence.slice(0, -1)}». (3/3)`,
  ]);
});

test("[FD81] a text that fits is no thread", () => {
  expect(textsOf({ mode: "thread" })).toHaveLength(1);
});

test("[FD81] where there are no threads, a long text is shortened", () => {
  const content = aContent({ text: sentences(30) });
  const kind = { ...rules.mastodon, caps: { ...rules.mastodon.caps, thread: false } };
  expect(render(anOrder({ mode: "thread", content, kind })).warnings).toEqual(["SHORTENED"]);
});

test("[FD81] more than nine parts are counted by two digits", () => {
  const posts = textsOf({ mode: "thread", content: aContent({ text: sentences(29) }) });
  expect(posts.length).toBeGreaterThan(9);
  expect(posts.at(-1)).toContain(`(${posts.length}/${posts.length})`);
});

test("[FD81] a picture goes with the root, which has a caption's length where that is shorter", () => {
  const order = { mode: "thread" as const, kind: rules.telegram, media: { image: aMedium(), video: null } };
  const { posts, lengths } = render(anOrder({ ...order, content: aContent({ text: sentences(26) }) }));
  expect(posts.map(({ media }) => media.length)).toEqual([1, 0]);
  expect(lengths.map(({ most }) => most)).toEqual([1_024, 4_096]);
});

test("[FD82] an address in a later part is no link to X", () => {
  const text = `${sentences(3)} Читайте на minsoc.gov.ru/uhod и https://соцзащита.рф/a.b подробнее.`;
  const { posts, micros } = render(anOrder({ mode: "thread", content: aContent({ text }) }));
  expect(posts).toHaveLength(2);
  expect(micros).toBe(215_000);
  expect(posts[1]?.text.replaceAll("\u2060", "").replaceAll("\u00a0", " ")).toContain(
    "minsoc.gov.ru/uhod и https://соцзащита.рф/a.b подробнее",
  );
});

test("[FD82] no address is broken where links cost nothing", () => {
  const text = `${sentences(6)} Читайте на minsoc.gov.ru/uhod.`;
  const posts = textsOf({ mode: "thread", kind: rules.mastodon, content: aContent({ text }) });
  expect(posts.at(-1)).toContain("minsoc.gov.ru/uhod");
});

test.each([
  ["NO_TEXT", { text: " \u0000 \u200b\n" }],
  ["TAG_TOO_LONG", { tags: ["уход".repeat(70)] }],
  ["ONE_WORD_TOO_LONG", { text: "а".repeat(400) }],
  ["TOO_LONG", { text: `${sentences(1)} `.repeat(100) }],
] as const)("[FD80] what cannot be made says why: %s", (refusal, over) => {
  expect(render(anOrder({ mode: "thread", content: aContent(over) }))).toMatchObject({ refusal, posts: [], micros: 0 });
});

test("[FD77] tags are letters and digits, never digits alone, each once, on the last line", () => {
  const content = aContent({ tags: ["#Уход_2026", "2024", "КОЛЛЕГИЯ2026", "итоги-года", "ёлка", "ё\u0301"] });
  expect(textsOf({ content })[0]?.split("\n").at(-1)).toBe("#коллегия2026 #Уход2026 #итогигода #ёлка #ё");
});
