/** Where the meeting is told of: the road, the canteen, a family's room. Drawn after the design guide's placeholder art. */

const fir = (x, y, scale) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><rect x="-5" y="-6" width="10" height="30" fill="#3b2a1f"/><path d="M0 -150 L38 -78 H22 L52 -28 H28 L64 20 H-64 L-28 -28 H-52 L-22 -78 H-38Z" fill="#0B5566"/><path d="M0 -150 L38 -78 H22 L52 -28 H28 L64 20 H20 L8 -40Z" fill="#063742" opacity=".5"/><path d="M-38 -78 L0 -150 L14 -122 C4 -110 -16 -92 -38 -78Z" fill="#F5F8F8" opacity=".9"/></g>`;

/** A log house under snow, 240 wide, its foot at the origin. */
const house = (x, y, scale, wall = "#8C6240") =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><rect x="62" y="-196" width="26" height="60" fill="#6B472B"/><rect x="-110" y="-108" width="220" height="108" fill="${wall}"/><path d="M-110 -84 h220 M-110 -56 h220 M-110 -28 h220" stroke="#5A3A22" stroke-width="4" opacity=".6"/><path d="M-140 -100 L0 -204 L140 -100Z" fill="#F5F8F8"/><path d="M0 -204 L140 -100 H60Z" fill="#C9D9DB" opacity=".7"/>
  <g fill="#F3C56B" stroke="#F6EBD6" stroke-width="7"><rect x="-84" y="-78" width="44" height="46"/><rect x="-22" y="-78" width="44" height="46"/></g><rect x="50" y="-80" width="40" height="80" fill="#0B5566"/></g>`;

export const roadBack = `<rect width="1280" height="720" fill="#F0D9A8"/><circle cx="250" cy="150" r="78" fill="#E8A534"/>
  <path d="M0 330 C260 230 500 290 740 250 C960 220 1120 270 1280 240 V720 H0Z" fill="#9CC9D1"/><path d="M0 420 C320 340 700 390 1280 330 V720 H0Z" fill="#F5F8F8"/>
  ${house(120, 424, 0.62)}${house(690, 392, 0.5, "#7A5232")}${fir(232, 420, 0.6)}${fir(560, 392, 0.62)}${fir(610, 400, 0.5)}${fir(30, 440, 0.75)}${fir(1190, 390, 0.9)}${fir(1250, 410, 0.7)}
  <path d="M0 540 C420 450 880 450 1280 500 V720 H0Z" fill="#5d6f75"/><path d="M40 640 L330 592 M470 574 L760 562 M900 564 L1180 582" stroke="#F6EBD6" stroke-width="9"/>`;

