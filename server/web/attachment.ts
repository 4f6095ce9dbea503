/**
 * `Content-Disposition` of a file to be kept, with its Russian name (RFC 6266, RFC 8187).
 * @param plain What a client calls it that reads only ASCII.
 */
export const attachment = (name: string, plain = plainOf(name)): string =>
  `attachment; filename="${plain}"; filename*=UTF-8''${extValue(name)}`;

function plainOf(name: string): string {
  const plain = name.replace(/[^\w. -]+/gu, "").trim();
  return plain.startsWith(".") ? `efir${plain}` : plain;
}

/** What `encodeURIComponent` leaves and RFC 8187 does not allow; half a surrogate pair would make it throw. */
const extValue = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
