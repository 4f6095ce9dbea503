/** Colours of client/ui/tokens.css, light theme, by their names there; a test holds them to it. */
export const palette = {
  "color-bg": "#f2f5f5",
  "color-surface": "#ffffff",
  "color-sunken": "#e6edee",
  "color-text": "#0f1d22",
  "color-text-2": "#3f5159",
  "color-line": "#d0dadc",
  "color-brand": "#0b5566",
  "color-gold": "#7c4a00",
  "color-gold-fill": "#f0b542",
  "stage-bg": "#0b1a1f",
  "stage-text": "#f3f7f8",
  "stage-text-2": "#b9cacf",
  "stage-line": "#2c4852",
  "stage-accent": "#84cbdb",
  "stage-gold": "#f3c061",
  "ruler-past": "#2f6f7e",
} as const;

/** What a card is coloured with: paper is read, the stage is live (DESIGN.md, 1.2). */
export interface Theme {
  readonly surface: string;
  readonly text: string;
  readonly text2: string;
  readonly line: string;
  readonly accent: string;
  /** The upright ruler at the card's left. */
  readonly axis: string;
}

export const paper: Theme = {
  surface: palette["color-surface"],
  text: palette["color-text"],
  text2: palette["color-text-2"],
  line: palette["color-line"],
  accent: palette["color-brand"],
  axis: palette["color-brand"],
};

export const golden: Theme = { ...paper, accent: palette["color-gold"], axis: palette["color-gold-fill"] };

export const stage: Theme = {
  surface: palette["stage-bg"],
  text: palette["stage-text"],
  text2: palette["stage-text-2"],
  line: palette["stage-line"],
  accent: palette["stage-accent"],
  axis: palette["stage-accent"],
};
