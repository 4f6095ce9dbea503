import { bust } from "./people.mjs";

const background = {
  minister: ["#C9D9DB", "#8FB2B8"],
  brigade: ["#2B5F6C", "#123640"],
  cook: ["#E8C48C", "#C99A55"],
  host: ["#F0D9A8", "#D9B06A"],
  elder: ["#3E6F7A", "#1C4652"],
  director: ["#B9CFD3", "#7FA5AC"],
  carer: ["#D6E2E3", "#9DBBC0"],
  head: ["#2B5F6C", "#123640"],
};

/** A square portrait of 480 px, as in the design guide. */
export function portrait(name) {
  const [light, dark] = background[name];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" width="480" height="480"><defs><linearGradient id="b" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>
    <rect width="480" height="480" fill="url(#b)"/><circle cx="360" cy="120" r="210" fill="${light}" opacity=".55"/>${bust(name, { x: 240, y: 292, scale: 1.62 })}</svg>`;
}

export const portraits = Object.keys(background);
