/** `Content-Disposition` of a file to be kept, with its Russian name (RFC 6266, RFC 8187). */
export function fileHeader(name: string): string {
  const plain = name.replace(/[^\w. -]+/gu, "").trim();
  const extended = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain.startsWith(".") ? `efir${plain}` : plain}"; filename*=UTF-8''${extended}`;
}
