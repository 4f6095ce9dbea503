import type { ImageRef } from "../../shared/cards/field.ts";
import type { CardOf } from "../../shared/cards/index.ts";

/** Where the server has an uploaded picture. The name is its content's hash, so it never changes. */
export const imageAddress = ({ file }: ImageRef): string => `/i/${file}`;

/** What an `<img>` is told, so that phones and slow links take the smaller picture. */
export interface PictureSources {
  readonly src: string;
  /** Empty: there is one width only. */
  readonly srcset: string;
  readonly sizes: string;
}

/**
 * A slide's picture in its place on the viewer's page, whose side column is 38 % of the window. Who fetches a slide ahead
 * uses the same three, or the browser chooses another file when the slide comes.
 */
export function slideSources({ image, small }: Pick<CardOf<"slide">, "image" | "small">): PictureSources {
  const src = imageAddress(image);
  if (small === undefined) return { src, srcset: "", sizes: "" };
  return {
    src,
    srcset: `${imageAddress(small)} ${small.widthPx}w, ${src} ${image.widthPx}w`,
    sizes: "(max-width: 44rem) 100vw, (max-width: 62rem) 50vw, 38vw",
  };
}
