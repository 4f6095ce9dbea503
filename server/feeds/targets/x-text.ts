import twitterText from "twitter-text";

/** So many weighted characters a post: accounts without a subscription have no more. */
export const X_LIMIT = 280;

/**
 * What is left of a post for telling whether two are one. X rewrites links to `t.co`, puts one more at the end of a post with
 * media, escapes `&`, `<` and `>`, and normalises to NFC. Whether it keeps what nobody sees (the joiners in our broken links) is not
 * told, so that is no difference.
 */
export function essence(text: string): string {
  const seen = text.normalize("NFC").replace(/\p{Cf}/gu, "");
  const plain = seen.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const schemeless = plain.replace(/https?:\/\/\S+/g, " ");
  // The last first: so no cut moves what is still to be cut.
  const links = twitterText.extractUrlsWithIndices(schemeless, { extractUrlsWithoutProtocol: true }).reverse();
  const bare = links.reduce((left, { indices: [from, to] }) => left.slice(0, from) + left.slice(to), schemeless);
  return bare.replace(/\s+/g, " ").trim();
}
