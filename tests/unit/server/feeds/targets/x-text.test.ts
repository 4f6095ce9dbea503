import { describe, expect, test } from "vitest";
import { weighted } from "../../../../../server/feeds/render/counters.ts";
import { essence, X_LIMIT } from "../../../../../server/feeds/targets/x-text.ts";

describe("[FD65] X's weights", () => {
  test.each([
    ["Ёжик", 4],
    ["«да» — нет", 10],
    ["№", 2],
    ["…", 2],
    ["₽", 2],
    ["\u202f", 2],
    ["👨‍👩‍👧‍👦", 2],
    ["https://minsoc.ru/h/7K2Q/so/long/that/no/post/would/take/it", 23],
    ["http://a.ru", 23],
    ["minsocitog.gov.ru", 23],
    ["и\u0306", 1],
  ])("%s weighs %i", (text, weight) => {
    expect(weighted(text)).toBe(weight);
  });

  test("a post is full at 280", () => {
    expect(weighted("ж".repeat(X_LIMIT))).toBe(280);
  });
});

describe("[FD64] what is compared of two posts", () => {
  test.each([
    ["Итоги: https://minsoc.ru/h/7K2Q", "Итоги: https://t.co/AbCdEf1234"],
    ["Итоги", "Итоги https://t.co/AbCdEf1234"],
    ["См. minsocitog.gov.ru сегодня", "См. https://t.co/AbCdEf1234 сегодня"],
    ["3 < 4 & 5 > 4", "3 &lt; 4 &amp; 5 &gt; 4"],
    ["Ёлки", "Ёлки"],
    ["См. minsoc.\u2060ru (2/3)", "См. https://t.co/AbCdEf1234 (2/3)"],
    ["См. minsoc.\u2060ru (2/3)", "См. minsoc.\u2060ru (2/3)"],
    ["Первая\n\nвторая", "Первая\nвторая "],
  ])("%j is %j", (ours, theirs) => {
    expect(essence(theirs)).toBe(essence(ours));
  });

  test.each([
    ["14:37 Решение", "14:38 Решение"],
    ["Часть (1/2)", "Часть (2/2)"],
    ["Да", "Нет"],
  ])("%j is not %j", (one, other) => {
    expect(essence(one)).not.toBe(essence(other));
  });
});
