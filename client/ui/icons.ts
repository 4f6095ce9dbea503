import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

/** Drawn on a 24 × 24 grid; most are strokes, `filled` ones are shapes. */
const shapes = {
  pause: svg`<path d="M7 4h3.5v16H7zM13.5 4H17v16h-3.5z"/>`,
  play: svg`<path d="M7 4l13 8-13 8z"/>`,
  back: svg`<path d="M4 5v5h5M4.6 10A8 8 0 1 1 4 13.5"/>`,
  volume: svg`<path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`,
  captions: svg`<rect x="3" y="5" width="18" height="14" rx="1.5"/><path d="M7 11.5h5M14.5 11.5H17M7 15.5h2.5M12 15.5h5"/>`,
  headphones: svg`<path d="M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v6H5.5A1.5 1.5 0 0 1 4 18.5zM20 14h-3v6h1.5a1.5 1.5 0 0 0 1.5-1.5z"/>`,
  settings: svg`<path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="12" r="2"/><circle cx="17" cy="17" r="2"/>`,
  fullscreen: svg`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>`,
  share: svg`<path d="M12 15V4M8 7.5L12 3.5l4 4M6 11H4.5v9.5h15V11H18"/>`,
  zoom: svg`<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5M10.5 8v5M8 10.5h5"/>`,
  previous: svg`<path d="M15 5l-7 7 7 7"/>`,
  next: svg`<path d="M9 5l7 7-7 7"/>`,
  list: svg`<path d="M4 6h16M4 12h16M4 18h10"/>`,
  more: svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>`,
  picture: svg`<rect x="3" y="5" width="18" height="12" rx="1"/><path d="M8 20.5h8"/>`,
  document: svg`<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12.5h6M9 16h6"/>`,
  check: svg`<path d="M4.5 12.5l5 5 10-11"/>`,
  close: svg`<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"/>`,
  download: svg`<path d="M12 4v12M7 11.5l5 5 5-5M5 20h14"/>`,
  bookmark: svg`<path d="M6 3.5h12v17l-6-4.5-6 4.5z"/>`,
  menu: svg`<path d="M3.5 7h17M3.5 12h17M3.5 17h17"/>`,
  lock: svg`<rect x="5" y="11" width="14" height="9.5" rx="1"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`,
  undo: svg`<path d="M4 5v5h5M4.6 10A8 8 0 1 1 5 16"/>`,
  warning: svg`<path d="M12 4l9 16H3zM12 10v4.5M12 17.3v.01"/>`,
  pictureInPicture: svg`<path d="M20 11V5.5H4v13h6.5"/><rect x="13" y="13.5" width="8" height="5.5" rx="1"/>`,
  forward: svg`<path d="M20 5v5h-5M19.4 10A8 8 0 1 0 20 13.5"/>`,
  muted: svg`<path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM16 9.5l5 5M21 9.5l-5 5"/>`,
  fullscreenExit: svg`<path d="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  chart: svg`<path d="M4 20h16M7 20v-7M12 20V6M17 20v-10"/>`,
  star: svg`<path d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z"/>`,
  speaker: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.6-4 3.6-6.5 7.5-6.5s6.9 2.5 7.5 6.5"/>`,
  skip: svg`<path d="M5 5l9.5 7L5 19zM19 5v14"/>`,
  pencil: svg`<path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5"/>`,
  copy: svg`<path d="M9 8h11v12.5H9zM15 8V3.5H4V16h5"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.6-1.6"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof shapes;

/** An icon beside a word, or inside a button with an `aria-label`. Never says anything itself. Needs `common` styles. */
export const icon = (name: IconName, sort: "stroke" | "filled" = "stroke"): TemplateResult =>
  html`<svg class=${sort === "filled" ? "ico ico--filled" : "ico"} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${shapes[name]}
  </svg>`;
