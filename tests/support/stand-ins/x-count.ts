const LINK = /https?:\/\/\S+/g;
const LINK_WEIGHT = 23;
/** docs.x.com, "Counting characters": these weigh 1, all others 2. */
const light = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const;
const graphemes = new Intl.Segmenter("ru", { granularity: "grapheme" });

/** X's weighted length, by its published rule: a link is 23, an emoji 2 however it is put together. */
export function weigh(text: string): number {
  const composed = text.normalize("NFC");
  const links = composed.match(LINK)?.length ?? 0;
  const rest = [...graphemes.segment(composed.replace(LINK, ""))];
  return rest.reduce((sum, { segment }) => sum + weightOf(segment), links * LINK_WEIGHT);
}

function weightOf(grapheme: string): number {
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)) return 2;
  return [...grapheme].reduce((sum, one) => sum + (isLight(one) ? 1 : 2), 0);
}

const isLight = (one: string) =>
  light.some(([from, to]) => (one.codePointAt(0) ?? 0) >= from && (one.codePointAt(0) ?? 0) <= to);
