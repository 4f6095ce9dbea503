import { expect, test } from "vitest";
import { drawable, glued } from "../../../../../server/feeds/images/draw/drawable.ts";
import { hasGlyph } from "../../../../../server/feeds/images/draw/fonts.ts";

const NBSP = "\u{A0}";

test("[FD92] our fonts have all that Russian texts are written with", () => {
  const written =
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789«»„“—–-…№₽€$%°§+−×±·.,:;!?()/’";
  expect([...written].filter((one) => !hasGlyph(one))).toEqual([]);
});

test.each([
  ["Ура 😀 победа 👩‍👩‍👧!", "Ура победа!"],
  ["Гость 王小明 из Пекина", `Гость … из${NBSP}Пекина`],
  ["Сказал: שלום עליכם, и вышел", `Сказал: …, и${NBSP}вышел`],
  ["мяг\u{AD}кий пе\u{200B}ренос\u{202E} и\u{0}", "мягкий перенос и"],
  ["Е\u{308}лка", "Ёлка"],
  ["  одна   строка \r\n\n другая  ", "одна строка\nдругая"],
])("[FD92] what no font can draw is never an empty box: %j", (text, drawn) => {
  expect(drawable(text).replaceAll("  ", " ")).toBe(drawn);
});

test("[FD92] nothing is left that no font has a glyph for", () => {
  const hostile = Array.from({ length: 0x3000 }, (_, index) => String.fromCodePoint(0x20 + index)).join("");
  const left = [...drawable(`${hostile} \u{1F600}\u{FFFD}\u{E000}\u{10FFFF}`)].filter((one) => one !== "\n");
  expect(left.filter((one) => !hasGlyph(one) && one !== " " && one !== NBSP)).toEqual([]);
});

test.each([
  ["и в доме у реки", "и_в_доме у_реки"],
  ["приказ № 14 и § 5", "приказ №_14 и_§_5"],
  ["1,2 млрд ₽, 42 %, 15 марта", "1,2_млрд_₽, 42_%, 15_марта"],
  ["3 047 человек", "3_047 человек"],
  ["помощь — это дело", "помощь_— это дело"],
  ["А. П. Лебедев, г. Каменск", "А._П._Лебедев, г._Каменск"],
  ["так же, как и ли", "так_же, как и_ли"],
])("[FD92] what belongs together stays on one line: %s", (text, together) => {
  expect(glued(text).replaceAll(NBSP, "_")).toBe(together);
});
