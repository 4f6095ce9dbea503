/**
 * The deck of the sample meeting, 1280 × 720, and what else stands on the hall's screen. The numbers are those of a real
 * collegium of 2012, told in our own words; server/playout/sample-deck.ts says each page's text alternative.
 */

const ink = "#0f1d22";
const ink2 = "#3f5159";
const brand = "#0b5566";
const pale = "#9cc9d1";
const soft = "#dcebee";
const gold = "#f0b542";

/** A tilde stands for a space that does not break; here it only keeps the source like that of the cards. */
const ru = (words) => words.replaceAll("~", "&#160;");
const text = (x, y, size, words, more = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" ${more}>${ru(words)}</text>`;
const lines = (x, y, size, words, more = "") =>
  words.map((line, place) => text(x, y + place * Math.round(size * 1.28), size, line, more)).join("");
const strong = `font-weight="600" fill="${ink}"`;
const heavy = `font-weight="700" fill="${brand}"`;
const plain = `fill="${ink2}"`;

const sheet = (ground, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720" font-family="Golos Text"><rect width="1280" height="720" fill="${ground}"/>${body}</svg>`;

const mark = (x, y, scale, ground = brand) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><rect width="36" height="36" fill="${ground}"/><path d="M7 11h22M7 18h22M7 25h22" stroke="#fff" stroke-width="2.5"/><path d="M7 11h13M7 18h7M7 25h18" stroke="#84cbdb" stroke-width="2.5"/><path d="M21.5 5v26" stroke="${gold}" stroke-width="3"/></g>`;

const deckLength = 7;

function page(number, title, subtitle, body) {
  return sheet(
    "#fff",
    `<rect width="1280" height="10" fill="${brand}"/>${text(64, 104, 44, title, strong)}${text(64, 152, 28, subtitle, plain)}${body}
    ${mark(64, 664, 0.8)}${text(104, 685, 20, "Минтруд и~соцразвития", plain)}${text(1216, 685, 20, `${number} из~${deckLength}`, `${plain} text-anchor="end"`)}`,
  );
}

/** Feet at the origin, 132 high. */
const figure = (x, y, scale, colour) =>
  `<g transform="translate(${x} ${y}) scale(${scale})" fill="${colour}"><circle cy="-108" r="22"/><path d="M-40 0 V-44 C-40 -70 -24 -80 0 -80 C24 -80 40 -70 40 -44 V0Z"/></g>`;

const people = sheet(
  "#fff",
  `<rect width="1280" height="10" fill="${brand}"/>${mark(64, 62, 1.7)}${lines(148, 88, 28, ["Министерство труда", "и~социального развития"], plain)}
  <g font-family="Literata">${lines(64, 226, 62, ["Отрасль труда и~соцразвития:", "итоги и~перспективы"], strong)}</g>${text(64, 372, 30, "Заседание коллегии, 2012~год", plain)}
  <rect x="64" y="438" width="6" height="190" fill="${gold}"/>${text(100, 532, 118, "361~тыс.", heavy)}
  ${lines(100, 588, 32, ["человек получают меры", "социальной поддержки"], `fill="${ink}"`)}
  ${figure(800, 600, 1.5, brand)}${figure(946, 600, 1.5, soft)}${figure(1092, 600, 1.5, soft)}${text(946, 660, 30, "каждый третий житель области", `fill="${ink}" text-anchor="middle"`)}`,
);

const ways = [
  ["дома", "сиделка или", "соцработник"],
  ["в~центре", "районная служба", "рядом с~домом"],
  ["на~выезде", "мобильная бригада", "в~дальнем селе"],
  ["за~столом", "благотворительная", "столовая"],
];

const helped = page(
  2,
  "Помощь получили 78~737~человек",
  "социальные службы, за~год",
  `${text(64, 356, 176, "78~737", heavy)}${ways
    .map(
      ([title, ...words], place) =>
        `<g transform="translate(${64 + place * 292} 430)"><rect width="276" height="186" fill="${soft}"/><rect width="276" height="8" fill="${brand}"/>${text(24, 66, 36, title, strong)}${lines(24, 112, 25, words, plain)}</g>`,
    )
    .join("")}`,
);

const results = [
  ["15", "мобильных", "бригад работают"],
  ["238", "выездов", "за~год"],
  ["5~349", "человек приняли", "на~месте"],
];

const brigades = page(
  3,
  "Мобильные бригады: помощь едет к~людям",
  "итоги года",
  `${results
    .map(
      ([value, ...words], place) =>
        `<g transform="translate(0 ${262 + place * 138})"><rect x="64" width="6" height="96" y="-62" fill="${brand}"/>${text(100, 18, 96, value, heavy)}${lines(420, -16, 34, words, `fill="${ink}"`)}</g>`,
    )
    .join("")}
  <rect x="784" y="200" width="432" height="372" fill="${soft}"/>${text(812, 256, 28, "В~среднем", strong)}${text(812, 364, 92, "16", heavy)}${lines(940, 330, 28, ["выездов у~каждой", "бригады за~год"], `fill="${ink}"`)}
  ${text(812, 512, 92, "22", heavy)}${lines(940, 478, 28, ["человека", "за~один выезд"], `fill="${ink}"`)}`,
);

const steps = [
  ["1", "Знакомство", "семью и~пожилого человека знакомит районная служба"],
  ["2", "Договор", "кто за~что отвечает, как и~кем оплачивается уход"],
  ["3", "Сопровождение", "специалист приезжает каждый месяц и~всегда на~связи"],
];

const families = page(
  4,
  "Приёмная семья для пожилого человека",
  "дом вместо интерната",
  `<path d="M112 262v276" stroke="${pale}" stroke-width="6"/>${steps
    .map(
      ([number, title, words], place) =>
        `<g transform="translate(0 ${262 + place * 138})"><circle cx="112" r="46" fill="${brand}"/><text x="112" y="17" font-size="48" font-weight="700" fill="#fff" text-anchor="middle">${number}</text>${text(196, -4, 40, title, strong)}${text(196, 40, 30, words, plain)}</g>`,
    )
    .join("")}`,
);

const bars = [
  ["Районные службы", "64,1", 641],
  ["Столовые", "6,1", 61],
  ["Мобильные бригады", "5,3", 53],
  ["Сиделки на~дому", "3,2", 32],
];

const services = page(
  5,
  "Кто помог 78~737~людям",
  "тысяч человек за~год",
  `${bars
    .map(
      ([name, value, width], place) =>
        `<g transform="translate(0 ${216 + place * 104})">${text(64, 48, 32, name, `fill="${ink}"`)}<rect x="420" width="${width}" height="72" fill="${place === 0 ? brand : pale}"/>${text(420 + width + 20, 50, 40, value, heavy)}</g>`,
    )
    .join("")}<path d="M420 204V616" stroke="${ink}" stroke-width="3"/>`,
);

const table = [
  ["Кто приходит", "пожилые люди и~семьи в~трудное время"],
  ["Что дают", "горячий обед на~месте или с~собой"],
  ["Кто помогает", "предприниматели, приходы, добровольцы"],
  ["Что делает служба", "называет тех, кому обед нужнее всего"],
];

const canteens = page(
  6,
  "Благотворительные столовые",
  "как это устроено",
  table
    .map(
      ([name, words], place) =>
        `<g transform="translate(64 ${206 + place * 106})"><rect width="1152" height="90" fill="${place % 2 === 0 ? soft : "#fff"}"/>${text(28, 56, 32, name, strong)}${text(400, 56, 32, words, `fill="${ink}"`)}</g>`,
    )
    .join(""),
);

