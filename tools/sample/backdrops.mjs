/** What stands still in each scene: hall, workshop, presidium. Drawn after the design guide's placeholder art. */

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

/** Heads of the first row. `sway(place)` moves each a little, in px. */
export const audience = (sway) =>
  seats
    .map(
      ([x, y], place) =>
        `<g transform="translate(${x + sway(place)} ${y})"><ellipse cy="-54" rx="37" ry="45" fill="#050e11"/><path d="M-96 90 C-92 10 -46 -12 0 -12 C46 -12 92 10 96 90Z" fill="#050e11"/><path d="M-34 -74 a37 45 0 0 1 40 -24" stroke="#3c6f7b" stroke-width="4" fill="none" opacity=".55"/></g>`,
    )
    .join("");

const pots = {
  petrol: ["#2E7D8C", "#1d5f6d"],
  brick: ["#B4532A", "#8E3B26"],
  amber: ["#E8A534", "#b97b1d"],
  cream: ["#F6EBD6", "#d8c7a4"],
  deep: ["#0B5566", "#073B48"],
};

function pot(x, y, scale, colour, band = "M-58 -58 C-20 -46 20 -46 60 -58") {
  const [light, dark] = pots[colour];
  const stripe = colour === "cream" ? "#B4532A" : "#F6EBD6";
  return `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-34 -96 C-70 -60 -66 -14 -36 0 H36 C66 -14 70 -60 34 -96 C42 -104 42 -116 36 -122 H-36 C-42 -116 -42 -104 -34 -96Z" fill="${light}"/><path d="M8 -122 H36 C42 -116 42 -104 34 -96 C70 -60 66 -14 36 0 H6 C40 -30 40 -70 8 -96Z" fill="${dark}"/><path d="${band}" stroke="${stripe}" stroke-width="6" fill="none"/></g>`;
}

export const workshopBack = `<rect width="1280" height="720" fill="#DDC08F"/>
  <rect x="800" y="60" width="360" height="300" fill="#BFDCE0"/><path d="M800 290 C880 250 960 280 1040 262 C1090 252 1130 262 1160 256 V360 H800Z" fill="#8DB9C0"/><path d="M980 60 v300 M800 210 h360" stroke="#F6EBD6" stroke-width="14"/><path d="M788 360 h384 v16 h-384Z" fill="#8C6240"/>
  <rect x="80" y="130" width="460" height="16" fill="#8C6240"/><rect x="80" y="300" width="460" height="16" fill="#8C6240"/>
  ${pot(150, 130, 0.62, "petrol")}${pot(260, 130, 0.8, "brick")}${pot(380, 130, 0.6, "amber")}${pot(476, 130, 0.5, "cream")}
  ${pot(150, 300, 0.85, "cream")}${pot(300, 300, 0.7, "deep")}${pot(412, 300, 0.62, "brick")}${pot(496, 300, 0.55, "petrol")}`;

/** Table, arms, wheel. `phase` 0…1 of a turn: the stripe of the pot and the rim of the wheel run round. */
export function wheel(phase) {
  const at = (shift) => Math.round(44 * Math.sin(2 * Math.PI * (phase + shift)) * 10) / 10;
  const marks = [0, 0.25, 0.5, 0.75]
    .filter((shift) => Math.cos(2 * Math.PI * (phase + shift)) > 0)
    .map(
      (shift) =>
        `<path d="M${at(shift) * 0.92} -78 q${at(shift) * 0.14} 24 ${at(shift) * 0.02} 46" stroke="#8E3B26" stroke-width="7" fill="none" opacity=".8"/>`,
    )
    .join("");
  const rim = [0, 0.2, 0.4, 0.6, 0.8]
    .map((shift) => 2 * Math.PI * (phase + shift))
    .map(
      (angle) =>
        `<ellipse cx="${Math.round(128 * Math.sin(angle))}" cy="${Math.round(22 * Math.cos(angle) * 10) / 10}" rx="9" ry="4"/>`,
    )
    .join("");
  return `<rect y="520" width="1280" height="200" fill="#7A5232"/><rect y="520" width="1280" height="24" fill="#9B6E47"/>
    <path d="M642 486 C662 430 712 420 762 470 L742 524 H642Z" fill="#E9DFCB"/><path d="M932 486 C912 430 862 420 810 470 L832 524 H932Z" fill="#D3C3A2"/>
    <ellipse cx="790" cy="562" rx="142" ry="26" fill="#43301f"/><g transform="translate(790 562)" fill="#8C6240">${rim}</g>
    <g transform="translate(790 558) scale(1.1)"><path d="M-34 -96 C-70 -60 -66 -14 -36 0 H36 C66 -14 70 -60 34 -96 C42 -104 42 -116 36 -122 H-36 C-42 -116 -42 -104 -34 -96Z" fill="#B4532A"/>${marks}
    <path d="M8 -122 H36 C42 -116 42 -104 34 -96 C70 -60 66 -14 36 0 H6 C40 -30 40 -70 8 -96Z" fill="#8E3B26" opacity=".6"/><path d="M-58 -58 C-20 -46 20 -46 60 -58" stroke="#F6EBD6" stroke-width="6" fill="none"/></g>
    ${pot(1030, 640, 0.9, "petrol")}${pot(1170, 668, 0.75, "amber")}`;
}

export const presidiumBack = `<rect width="1280" height="720" fill="#17343c"/><rect width="1280" height="300" fill="#20454f"/><g fill="#17343c" opacity=".7">${Array.from({ length: 16 }, (_, place) => `<rect x="${place * 82}" width="3" height="430"/>`).join("")}</g>
  <g transform="translate(560 36)"><rect width="160" height="112" fill="#0B5566"/><path d="M28 32h104M28 56h104M28 80h104" stroke="#F6EBD6" stroke-width="7"/><path d="M96 16v80" stroke="#E8A534" stroke-width="10"/></g>`;

const plates = [150, 395, 640, 885, 1130];

export const presidiumTable = `<path d="M30 470 H1250 L1270 720 H10Z" fill="#6B472B"/><path d="M30 470 H1250 L1252 496 H28Z" fill="#8C6240"/>
  ${plates.map((x) => `<g transform="translate(${x - 60} 500)"><rect width="120" height="34" fill="#F6EBD6"/><rect x="12" y="10" width="76" height="5" fill="#0F1D22"/><rect x="12" y="20" width="52" height="4" fill="#8a9a9e"/></g>`).join("")}
  ${plates.map((x) => `<path d="M${x + 36} 478 C${x + 38} 446 ${x + 32} 430 ${x + 20} 418" stroke="#0a1316" stroke-width="5" fill="none"/><rect x="${x + 10}" y="402" width="15" height="22" rx="7" transform="rotate(-28 ${x + 17} 412)" fill="#10191c"/>`).join("")}`;
