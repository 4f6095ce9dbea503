/**
 * The people of the sample meeting, drawn as in the design guide's placeholder art and cut into parts that can move.
 * Origin of the drawing: the chin. A bust spans x −128…128, y −145…190.
 */

/** How someone is at one moment. */
export const still = { turn: 0, nod: 0, blink: 0, speech: 0, breath: 0 };

/** By role: the sample meeting names nobody. */
const people = {
  minister: {
    skin: ["#EBC3A4", "#C9966F"],
    hair: "#4A2C1E",
    coat: ["#7A2E2A", "#5C211F"],
    collar: "round",
    behind: "M-42 -20 C-50 -100 -26 -124 2 -124 C34 -126 50 -96 43 -20Z",
    crown:
      "M-42 -30 C-50 -98 -28 -126 2 -124 C34 -126 50 -96 43 -28 C40 -18 32 -14 28 -14 C36 -40 34 -66 24 -84 C6 -76 -16 -80 -26 -88 C-36 -66 -34 -40 -27 -14 C-34 -14 -40 -20 -42 -30Z",
  },
  brigade: {
    skin: ["#E0B08B", "#BC8661"],
    hair: "#5A4A3F",
    coat: ["#B4532A", "#8E3B26"],
    collar: "vest",
    crown:
      "M-38 -58 C-42 -100 -22 -118 2 -117 C30 -119 42 -96 38 -58 C34 -70 30 -80 22 -84 C20 -92 4 -96 -8 -92 C-20 -92 -28 -84 -30 -76 C-34 -70 -36 -64 -38 -58Z",
    glasses: true,
  },
  host: {
    skin: ["#E6BA97", "#C28D68"],
    hair: "#1E1A1A",
    coat: ["#2E7D8C", "#1d5f6d"],
    collar: "round",
    bun: true,
    crown: "M-38 -58 C-42 -106 -20 -122 2 -121 C28 -122 42 -104 38 -58 C35 -76 28 -88 10 -92 C-10 -92 -32 -84 -38 -58Z",
  },
  director: {
    skin: ["#DDAA84", "#B67F5B"],
    hair: "#2B211C",
    coat: ["#3C4E57", "#2A3840"],
    collar: "suit",
    tie: "#0B5566",
    shirt: "#F2F4F2",
    crown:
      "M-37 -62 C-40 -104 -18 -122 4 -120 C32 -120 42 -96 37 -62 C36 -74 32 -84 24 -88 C6 -84 -18 -86 -28 -92 C-33 -84 -36 -74 -37 -62Z",
  },
  head: {
    skin: ["#D9A37C", "#B07750"],
    hair: "#8B8B88",
    coat: ["#4B3A2E", "#372A21"],
    collar: "suit",
    tie: "#E8A534",
    shirt: "#E8ECEA",
    crown:
      "M-37 -58 C-39 -70 -37 -78 -34 -82 C-33 -72 -33 -64 -34 -54Z M37 -58 C39 -70 37 -78 34 -82 C33 -72 33 -64 34 -54Z",
  },
  carer: {
    skin: ["#EDC9AC", "#CB9C77"],
    hair: "#B9803E",
    coat: ["#0B5566", "#073B48"],
    collar: "round",
    badge: true,
    behind: "M-46 20 C-60 -100 -28 -128 2 -126 C38 -128 58 -96 48 20Z",
    crown:
      "M-44 8 C-58 -96 -30 -128 2 -125 C36 -128 56 -94 46 8 C38 14 30 12 26 6 C38 -40 36 -70 22 -86 C4 -76 -18 -82 -26 -88 C-38 -66 -36 -34 -26 8 C-32 14 -40 14 -44 8Z",
  },
  elder: {
    skin: ["#E8BFA2", "#C4916D"],
    hair: "#C9CCCA",
    coat: ["#7A5B78", "#5E445C"],
    collar: "shawl",
    shawl: "#E9DFCB",
    bun: true,
    crown: "M-39 -56 C-44 -104 -22 -122 2 -121 C30 -122 44 -102 39 -56 C35 -76 30 -88 4 -94 C-8 -90 -32 -86 -39 -56Z",
    glasses: true,
  },
  cook: {
    skin: ["#E2B08C", "#BC8661"],
    hair: "#6B3E26",
    coat: ["#F2F4F2", "#D5DEDF"],
    collar: "apron",
    behind: "M-42 -20 C-48 -90 -30 -110 0 -110 C32 -112 48 -90 43 -20 L34 -6 H-34Z",
    crown: "M-38 -62 C-40 -100 -20 -112 2 -112 C26 -112 40 -100 38 -62 C34 -78 28 -86 8 -88 C-10 -88 -32 -84 -38 -62Z",
    cap: true,
  },
};

