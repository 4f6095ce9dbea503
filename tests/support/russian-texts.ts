/** Texts as meetings have them, and some that they should not: for whatever cuts, counts or draws words. */
import fc from "fast-check";

const words = (
  "сиделка приходит утром вечером министерство получает помощь в на и не с к о у же ли бы я мы он дом семья человек работать уход ещё" +
  " Щёлково подъёмник долговременный социальное сопровождение инвалидность госпитализация первый второй реабилитация день год"
).split(" ");

/** What must be carried whole. A plain space may be a no-break one afterwards. */
export const indivisible = [
  "3 047",
  "12 500 000 ₽",
  "1,2 млрд ₽",
  "42 %",
  "№ 14",
  "А. П. Лебедев",
  "Лебедев А. П.",
  "2026 г.",
  "и т. д.",
  "т. е.",
  "50 руб.",
  "ул. Мира",
  "г. Каменск",
  "ст. 5",
  "https://minsoc.gov.ru/uhod/2026?a=1",
  "minsoc.gov.ru",
  "соцзащита.рф",
  "#уход",
  "👨‍👩‍👧‍👦",
  "🇷🇺",
  "й̆",
] as const;

const strange = [
  "\ud800",
  "\u0008",
  "\u202e",
  "שלום",
  "مرحبا",
  "①",
  "\u200b",
  "\t",
  "  ",
  "\u202f",
  "то есть:\r\n",
  "e\u0301",
];

const fragment = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom(...words) },
  { weight: 10, arbitrary: fc.constantFrom(...indivisible) },
  { weight: 1, arbitrary: fc.constantFrom(...strange) },
);

const sentence = fc
  .tuple(
    fc.oneof(fc.array(fragment, { minLength: 1, maxLength: 22 }), fc.array(fragment, { minLength: 40, maxLength: 90 })),
    fc.constantFrom(".", "!", "?", "…", ".»"),
    fc.boolean(),
  )
  .map(([parts, end, hasClause]) => {
    const text = parts.join(hasClause ? ", " : " ");
    const first = text.slice(0, 1).toUpperCase();
    return `${end.includes("»") ? "«" : ""}${first}${text.slice(1)}${end}`;
  });

export const russianText = fc
  .array(fc.tuple(sentence, fc.constantFrom(" ", " ", " ", "\n", "\n\n")), { minLength: 1, maxLength: 14 })
  .map((parts) =>
    parts
      .map(([said, gap]) => said + gap)
      .join("")
      .slice(0, 2_000),
  );
