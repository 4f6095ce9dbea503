import type { StandPhoto } from "../../../../shared/exhibition.ts";
import { type Markup, markup } from "../markup.ts";

/** The picture alone. @param loading the first view's is fetched at once */
export const photoImage = ({ image, alt }: StandPhoto, loading: "eager" | "lazy"): Markup =>
  markup`<img src="/i/${image.file}" alt="${alt}" width="${image.widthPx}" height="${image.heightPx}"${
    loading === "lazy" ? markup` loading="lazy"` : markup` fetchpriority="high"`
  }>`;

/** `Здание центра после ремонта. Фото: А. Петров` */
export const photoWords = ({ caption, credit }: StandPhoto): string =>
  [caption, credit === undefined || credit === "" ? "" : `Фото: ${credit}`].filter(Boolean).join(". ");
