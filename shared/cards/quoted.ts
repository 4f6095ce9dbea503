/** `«Контракт — это „план“, а не выплата».`: ёлочки, лапки inside, and the full stop after them. Marks already there stay single. */
export function quoted(text: string): string {
  const bare = isQuotedWhole(text) ? text.slice(1, -1).trim() : text;
  const inside = bare.replaceAll("«", "„").replaceAll("»", "“");
  const ends = /[^.]\.$/u.test(inside);
  return `«${ends ? inside.slice(0, -1) : inside}»${ends ? "." : ""}`;
}

/** `«Да» и «нет»` begins and ends with marks, but not with the two of one pair. */
function isQuotedWhole(text: string): boolean {
  if (!text.startsWith("«") || !text.endsWith("»")) return false;
  return !/[«»]/u.test(text.slice(1, -1).replaceAll(/«[^«»]*»/gu, ""));
}