/** @returns SVG markup of a bust. `pose` says how far the head turns (−1…1), nods (px), blinks, opens the mouth (0…1). */
export function bust(name, place, pose = still) {
  const person = people[name];
  const head = `translate(${r(pose.turn * 3)} ${r(pose.nod)}) rotate(${r(pose.turn * 2.2)} 0 10)`;
  return `<g transform="translate(${place.x} ${place.y}) scale(${place.scale})">
    ${person.behind ? `<g transform="${head}"><path d="${person.behind}" fill="${person.hair}"/></g>` : ""}
    <g transform="translate(0 ${r(pose.breath)})">${body(person)}</g>
    <g transform="${head}">${face(person, pose)}</g></g>`;
}

function body(person) {
  const { skin, coat, badge } = person;
  const sign = `<rect x="-78" y="92" width="40" height="26" rx="3" fill="#fff"/><rect x="-72" y="98" width="28" height="4" fill="#0B5566"/><rect x="-72" y="106" width="18" height="4" fill="#9fb1b6"/>`;
  return `<path d="M-20 -30 L-22 22 C-8 36 10 36 22 22 L20 -30Z" fill="${skin[1]}"/>
    <path d="M-128 190 C-130 90 -106 48 -58 34 L-22 18 C-8 36 10 36 22 18 L58 34 C106 48 130 90 128 190Z" fill="${coat[0]}"/>
    <path d="M22 18 L58 34 C106 48 130 90 128 190 L40 190 C52 120 46 60 22 18Z" fill="${coat[1]}" opacity=".75"/>${collars[person.collar](person)}${badge ? sign : ""}`;
}

const neck = (skin) => `<path d="M-24 18 C-14 58 14 58 24 18 C14 34 -14 34 -24 18Z" fill="${skin}"/>`;

/** What is worn over the coat, by its sort. */
const collars = {
  suit: ({ coat, shirt, tie }) =>
    `<path d="M-24 17 L-2 74 L24 17 C14 38 -14 38 -24 17Z" fill="${shirt}"/><path d="M-6 44 L6 44 L10 64 L0 122 L-10 64Z" fill="${tie}"/>
     <path d="M-24 17 L-40 30 L-28 74 L-2 110 L-4 74Z M24 17 L40 30 L28 74 L0 110 L2 74Z" fill="${coat[1]}"/>`,
  round: ({ skin }) => neck(skin[0]),
  vest: ({ skin, coat }) =>
    `${neck(skin[0])}<path d="M-30 22 L-46 32 L-14 62 L0 50 L14 62 L46 32 L30 22 C18 48 -18 48 -30 22Z" fill="${coat[1]}"/><path d="M0 56 V190" stroke="#F6EBD6" stroke-width="5"/>
     <path d="M-128 150 C-90 142 -40 140 -4 142 M4 142 C40 140 90 142 128 150" stroke="#F6EBD6" stroke-width="9" fill="none"/>
     <g transform="translate(-60 100) scale(.85)"><path d="M0 0 c-14 -16 -34 2 -20 18 l20 18 l20 -18 c14 -16 -6 -34 -20 -18Z" fill="#F6EBD6"/></g>`,
  shawl: ({ skin, shawl }) =>
    `${neck(skin[0])}<path d="M-24 18 L-66 36 C-104 50 -122 84 -124 130 C-70 120 -24 96 0 66 C24 96 70 120 124 130 C122 84 104 50 66 36 L24 18 C14 46 -14 46 -24 18Z" fill="${shawl}"/>
     <path d="M-124 130 C-70 120 -24 96 0 66 C24 96 70 120 124 130" stroke="#B4532A" stroke-width="5" fill="none" stroke-dasharray="12 9"/>`,
  apron: ({ skin }) =>
    `${neck(skin[0])}<path d="M-50 36 L-38 84 H38 L50 36 M-58 190 C-56 130 -52 100 -46 84 H46 C52 100 56 130 58 190Z" fill="#0B5566" stroke="#0B5566" stroke-width="9" stroke-linejoin="round"/>
     <path d="M-14 128 c-9 -10 -22 1 -13 12 l13 11 l13 -11 c9 -11 -4 -22 -13 -12Z" transform="translate(14 0)" fill="#F6EBD6"/>`,
};

