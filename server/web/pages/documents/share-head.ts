import { type Markup, markup } from "../markup.ts";

const LONGEST_DESCRIPTION = 200;

/** Title, description and what a shared link shows (WB42). */
export function shareHead(page: {
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly image: string | null;
  /** What the page is about, where that is a film: H.264 in MP4. */
  readonly video?: { readonly address: string; readonly widthPx: number; readonly heightPx: number };
}): Markup {
  const description = cut(page.description);
  return markup`<title>${page.title} — Эфир коллегии</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${page.address}">
<meta property="og:type" content="${page.video === undefined ? "article" : "video.other"}">
<meta property="og:site_name" content="Эфир коллегии">
<meta property="og:locale" content="ru_RU">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${page.address}">
<meta name="twitter:card" content="${page.image === null ? "summary" : "summary_large_image"}">
${page.image === null ? null : markup`<meta property="og:image" content="${page.image}">`}${page.video === undefined ? null : filmTags(page.video)}`;
}

const filmTags = (video: { readonly address: string; readonly widthPx: number; readonly heightPx: number }): Markup =>
  markup`\n<meta property="og:video" content="${video.address}">
<meta property="og:video:type" content="video/mp4">
<meta property="og:video:width" content="${video.widthPx}">
<meta property="og:video:height" content="${video.heightPx}">`;

const cut = (text: string): string =>
  text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1).trimEnd()}…`;
