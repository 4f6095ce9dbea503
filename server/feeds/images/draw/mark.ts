import { type Node, path, vector } from "./node.ts";
import { palette } from "./palette.ts";

/** The house's mark, as client/ui/art/mark.svg draws it: three parts of a programme and the line of now. */
export const mark = (sidePx: number): Node =>
  vector(
    "0 0 36 36",
    { width: sidePx, height: sidePx },
    path("M0 0h36v36H0z", palette["color-brand"]),
    path("M7 9.75h22v2.5H7zM7 16.75h22v2.5H7zM7 23.75h22v2.5H7z", "#ffffff"),
    path("M7 9.75h13v2.5H7zM7 16.75h7v2.5H7zM7 23.75h18v2.5H7z", palette["stage-accent"]),
    path("M20 5h3v26h-3z", palette["color-gold-fill"]),
  );

/** The ruler's mark of a highlight. */
export const diamond = (sidePx: number, fill: string): Node =>
  vector("0 0 20 20", { width: sidePx, height: sidePx }, path("M10 1l9 9-9 9-9-9z", fill));

/** A film is behind this picture. */
export const play = (sidePx: number): Node =>
  vector(
    "0 0 48 48",
    { width: sidePx, height: sidePx },
    path("M0 0h48v48H0z", palette["stage-bg"]),
    path("M17 12l20 12-20 12z", palette["stage-text"]),
  );
