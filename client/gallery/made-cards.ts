import type { Field, NumberTable } from "../../shared/cards/field.ts";
import { type AnyKind, type Card, type CardKindName, cardKinds } from "../../shared/cards/index.ts";

/** How full a made card is: the required fields alone; every field; every field as long as the schema lets it be. */
export type Fullness = "sparse" | "full" | "overlong";
export const fullnesses = ["sparse", "full", "overlong"] as const satisfies readonly Fullness[];

/** A card of any kind, made of its fields: a new kind is in the gallery, and in its tests, without a line of its own. */
export function madeCard(name: CardKindName, fullness: Fullness): Card {
  // Kinds are values of different types; here they are seen as one, and what is made of a kind's fields is its card.
  const kind = cardKinds[name] as unknown as AnyKind;
  const fields = Object.entries(kind.fields).filter(([, { isOptional }]) => fullness !== "sparse" || !isOptional);
  const made = fields.map(([field, described]) => [field, madeValue(described, fullness)] as const);
  return { kind: name, id: `made-${name}-${fullness}`, ...Object.fromEntries(made) } as unknown as Card;
}

function madeValue(field: Field, fullness: Fullness): unknown {
  const isLong = fullness === "overlong";
  switch (field.sort) {
    case "line":
      return isLong ? cut(trying, field.most) : cut(field.name.ru, field.most);
    case "text":
      return isLong
        ? cut(trying, field.most)
        : cut("Сиделка теперь приходит утром и вечером.\nРодные могут работать", field.most);
    case "number":
      return isLong ? field.most : Math.min(field.most, field.least + 2);
    case "choice":
      return Object.keys(field.of).at(isLong ? -1 : 0);
    case "flag":
      return true;
    case "image":
      return { file: `${"a".repeat(32)}.webp`, widthPx: isLong ? 900 : 1280, heightPx: isLong ? 1600 : 720 };
    case "file":
      return {
        file: `${"d".repeat(32)}.pdf`,
        name: isLong ? cut(trying, 160) : "Доклад министра.pdf",
        bytes: isLong ? 199_000_000 : 1_200_000,
        pages: isLong ? 9999 : 24,
      };
    case "table":
      return isLong ? largeTable : smallTable;
    case "moment":
      return Date.parse("2026-01-30T08:55:00Z");
    case "date":
      return "2026-12-01";
    case "ref":
      return "made-origin-1";
    case "correction":
      return { was: isLong ? cut(trying, 80) : "3 000 человек", at: Date.parse("2026-01-30T08:42:00Z") };
  }
}

/** What breaks layouts and, shown as anything but text, pages: a word without an end, markup, emoji, Arabic, marks of marks. */
const trying = Array.from({ length: 12 }, () =>
  [
    `Превысокомногорассмотрительствующий${"й".repeat(165)}`,
    `<script>document.title="x"</script><img src=x onerror=alert(1)>`,
    "👩‍👩‍👧‍👦👨🏿‍🚒🏳️‍🌈",
    "الرعاية طويلة الأمد في المنزل",
    "Z̸̡̛a̵l̴g̷o̸",
    "https://example.test/ochen/dlinnyy/adres/kotoryy/nigde/ne/perenositsya?bez=probelov&i=bez&konca=1",
    "Утвердить план развития межрайонных центров долговременного ухода.\n",
  ].join(" "),
).join(" ");

/** By whole signs: half an emoji is none. */
const cut = (text: string, most: number): string => {
  const signs = [...new Intl.Segmenter("ru").segment(text.replaceAll("\n", most > 500 ? "\n" : " "))];
  let taken = "";
  for (const { segment } of signs) {
    if (taken.length + segment.length > most) break;
    taken += segment;
  }
  return taken.trim();
};

const smallTable: NumberTable = {
  columns: ["охват", "мест"],
  rows: [
    { label: "2023", values: [1120, 900] },
    { label: "2024", values: [1548, null] },
    { label: "2025", values: [2146, 1700] },
  ],
};

/** As large as the schema allows, with numbers of every sign and size. */
const largeTable: NumberTable = {
  columns: [1, 2, 3, 4].map((column) => cut(`${column} ${trying}`, 60)),
  rows: Array.from({ length: 24 }, (_, row) => ({
    label: cut(`${row + 1} ${trying}`, 60),
    values: [1e15, -1e15, null, row / 7].map((value, column) => (row % 5 === column ? null : value)),
  })),
};
