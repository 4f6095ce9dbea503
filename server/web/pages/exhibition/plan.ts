import { type StandBrief, standPath } from "../../../../shared/exhibition.ts";
import { type Markup, markup } from "../markup.ts";
import { photoImage } from "./photo.ts";

/**
 * The plan: a cell for each stand, by number and, on the exhibition's own page, by size. `data-stand` is what the page's script
 * marks as being on air (EB60, EB64).
 * @param here id of the stand whose page this is; `null`: the exhibition's own
 */
export function planOf(base: string, stands: readonly StandBrief[], here: string | null): Markup {
  const cells = stands.map((stand) => cell(base, stand, here));
  return markup`<nav class="plan${here === null ? " plan--sized" : ""}" aria-labelledby="plan"><h2 id="plan">План выставки</h2>
<ol>
${cells}</ol></nav>
`;
}

function cell(base: string, stand: StandBrief, here: string | null): Markup {
  const { id, number, size, institution, place, visits } = stand;
  const isHere = id === here;
  const more = here === null ? [place, visits?.now ? `Сейчас у стенда: ${visits.now}` : ""].filter(Boolean) : [];
  return markup`<li${isHere ? markup` class="is-here"` : markup` class="plan__${size}"`} data-stand="${id}"><a href="${base}/${standPath(stand)}"${
    isHere ? markup` aria-current="page"` : null
  }>${here === null ? picture(stand) : null}<b>${number}</b>${institution}${more.map((line) => markup`<span class="note">${line}</span>`)}<span class="tag tag--live plan__air" hidden>Сейчас в эфире</span></a></li>
`;
}

/** Only the largest cells have room; what it shows is said on the stand itself. */
const picture = ({ size, cover }: StandBrief): Markup | null =>
  size !== "large" || cover === undefined ? null : photoImage({ ...cover, alt: "" }, "lazy");
