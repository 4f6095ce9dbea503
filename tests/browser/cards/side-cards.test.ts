import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loaded } from "../../../client/cards/card-elements.ts";
import "../../../client/cards/card-slot.ts";
import type { CardSlotElement } from "../../../client/cards/card-slot.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import "../../../client/ui/page.css";
import type { Card, CardOf } from "../../../shared/cards/index.ts";

let slot: CardSlotElement;

beforeEach(() => {
  setLanguage("ru");
  slot = document.createElement("efir-card-slot");
  document.body.append(slot);
});
afterEach(() => {
  slot.remove();
  setLanguage("ru");
});

async function show(card: Card): Promise<ShadowRoot> {
  await loaded(card.kind);
  slot.card = card;
  await slot.updateComplete;
  const drawn = slot.drawn as CardSlotElement | null; // Any Lit element will do.
  await drawn?.updateComplete;
  if (!drawn?.shadowRoot) throw new Error("nothing is drawn");
  return drawn.shadowRoot;
}

const words = (root: ParentNode | null): string => (root?.textContent ?? "").replace(/\s+/gu, " ").trim();
const edge = (root: ShadowRoot): string => {
  const article = root.querySelector("article");
  return article === null ? "" : getComputedStyle(article).borderLeftStyle;
};

describe("a decision", () => {
  const aDecision = (part: Partial<CardOf<"decision">> = {}): CardOf<"decision"> => ({
    kind: "decision",
    id: "decision-1",
    state: "draft",
    text: "Открыть три центра:\nв Каменске,\nв Усть-Ярске",
    ...part,
  });

  test.each([
    ["draft", "Проект", "dashed"],
    ["adopted", "Принято", "solid"],
    ["amended", "Принято с изменениями", "double"],
  ] as const)("[CD12] %s is told by a word and the shape of its edge", async (state, word, shape) => {
    const root = await show(aDecision({ state }));
    expect([words(root.querySelector(".state")), edge(root)]).toEqual([word, shape]);
  });

  test("[CD12] says who is charged and by when, in words", async () => {
    const root = await show(aDecision({ charged: "Управление", due: "2026-12-01" }));
    expect(words(root.querySelector("dl"))).toBe("Поручено: Управление Срок: до 1 декабря 2026 года");
  });

  test("[CD12] keeps its lines", async () => {
    const root = await show(aDecision());
    const text = root.querySelector(".text");
    expect(text && getComputedStyle(text).whiteSpace).toBe("pre-line");
  });

  test("[CD12] of many words is folded, and unfolded by a button", async () => {
    const root = await show(aDecision({ text: "Открыть межрайонный центр долговременного ухода. ".repeat(60) }));
    const height = () => root.querySelector(".text")?.getBoundingClientRect().height ?? 0;
    const folded = height();
    root.querySelector("button")?.click();
    await (slot.drawn as CardSlotElement | null)?.updateComplete; // As above.
    expect(height()).toBeGreaterThan(folded * 2);
    expect(root.querySelector("button")?.getAttribute("aria-expanded")).toBe("true");
  });
});

describe("a figure", () => {
  const corrected = { was: "3 000 человек", at: Date.parse("2026-01-30T08:42:00") };
  const aFigure = (part: Partial<CardOf<"figure">>): CardOf<"figure"> => ({
    kind: "figure",
    id: "figure-01",
    value: "3 047",
    label: "получают уход",
    ...part,
  });

  test("[CD3] says the change against an earlier value", async () => {
    const root = await show(aFigure({ earlier: "2 146", earlierPeriod: "2024 год" }));
    expect(words(root)).toContain("2024 год: 2 146, рост на 42 %");
  });

  test("[CD3] says it in the moderator's words where there are any", async () => {
    const root = await show(aFigure({ earlier: "2 146", comparison: "почти в полтора раза больше" }));
    expect(words(root)).not.toContain("2 146");
  });

  test("[CD10] that was corrected says so, when, and what it was", async () => {
    const root = await show(aFigure({ corrected }));
    expect(words(root.querySelector(".corrected"))).toBe("Исправлено в 08:42, было 3 000 человек");
  });

  test("[CD10] says so in English too", async () => {
    setLanguage("en");
    const root = await show(aFigure({ corrected }));
    expect(words(root.querySelector(".corrected"))).toBe("Corrected at 08:42, was 3 000 человек");
  });
});

test("[CD14] a break says when it ends by the reader's own clock", async () => {
  const until = Date.parse("2026-01-30T11:55:00");
  const root = await show({ kind: "break", id: "break-001", reason: "Технический перерыв", until });
  expect(words(root.querySelector(".back"))).toBe("Продолжим в 11:55");
  expect(root.querySelector("time")?.dateTime).toBe(new Date(until).toISOString());
});

test("[CD14] a break without an end promises none", async () => {
  const root = await show({ kind: "break", id: "break-001", reason: "Технический перерыв" });
  expect(root.querySelector(".back")).toBeNull();
});

test("[CD11] a handout is a link that says what it brings", async () => {
  const file = { file: `${"d".repeat(32)}.pdf`, name: "Доклад.pdf", bytes: 1_200_000, pages: 24 };
  const root = await show({ kind: "handout", id: "handout-1", title: "Доклад министра", file });
  const link = root.querySelector("a");
  expect([words(link), link?.download, words(root.querySelector("#file"))]).toEqual([
    "Доклад министра",
    "Доклад.pdf",
    "PDF, 1,2 МБ, 24 страницы",
  ]);
  expect(link?.getAttribute("aria-describedby")).toBe("file");
});

test("[CD10] a quote stands in «ёлочки», with who said it", async () => {
  const root = await show({ kind: "quote", id: "quote-001", text: "Мама снова гуляет.", who: "Ольга Миронова" });
  expect([words(root.querySelector("blockquote")), words(root.querySelector(".who"))]).toEqual([
    "«Мама снова гуляет».",
    "Ольга Миронова",
  ]);
});

test("[CD14] a chapter says its number, title and speaker", async () => {
  const root = await show({ kind: "agenda", id: "agenda-1", number: 3, title: "Уход", detail: "Андрей Лебедев" });
  expect(words(root)).toBe("Пункт 3 Уход Андрей Лебедев");
});
