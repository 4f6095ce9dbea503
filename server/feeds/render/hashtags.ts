/**
 * A meeting's tags and a highlight's, each once, in order: `#коллегия2026 #уход`. Letters and digits alone, for readers of tags differ in
 * all else (social.md §5.4); digits alone are a tag nowhere (FD77).
 */
export function hashtagLine(...lists: readonly (readonly string[])[]): string {
  const tagByFold = new Map<string, string>();
  for (const given of lists.flat()) {
    const tag = hashtag(given);
    const fold = tag?.toLowerCase();
    if (tag !== null && fold !== undefined && !tagByFold.has(fold)) tagByFold.set(fold, tag);
  }
  return [...tagByFold.values()].map((tag) => `#${tag}`).join(" ");
}

/** Without `#`. `null`: nothing of it would be a tag. */
export function hashtag(given: string): string | null {
  const tag = given.normalize("NFC").replace(/[^\p{L}\p{Nd}]/gu, "");
  return /\p{L}/u.test(tag) ? tag : null;
}
