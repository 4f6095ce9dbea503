/** The slides of the sample meeting, 1280 × 720. Words and numbers are invented; server/playout/sample-cards.ts describes them. */

const ink = "#0f1d22";
const ink2 = "#3f5159";
const brand = "#0b5566";
const pale = "#9cc9d1";
const gold = "#f0b542";

const text = (x, y, size, words, more = "") => `<text x="${x}" y="${y}" font-size="${size}" ${more}>${words}</text>`;
const strong = `font-weight="600" fill="${ink}"`;
const plain = `fill="${ink2}"`;

function slide(title, subtitle, body) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720" font-family="Golos Text"><rect width="1280" height="720" fill="#fff"/><rect width="1280" height="10" fill="${brand}"/>
    ${text(64, 104, 44, title, strong)}${text(64, 152, 28, subtitle, plain)}${body}</svg>`;
}

const results = [
  ["42", "площадки подключены", "к заседанию коллегии"],
  ["61 300", "семей получили", "меры поддержки"],
  ["9", "межрайонных центров", "работают в области"],
];

const summary = slide(
  "Итоги 2025&#160;года и&#160;задачи на&#160;2026&#160;год",
  "Минсоцразвития Северогорской области",
  `${results
    .map(
      ([value, ...words], place) => `<g transform="translate(0 ${250 + place * 140})">
      <rect x="64" width="6" height="92" y="-58" fill="${brand}"/>
      <text x="100" y="18" font-size="92" font-weight="700" fill="${brand}">${value}</text>
      ${text(490, -14, 34, words[0], `fill="${ink}"`)}${text(490, 26, 34, words[1], `fill="${ink}"`)}</g>`,
    )
    .join("")}
   <g transform="translate(1000 216)"><rect width="200" height="320" fill="${brand}"/><g stroke="#fff" stroke-width="10"><path d="M36 92h128M36 160h128M36 228h128"/></g>
   <g stroke="#84cbdb" stroke-width="10"><path d="M36 92h80M36 160h50M36 228h108"/></g><path d="M128 50v220" stroke="${gold}" stroke-width="16"/></g>`,
);

const bars = [
  ["2022", "1&#160;120", 130],
  ["2023", "1&#160;548", 180],
  ["2024", "2&#160;146", 250],
  ["2025", "3&#160;047", 354],
];

const care = slide(
  "Охват долговременным уходом",
  "человек на&#160;конец года, по&#160;области",
  `${bars
    .map(([year, value, height], place) => {
      const left = 110 + place * 190;
      const isLast = place === bars.length - 1;
      return `<rect x="${left}" y="${600 - height}" width="130" height="${height}" fill="${isLast ? brand : pale}"/>
        <g text-anchor="middle">${text(left + 65, 580 - height, isLast ? 40 : 32, value, `font-weight="600" fill="${isLast ? brand : ink}"`)}${text(left + 65, 646, 28, year, plain)}</g>`;
    })
    .join("")}
   <path d="M64 600h800" stroke="${ink}" stroke-width="3"/><rect x="920" y="246" width="4" height="354" fill="${gold}"/>
   ${text(952, 330, 88, "+42&#160;%", `font-weight="700" fill="${brand}"`)}
   ${["за&#160;2025&#160;год", "", "9 межрайонных", "центров, 214", "социальных", "работников"].map((line, place) => text(952, 384 + place * 38 - (place > 0 ? 8 : 0), 28, line, `fill="${ink}"`)).join("")}`,
);

const towns = [
  ["Каменск", "гончарная, швейная", 5],
  ["Усть-Ярск", "гончарная, столярная", 4],
  ["Белореченск", "типография, пекарня", 4],
  ["Сосновый Бор", "швейная", 2],
];

const workshops = slide(
  "Мастерские при&#160;центрах соцобслуживания",
  "занятия в&#160;неделю, январь 2026&#160;года",
  towns
    .map(
      ([town, trades, times], place) => `<g transform="translate(0 ${248 + place * 112})">
      ${text(64, 0, 38, town, strong)}${text(64, 40, 28, trades, plain)}
      ${Array.from({ length: times }, (_, n) => `<rect x="${560 + n * 112}" y="-34" width="96" height="64" fill="${place === 0 ? brand : pale}"/>`).join("")}
      ${text(560 + times * 112 + 12, 14, 44, times, `font-weight="700" fill="${brand}"`)}</g>`,
    )
    .join(""),
);

const steps = [
  ["1", "Заявление", "через портал или центр, 10&#160;дней на&#160;ответ"],
  ["2", "План семьи", "обучение, работа, своё дело, подсобное хозяйство"],
  ["3", "Выплата и&#160;наставник", "наставник помогает весь срок контракта"],
];

const contract = slide(
  "Социальный контракт: что изменится для&#160;семей",
  "с&#160;1&#160;марта 2026&#160;года",
  `<path d="M112 262v276" stroke="${pale}" stroke-width="6"/>${steps
    .map(
      (
        [number, title, words],
        place,
      ) => `<g transform="translate(0 ${262 + place * 138})"><circle cx="112" r="46" fill="${brand}"/>
      <text x="112" y="17" font-size="48" font-weight="700" fill="#fff" text-anchor="middle">${number}</text>
      ${text(196, -4, 40, title, strong)}${text(196, 38, 30, words, plain)}</g>`,
    )
    .join("")}`,
);

export const slides = { summary, care, workshops, contract };
