/** The hall and its presidium. Drawn after the design guide's placeholder art. */

export function hallBack(slideUrl) {
  const lamellae = [742, 826, 910, 994, 1078, 1162, 1246]
    .map((x) => `<rect x="${x}" width="2" height="560"/>`)
    .join("");
  return `<defs><linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#123640"/><stop offset=".6" stop-color="#0d2730"/><stop offset="1" stop-color="#081419"/></linearGradient>
    <radialGradient id="spot" cx=".7" cy=".42" r=".42"><stop offset="0" stop-color="#7fc1cc" stop-opacity=".32"/><stop offset="1" stop-color="#7fc1cc" stop-opacity="0"/></radialGradient></defs>
    <rect x="-200" y="-100" width="1680" height="920" fill="url(#wall)"/><image href="${slideUrl}" x="60" y="64" width="640" height="360"/><rect x="60" y="64" width="640" height="360" fill="#0b1a1f" opacity=".1"/>
    <rect width="1280" height="720" fill="url(#spot)"/><g fill="#1d434e" opacity=".5">${lamellae}</g>`;
}

export const podium = `<path d="M716 520 L1090 520 L1058 720 L748 720Z" fill="#5A3A22"/><path d="M716 520 L1090 520 L1086 548 L720 548Z" fill="#7A5232"/><path d="M900 548 L1086 548 L1058 720 L900 720Z" fill="#44290f" opacity=".35"/>
  <rect x="868" y="588" width="70" height="70" fill="#0B5566"/><path d="M880 606 h46 M880 622 h46 M880 638 h46" stroke="#F6EBD6" stroke-width="3"/><path d="M911 598 v52" stroke="#E8A534" stroke-width="5"/>
  <path d="M838 522 C838 480 844 458 862 440" stroke="#0a1316" stroke-width="6" fill="none"/><rect x="852" y="420" width="22" height="30" rx="10" transform="rotate(32 862 436)" fill="#10191c"/>
  <path d="M1000 522 C1002 488 996 470 984 456" stroke="#0a1316" stroke-width="5" fill="none"/><rect x="972" y="438" width="18" height="26" rx="9" transform="rotate(-26 980 450)" fill="#10191c"/>`;

const seats = [
  [440, 716],
  [560, 700],
  [688, 716],
  [854, 732],
  [988, 706],
  [1170, 716],
  [1290, 732],
];

/** Heads of the first row. `sway(place)` moves each a little, in px; `present`: the places of those who sit there. */
export const audience = (sway, present = [...seats.keys()]) =>
  seats
    .map(([x, y], place) =>
      !present.includes(place)
        ? ""
        : `<g transform="translate(${x + sway(place)} ${y})"><ellipse cy="-54" rx="37" ry="45" fill="#050e11"/><path d="M-96 90 C-92 10 -46 -12 0 -12 C46 -12 92 10 96 90Z" fill="#050e11"/><path d="M-34 -74 a37 45 0 0 1 40 -24" stroke="#3c6f7b" stroke-width="4" fill="none" opacity=".55"/></g>`,
    )
    .join("");

export const presidiumBack = `<rect width="1280" height="720" fill="#17343c"/><rect width="1280" height="300" fill="#20454f"/><g fill="#17343c" opacity=".7">${Array.from({ length: 16 }, (_, place) => `<rect x="${place * 82}" width="3" height="430"/>`).join("")}</g>
  <g transform="translate(560 36)"><rect width="160" height="112" fill="#0B5566"/><path d="M28 32h104M28 56h104M28 80h104" stroke="#F6EBD6" stroke-width="7"/><path d="M96 16v80" stroke="#E8A534" stroke-width="10"/></g>`;

const plates = [150, 395, 640, 885, 1130];

export const presidiumTable = `<path d="M30 470 H1250 L1270 720 H10Z" fill="#6B472B"/><path d="M30 470 H1250 L1252 496 H28Z" fill="#8C6240"/>
  ${plates.map((x) => `<g transform="translate(${x - 60} 500)"><rect width="120" height="34" fill="#F6EBD6"/><rect x="12" y="10" width="76" height="5" fill="#0F1D22"/><rect x="12" y="20" width="52" height="4" fill="#8a9a9e"/></g>`).join("")}
  ${plates.map((x) => `<path d="M${x + 36} 478 C${x + 38} 446 ${x + 32} 430 ${x + 20} 418" stroke="#0a1316" stroke-width="5" fill="none"/><rect x="${x + 10}" y="402" width="15" height="22" rx="7" transform="rotate(-28 ${x + 17} 412)" fill="#10191c"/>`).join("")}`;
