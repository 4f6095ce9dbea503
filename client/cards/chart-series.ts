import { type SVGTemplateResult, svg } from "lit";

/** Up to four series, each told by a pattern or a shape besides its colour. */
const looks = [
  { colour: "accent", dash: "" },
  { colour: "ink", dash: "10 5" },
  { colour: "strong", dash: "2 5" },
  { colour: "accent", dash: "12 4 2 4" },
] as const;

const lookOf = (series: number) => looks[series % looks.length] ?? looks[0];

/** Class for the colour: `series series--ink`. */
export const seriesClass = (series: number): string => `series series--${lookOf(series).colour}`;
export const seriesDash = (series: number): string => lookOf(series).dash;
/** What a bar is filled with; needs `seriesPatterns` in the same shadow root. */
export const seriesFill = (series: number): string => (series === 0 ? "currentColor" : `url(#fill-${series})`);

/** Solid, slanted lines, dots, crossed lines. */
export const seriesPatterns = (): SVGTemplateResult => svg`<defs>
  <pattern id="fill-1" class=${seriesClass(1)} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="3.5" height="7" fill="currentColor"/>
  </pattern>
  <pattern id="fill-2" class=${seriesClass(2)} width="7" height="7" patternUnits="userSpaceOnUse">
    <circle cx="3.5" cy="3.5" r="2.2" fill="currentColor"/>
  </pattern>
  <pattern id="fill-3" class=${seriesClass(3)} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path d="M0 0H8M0 0V8" stroke="currentColor" stroke-width="2.5" fill="none"/>
  </pattern>
</defs>`;

/** Circle, square, triangle, diamond around a point. */
export function marker(series: number, x: number, y: number): SVGTemplateResult {
  switch (series % looks.length) {
    case 0:
      return svg`<circle cx=${x} cy=${y} r="5" fill="currentColor"/>`;
    case 1:
      return svg`<rect x=${x - 4.5} y=${y - 4.5} width="9" height="9" fill="currentColor"/>`;
    case 2:
      return svg`<path d=${`M${x} ${y - 6}l6 10.500h-12z`} fill="currentColor"/>`;
    default:
      return svg`<path d=${`M${x} ${y - 6.5}l6.500 6.500-6.500 6.500-6.500-6.500z`} fill="currentColor"/>`;
  }
}

/** The same as a filled square, for the legend of bars; on a grid of 16. */
export const swatch = (series: number): SVGTemplateResult =>
  svg`<rect class="bar" x="1" y="1" width="14" height="14" fill=${seriesFill(series)}/>`;
