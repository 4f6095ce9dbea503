import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { NumberTable } from "../../shared/cards/field.ts";
import { tidy } from "../i18n/typography.ts";
import { properties } from "../ui/properties.ts";
import { apart, runs } from "./chart-line-shapes.ts";
import { numberInWords, shortNumber } from "./chart-numbers.ts";
import { type Room, textWidth, widestValue } from "./chart-room.ts";
import { lineScale } from "./chart-scale.ts";
import { marker, seriesClass, seriesDash } from "./chart-series.ts";

/** One line a series, broken where there is no number; numbers at the points where they fit, else at the ends. */
export function lines(table: NumberTable, room: Room): TemplateResult {
  const plot = plotOf(table, room);
  const { heightPx } = plot;
  return html`<svg class="plot" viewBox="0 0 ${room.widthPx} ${heightPx}" width=${room.widthPx} height=${heightPx}>
      ${plot.marks.map((mark) => scaleMark(mark, plot, room))}
      ${table.columns.map((_, series) => svg`<g class=${seriesClass(series)}>${line(table, series, plot)}</g>`)}
      ${table.columns.length === 1 ? numbersAtPoints(table, plot, room) : numbersAtEnds(table, plot, room)}
    </svg>
    ${labels(table, plot, room)}`;
}

function scaleMark(mark: number, { left, right, y }: Plot, { widthPx, letterPx }: Room): SVGTemplateResult {
  const [x, at] = [left - letterPx * 0.5, y(mark)];
  return svg`<line class=${mark === 0 ? "base" : "mark"} x1=${left} x2=${widthPx - right} y1=${at} y2=${at}></line>
    ${left === 0 ? nothing : svg`<text class="mark__text" x=${x} y=${at + letterPx * 0.35}>${shortNumber(mark)}</text>`}`;
}

interface Plot {
  readonly heightPx: number;
  /** Room for the scale, and for the numbers at the ends. */
  readonly left: number;
  readonly right: number;
  readonly perRow: number;
  readonly marks: readonly number[];
  readonly x: (row: number) => number;
  readonly y: (value: number) => number;
}

function plotOf(table: NumberTable, room: Room): Plot {
  const { marks, at } = lineScale(table);
  const { widthPx, letterPx } = room;
  const heightPx = Math.min(Math.max(widthPx * 0.42, letterPx * 11), letterPx * 18);
  const { left, right } = margins(table, marks, room);
  const perRow = (widthPx - left - right) / table.rows.length;
  const above = letterPx * 1.8;
  return {
    heightPx,
    left,
    right,
    perRow,
    marks,
    x: (row) => left + (row + 0.5) * perRow,
    y: (value) => above + (1 - at(value)) * (heightPx - above - letterPx),
  };
}

/** Room for the scale on the left and for the numbers at the ends on the right; the line itself keeps half of the width. */
function margins(table: NumberTable, marks: readonly number[], room: Room): Pick<Plot, "left" | "right"> {
  const scale = Math.max(...marks.map((mark) => textWidth(shortNumber(mark), room)), 0) + room.letterPx;
  const ends = table.columns.length === 1 ? 0 : widestValue(table, room) + room.letterPx;
  const half = room.widthPx / 2;
  if (scale + ends <= half) return { left: scale, right: ends };
  return scale <= half ? { left: scale, right: 0 } : { left: 0, right: 0 };
}

function line({ rows }: NumberTable, series: number, { x, y }: Plot): SVGTemplateResult[] {
  const points = rows.map(({ values }, row) => {
    const value = values[series] ?? null;
    return value === null ? null : { x: x(row), y: y(value) };
  });
  return [
    ...runs(points).map(
      (run) =>
        svg`<polyline points=${run.map((point) => `${point.x},${point.y}`).join(" ")} stroke-dasharray=${seriesDash(series)}></polyline>`,
    ),
    ...points.flatMap((point) => (point === null ? [] : [marker(series, point.x, point.y)])),
  ];
}

/** All where they fit side by side; else the first, the last, the least and the greatest. */
function numbersAtPoints(table: NumberTable, { perRow, x, y }: Plot, room: Room): SVGTemplateResult[] {
  const points = table.rows.flatMap(({ values: [value] }, row) => (value == null ? [] : [{ row, value }]));
  const all = points.map(({ value }) => value);
  const marked = new Set([
    points.at(0),
    points.at(-1),
    points[all.indexOf(Math.min(...all))],
    points[all.indexOf(Math.max(...all))],
  ]);
  const reach = widestValue(table, room) + room.letterPx * 0.5;
  let free = Number.NEGATIVE_INFINITY;
  return points.flatMap((point) => {
    if (perRow < reach && !marked.has(point)) return [];
    const middle = Math.min(Math.max(x(point.row), reach / 2), room.widthPx - reach / 2);
    if (middle - reach / 2 < free) return [];
    free = middle + reach / 2;
    return [svg`<text x=${middle} y=${y(point.value) - room.letterPx * 0.8}>${numberInWords(point.value)}</text>`];
  });
}

/** The last number of each line beside it, moved apart where lines end together. */
function numbersAtEnds(table: NumberTable, { x, y }: Plot, { letterPx, widthPx }: Room): SVGTemplateResult[] {
  const ends = table.columns.flatMap((_, series) => {
    const row = table.rows.findLastIndex(({ values }) => values[series] != null);
    const value = table.rows[row]?.values[series] ?? null;
    return value === null ? [] : [{ x: x(row) + letterPx * 0.8, y: y(value), value }];
  });
  return apart(ends, letterPx * 1.2).flatMap((end) =>
    end.x + textWidth(numberInWords(end.value), { letterPx, widthPx }) > widthPx
      ? []
      : [svg`<text class="end" x=${end.x} y=${end.y + letterPx * 0.35}>${numberInWords(end.value)}</text>`],
  );
}

/** Under their points; where they would not fit, each second, third … one. */
function labels({ rows }: NumberTable, { left, right, perRow }: Plot, room: Room): TemplateResult {
  const longest = Math.max(...rows.map(({ label }) => label.length));
  const needed = Math.min(longest * room.letterPx * 0.66, room.letterPx * 7) + room.letterPx * 0.5;
  const each = Math.max(1, Math.ceil(needed / perRow));
  const place = {
    "--rows": String(rows.length),
    "--each": String(each),
    "--left": `${left}px`,
    "--right": `${right}px`,
  };
  return html`<div class=${each === 1 ? "labels" : "labels labels--some"} ${properties(place)}>
    ${rows.map(({ label }, row) => (row % each === 0 && row + each <= rows.length ? html`<span>${tidy(label)}</span>` : ""))}
  </div>`;
}
