/** Not longer than `most`, cut after a sentence; a sentence that is too long itself is cut after a word, with `…`. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most);
  const sentence = Math.max(...[". ", "! ", "? ", ".\n", ";\n"].map((end) => start.lastIndexOf(end)));
  if (sentence > most / 2) return start.slice(0, sentence + 1).trimEnd();
  const shorter = text.slice(0, most - 1);
  const word = Math.max(shorter.lastIndexOf(" "), shorter.lastIndexOf("\n"));
  return `${shorter.slice(0, word > 0 ? word : most - 1).replace(/[\s,;:–—-]+$/u, "")}…`;
}
