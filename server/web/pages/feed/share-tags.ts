import { type Markup, markup } from "../markup.ts";
import { cut } from "./words.ts";

const MOST_DESCRIPTION = 200;

/** What a shared link of the feed shows. */
export interface Shared {
  readonly title: string;
  readonly description: string;
  /** With the origin, as all addresses here. */
  readonly address: string;
  readonly image: {
    readonly address: string;
    readonly widthPx: number;
    readonly heightPx: number;
    readonly alt: string;
  } | null;
  /** Of one entry: when it was released and last changed. Absent: a list. */
  readonly times?: { readonly publishedAt: number; readonly modifiedAt: number };
  readonly tags?: readonly string[];
}

/** Open Graph and card tags (FD110). */
export function shareTags({ title, description, address, image, times, tags = [] }: Shared): Markup {
  const said = cut(description.replace(/\s+/gu, " "), MOST_DESCRIPTION);
  return markup`<title>${title} — Эфир коллегии</title>
<meta name="description" content="${said}">
<link rel="canonical" href="${address}">
<meta property="og:type" content="${times === undefined ? "website" : "article"}">
<meta property="og:site_name" content="Эфир коллегии">
<meta property="og:locale" content="ru_RU">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${said}">
<meta property="og:url" content="${address}">
<meta name="twitter:card" content="${image === null ? "summary" : "summary_large_image"}">
${times === undefined ? null : articleTimes(times)}${tags.map((tag) => markup`<meta property="article:tag" content="${tag}">\n`)}${image === null ? null : imageTags(image)}`;
}

const articleTimes = ({ publishedAt, modifiedAt }: NonNullable<Shared["times"]>): Markup =>
  markup`<meta property="article:published_time" content="${new Date(publishedAt).toISOString()}">
<meta property="article:modified_time" content="${new Date(modifiedAt).toISOString()}">\n`;

const imageTags = ({ address, widthPx, heightPx, alt }: NonNullable<Shared["image"]>): Markup =>
  markup`<meta property="og:image" content="${address}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${widthPx}">
<meta property="og:image:height" content="${heightPx}">
<meta property="og:image:alt" content="${alt}">
<meta name="twitter:image:alt" content="${cut(alt, 420)}">\n`;
