import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { NumberTable } from "../../shared/cards/field.ts";
import { tidy } from "../i18n/typography.ts";
import { properties } from "../ui/properties.ts";
import { numberInWords } from "./chart-numbers.ts";
import type { Room } from "./chart-room.ts";
import { barScale, type Scale } from "./chart-scale.ts";
import { seriesClass, seriesFill } from "./chart-series.ts";

/** Bars that stand, with their numbers over them (under them below nought); labels in columns of the same width. */
export function uprightBars(table: NumberTable, room: Room): TemplateResult {
  const scale = barScale(table);
  const heightPx = Math.min(Math.max(room.widthPx * 0.42, room.letterPx * 10), room.letterPx * 18);
  const field = fieldOf(scale, heightPx, room);
  const perRow = room.widthPx / table.rows.length;
  return html`<svg class="plot" viewBox="0 0 ${room.widthPx} ${heightPx}" width=${room.widthPx} height=${heightPx}>
      ${table.rows.map(({ values }, row) => svg`<g>${group(values, row * perRow, perRow, field, room)}</g>`)}
      <line class="base" x1="0" x2=${room.widthPx} y1=${field.y(0)} y2=${field.y(0)}></line>
    </svg>
    <div class="labels" ${properties({ "--rows": String(table.rows.length) })}>
      ${table.rows.map(({ label }) => html`<span>${tidy(label)}</span>`)}
    </div>`;
}

interface Field {
  /** Pixels from the top. */
  readonly y: (value: number) => number;
}

/** Leaves a line of text over the highest bar and under the lowest. */
function fieldOf(scale: Scale, heightPx: number, { letterPx }: Room): Field {
  const [above, below] = [scale.most > 0 ? letterPx * 1.8 : 4, scale.least < 0 ? letterPx * 1.8 : 2];
  return { y: (value) => above + (1 - scale.at(value)) * (heightPx - above - below) };
}

function group(
  values: readonly (number | null)[],
  left: number,
  width: number,
  { y }: Field,
  { letterPx }: Room,
): SVGTemplateResult[] {
  const gap = Math.min(width * 0.16, letterPx * 2);
  const slot = (width - 2 * gap) / values.length;
  const bar = Math.min(slot * 0.92, letterPx * 5);
  return values.map((value, series) => {
    const middle = left + gap + slot * (series + 0.5);
    const [top, bottom] = [y(Math.max(value ?? 0, 0)), y(Math.min(value ?? 0, 0))];
    const isBelow = value !== null && value < 0;
    return svg`${
      value === null
        ? nothing
        : svg`<rect class=${`bar ${seriesClass(series)}`} x=${middle - bar / 2} y=${top} width=${bar}
            height=${Math.max(bottom - top, value === 0 ? 0 : 1)} fill=${seriesFill(series)}/>`
    }<text x=${middle} y=${isBelow ? bottom + letterPx * 1.2 : top - letterPx * 0.5}>${
      value === null ? "—" : numberInWords(value)
    }</text>`;
  });
}