/** An arm raised to vote, beside a bust of the same place. `up` from 0 (out of sight) to 1. */
export function raisedArm(name, place, up) {
  const { coat, skin } = people[name];
  return `<g transform="translate(${place.x} ${r(place.y + (1 - up) * 190)}) scale(${place.scale})"><path d="M92 190 L86 10 C86 -8 118 -8 120 10 L132 190Z" fill="${coat[1]}"/><path d="M88 8 C86 -22 84 -40 90 -52 C98 -66 112 -64 116 -50 C120 -34 118 -14 118 8Z" fill="${skin[0]}"/><path d="M98 -56 v18 M107 -57 v18" stroke="${skin[1]}" stroke-width="3"/></g>`;
}

function face({ skin, hair, crown, bun, glasses, cap }, { turn, blink, speech }) {
  const look = r(turn * 2.4);
  return `<path d="M-36 -66 C-38 -110 38 -110 36 -66 C36 -30 20 2 0 4 C-20 2 -36 -30 -36 -66Z" fill="${skin[0]}"/>
    <path d="M6 -104 C30 -104 37 -88 36 -66 C36 -30 20 2 0 4 C14 -10 22 -34 22 -62 C22 -82 18 -96 6 -104Z" fill="${skin[1]}" opacity=".55"/>
    ${bun ? `<circle cx="2" cy="-126" r="17" fill="${hair}"/>` : ""}<path d="${crown}" fill="${hair}"/>${cap ? `<path d="M-40 -84 C-46 -130 46 -132 41 -84 C20 -94 -20 -94 -40 -84Z" fill="#F2F4F2"/><path d="M-41 -82 C-20 -94 20 -94 42 -82 L40 -72 C20 -84 -20 -84 -39 -72Z" fill="#0B5566"/>` : ""}
    <g transform="translate(${look} 0)">
    <path d="M-22 -62 q8 -5 15 0 M8 -62 q8 -5 15 0" transform="translate(0 ${r(-speech * 1.2)})" stroke="${hair}" stroke-width="3.4" fill="none" stroke-linecap="round"/>
    <g fill="#2A1D18"><ellipse cx="-14" cy="-52" rx="3" ry="${r(3 - blink * 2.4)}"/><ellipse cx="15" cy="-52" rx="3" ry="${r(3 - blink * 2.4)}"/></g>
    <path d="M1 -50 C3 -40 6 -34 4 -31 C2 -29 -2 -29 -4 -30" stroke="${skin[1]}" stroke-width="3" fill="none" stroke-linecap="round"/>
    ${mouth(speech)}
    ${glasses ? `<g fill="none" stroke="#1b2529" stroke-width="3"><rect x="-27" y="-62" width="23" height="19" rx="7"/><rect x="4" y="-62" width="23" height="19" rx="7"/><path d="M-4 -54 h8"/></g>` : ""}</g>`;
}

/** Closed it is the smile of the portraits; open, a small dark lens. */
function mouth(speech) {
  const closed = `<path d="M-11 -17 C-4 -12 6 -12 12 -17" stroke="#8A4A3A" stroke-width="3.6" fill="none" stroke-linecap="round"/>`;
  if (speech < 0.12) return closed;
  return `<path d="M-10 -17 C-4 ${r(-16 - speech * 2)} 5 ${r(-16 - speech * 2)} 11 -17 C6 ${r(-12 + speech * 7)} -4 ${r(-12 + speech * 7)} -10 -17Z" fill="#6b2f28" stroke="#8A4A3A" stroke-width="2.4" stroke-linejoin="round"/>`;
}

const r = (value) => Math.round(value * 100) / 100;