/** The brigade's van; `turn` of its wheels in degrees. */
export const van = (x, y, scale, turn = 0) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M0 240 V70 C0 44 14 30 40 30 H300 C340 30 366 70 392 130 L440 150 C452 156 456 166 456 180 V240Z" fill="#fff"/><path d="M0 150 H456 V180 H0Z" fill="#0B5566"/>
  <path d="M286 56 H306 C328 60 346 90 360 124 H286Z" fill="#2E7D8C"/><path d="M40 56 h90 v68 h-90Z M152 56 h110 v68 h-110Z" fill="#2E7D8C"/>${wheelAt(96, turn)}${wheelAt(360, turn)}
  <path d="M196 196 c-14 -16 -34 2 -20 18 l20 18 l20 -18 c14 -16 -6 -34 -20 -18Z" fill="#B4532A"/></g>`;

const wheelAt = (x, turn) =>
  `<g transform="translate(${x} 240) rotate(${turn})"><circle r="44" fill="#0F1D22"/><circle r="20" fill="#9aa7ab"/><path d="M-20 0 H20 M0 -20 V20" stroke="#5d6f75" stroke-width="5"/></g>`;

const bowl = (x, y) =>
  `<g transform="translate(${x} ${y})"><path d="M-52 -30 H52 C52 4 28 18 0 18 C-28 18 -52 4 -52 -30Z" fill="#F6EBD6"/><ellipse cy="-30" rx="52" ry="12" fill="#d8c7a4"/><ellipse cy="-30" rx="42" ry="8" fill="#B4532A"/></g>`;

const shelf = (y) =>
  `<rect x="90" y="${y}" width="420" height="14" fill="#8C6240"/>${[130, 200, 270, 340, 410, 470].map((x, place) => `<path d="M${x - 26} ${y - 34} H${x + 26} C${x + 26} ${y - 8} ${x + 12} ${y} ${x} ${y} C${x - 12} ${y} ${x - 26} ${y - 8} ${x - 26} ${y - 34}Z" fill="${["#2E7D8C", "#F6EBD6", "#B4532A"][place % 3]}"/>`).join("")}`;

export const canteenBack = `<rect width="1280" height="720" fill="#E3CFA9"/><rect y="300" width="1280" height="420" fill="#CDE0E3"/><rect y="296" width="1280" height="8" fill="#8C6240"/>
  <rect x="600" y="44" width="620" height="96" fill="#0B5566"/><text x="910" y="106" font-size="38" font-weight="600" fill="#F6EBD6" text-anchor="middle">Благотворительная столовая</text>${shelf(150)}${shelf(268)}`;

/** The counter, its pot and the bowls; `ms` moves the steam. */
export function canteenFront(ms) {
  const steam = [0, 1, 2]
    .map((place) => {
      const way = (ms / 2400 + place / 3) % 1;
      const sway = Math.round(16 * Math.sin(2 * Math.PI * (ms / 1900 + place / 3)));
      return `<path d="M${560 + place * 46} ${Math.round(330 - way * 120)} q${sway} -26 0 -52 q${-sway} -26 0 -52" stroke="#fff" stroke-width="11" stroke-linecap="round" fill="none" opacity="${Math.round((1 - way) * way * 240) / 100}"/>`;
    })
    .join("");
  return `${steam}<path d="M486 352 H726 V500 H486Z" fill="#9aa7ab"/><path d="M620 352 H726 V500 H640Z" fill="#6d7f85"/><rect x="470" y="338" width="272" height="22" rx="8" fill="#c3ced1"/><path d="M470 400 h-26 v34 h26 M742 400 h26 v34 h-26" stroke="#6d7f85" stroke-width="12" fill="none"/>
  <rect y="500" width="1280" height="220" fill="#7A5232"/><rect y="500" width="1280" height="26" fill="#9B6E47"/>${bowl(1080, 494)}${bowl(1210, 508)}${bowl(330, 494)}${bowl(210, 506)}`;
}

export const roomBack = `<rect width="1280" height="720" fill="#E7D3B4"/>${Array.from({ length: 18 }, (_, place) => `<rect x="${20 + place * 72}" width="26" height="560" fill="#DFC79F"/>`).join("")}
  <rect x="480" y="60" width="360" height="290" fill="#BFDCE0"/><path d="M480 290 C560 250 640 276 720 260 C770 252 810 262 840 256 V350 H480Z" fill="#F5F8F8"/>${house(566, 306, 0.3)}${fir(770, 300, 0.5)}
  <path d="M660 60 v290 M480 205 h360" stroke="#F6EBD6" stroke-width="14"/><rect x="466" y="46" width="388" height="14" fill="#8C6240"/><rect x="456" y="350" width="408" height="18" fill="#8C6240"/>
  <path d="M440 40 H480 C520 150 500 280 452 372 H416 C430 270 436 150 440 40Z M880 40 H840 C800 150 820 280 868 372 H904 C890 270 884 150 880 40Z" fill="#B4532A"/><rect x="400" y="30" width="520" height="14" fill="#6B472B"/>
  <g fill="#F6EBD6" stroke="#8C6240" stroke-width="10"><rect x="120" y="90" width="130" height="160"/><rect x="1030" y="90" width="150" height="120"/></g><path d="M140 230 l34 -60 l26 40 l16 -24 l20 44Z" fill="#5E98A2"/><circle cx="1076" cy="142" r="20" fill="#E8A534"/><path d="M1046 196 q40 -36 120 0Z" fill="#0B5566"/>
  <g transform="translate(700 350)" fill="#4A3B33"><path d="M-34 0 C-36 -44 -18 -64 0 -64 C22 -64 36 -40 34 0Z"/><circle cy="-76" r="24"/><path d="M-22 -86 L-20 -112 L-4 -96Z M22 -86 L20 -112 L4 -96Z"/><path d="M30 -4 C60 -6 66 22 52 40" stroke="#4A3B33" stroke-width="10" fill="none" stroke-linecap="round"/></g>`;

/** The table with its samovar and cups; `ms` moves the steam. */
export function roomTable(ms) {
  const sway = Math.round(12 * Math.sin((2 * Math.PI * ms) / 2600));
  const cup = (x) =>
    `<path d="M${x - 34} 520 H${x + 34} C${x + 34} 556 ${x + 20} 566 ${x} 566 C${x - 20} 566 ${x - 34} 556 ${x - 34} 520Z" fill="#F6EBD6"/><path d="M${x + 33} 530 q26 0 20 18 q-4 10 -26 8" stroke="#F6EBD6" stroke-width="7" fill="none"/><path d="M${x - 30} 540 h60" stroke="#0B5566" stroke-width="6"/>`;
  return `<path d="M640 356 q${sway} -22 0 -44 q${-sway} -20 0 -40" stroke="#fff" stroke-width="9" stroke-linecap="round" fill="none" opacity=".7"/>
  <rect y="560" width="1280" height="160" fill="#7A5232"/><rect y="560" width="1280" height="22" fill="#9B6E47"/>
  <path d="M600 384 H680 C704 404 712 450 696 500 H584 C568 450 576 404 600 384Z" fill="#E8A534"/><path d="M650 384 H680 C704 404 712 450 696 500 H640 C664 460 664 420 650 384Z" fill="#b97b1d"/><path d="M612 366 h56 l8 20 h-72Z M624 500 h32 v26 h-32Z M596 526 h88 v36 h-88Z" fill="#b97b1d"/><path d="M640 468 v34 M628 470 h24" stroke="#6B472B" stroke-width="7"/>
  ${cup(500)}${cup(790)}`;
}

/** Framed and held before the chest of a bust at this place, with flowers beside it. */
export const diploma = ({ x, y, scale }) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><g transform="translate(88 62)"><path d="M0 70 L-26 0 L26 0Z" fill="#F6EBD6"/><path d="M0 70 L26 0 L4 0Z" fill="#d8c7a4"/><g fill="#B4532A"><circle cx="-18" cy="-8" r="17"/><circle cx="18" cy="-6" r="17"/></g><g fill="#E8A534"><circle cy="-24" r="17"/></g><g fill="#2E7D8C"><circle cx="-34" cy="12" r="10"/><circle cx="34" cy="14" r="10"/></g></g>
  <rect x="-80" y="62" width="116" height="86" fill="#F0B542"/><rect x="-72" y="70" width="100" height="70" fill="#FFFDF6"/><path d="M-50 86 h56 M-58 102 h72 M-44 114 h44" stroke="#0B5566" stroke-width="5"/><circle cx="8" cy="126" r="9" fill="#B4532A"/><g fill="#DDAA84"><rect x="-92" y="98" width="22" height="34" rx="11"/><rect x="26" y="98" width="22" height="34" rx="11"/></g></g>`;