const tasks = [
  ["Бригада в~каждом районе", "выезд в~дальнее село", "не~реже раза в~месяц"],
  ["Больше приёмных семей", "школа для тех, кто берёт", "пожилого человека"],
  ["Сиделка рядом", "обучение и~единый список", "в~районной службе"],
  ["Столовые вместе с~бизнесом", "договоры до~лета 2013~года"],
];

const plans = page(
  7,
  "Перспективы: что сделаем в~2013~году",
  "проект решения коллегии",
  tasks
    .map(
      ([title, ...words], place) =>
        `<g transform="translate(${64 + (place % 2) * 592} ${206 + Math.floor(place / 2) * 216})"><rect width="560" height="192" fill="${soft}"/><rect width="6" height="192" fill="${gold}"/>${text(36, 72, 34, title, strong)}${lines(36, 120, 27, words, plain)}</g>`,
    )
    .join(""),
);

/** In the order of the deck. */
export const slides = { people, helped, brigades, families, services, canteens, plans };

const nomination = (words, winner) =>
  sheet(
    "#0e2a33",
    `<rect width="1280" height="12" fill="${gold}"/><g transform="translate(640 190)"><circle r="74" fill="${gold}"/><path d="M-44 52 L-70 150 L-30 128 L0 158 L30 128 L70 150 L44 52Z" fill="#b97b1d"/><path d="M0 -42 L13 -13 L44 -10 L20 11 L27 42 L0 26 L-27 42 L-20 11 L-44 -10 L-13 -13Z" fill="#fffdf6"/></g>
    <g font-family="Literata" text-anchor="middle" font-weight="600" fill="#f3f7f8">${lines(640, 470, 74, words)}</g>${text(640, 650, 40, winner, `fill="#f3c061" text-anchor="middle"`)}`,
  );

/** On the hall's screen only: no pages of the deck. */
export const screens = {
  break: sheet(
    "#0e2a33",
    `<rect width="16" height="720" fill="${brand}"/><g font-family="Literata">${text(112, 330, 130, "Перерыв", `font-weight="600" fill="#f3f7f8"`)}</g>${text(112, 424, 44, "Продолжим через несколько минут", `fill="#b9cacf"`)}
    <g transform="translate(1080 300) scale(.9)" fill="none" stroke="#84cbdb" stroke-width="14"><path d="M-110 20 H90 V90 C90 140 60 160 20 160 H-40 C-80 160 -110 140 -110 90Z M90 50 h30 c40 0 40 70 0 70 h-36 M-60 -20 q-20 -36 0 -70 M0 -20 q-20 -36 0 -70 M60 -20 q-20 -36 0 -70"/></g>`,
  ),
  "award-brigade": nomination(["Лучшая", "мобильная бригада"], "районный центр"),
  "award-family": nomination(["Приёмная семья", "года"], "сельский район"),
  "award-carer": nomination(["Сиделка", "года"], "городская служба"),
};
