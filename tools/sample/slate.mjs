/** The picture that stands while nobody sends one. Quiet: it may stay for hours. */

const PERIOD_MS = 8000;

/** What stands still: the house's ground, its mark, the words in both languages. */
const ground = `<rect width="1280" height="720" fill="#0e2a33"/>
  <rect width="12" height="720" fill="#0b5566"/>
  <g transform="translate(128 150) scale(2.4)"><rect width="36" height="36" fill="#0b5566"/><path d="M7 11h22M7 18h22M7 25h22" stroke="#fff" stroke-width="2.5"/><path d="M7 11h13M7 18h7M7 25h18" stroke="#84cbdb" stroke-width="2.5"/><path d="M21.5 5v26" stroke="#f0b542" stroke-width="3"/></g>
`;

const words = (
  title,
  lead,
  other,
) => `<text x="128" y="372" font-size="84" font-weight="600" fill="#f3f7f8">${title}</text>
  <text x="128" y="440" font-size="38" fill="#b9cacf">${lead}</text>
  <text x="128" y="560" font-size="30" fill="#84a3ab">${other}</text>`;

export const slateBack = `${ground}${words("Перерыв в трансляции", "Изображение вернётся само", "We will be right back")}
  <rect x="128" y="620" width="1024" height="4" fill="#2c4852"/>`;

/** A light that goes along the line and back, so that nobody takes the picture for a frozen one. */
export function slateFront(ms) {
  const way = (1 - Math.cos((2 * Math.PI * ms) / PERIOD_MS)) / 2;
  return `<rect x="${Math.round(128 + way * (1024 - 96))}" y="620" width="96" height="4" fill="#84cbdb"/>`;
}

export const SLATE_MS = PERIOD_MS;

/** Stands beside sound that comes without a picture. */
export const soundOnlyBack = `${ground}${words("Идёт только звук", "Изображения нет, звук продолжается", "Sound only")}`;
