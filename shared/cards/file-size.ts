/** The size of a card's file in words, the same on the server's pages and in the browser. Pure. */

const units = {
  ru: { locale: "ru-RU", bytes: "Б", kilobytes: "КБ", megabytes: "МБ" },
  en: { locale: "en-GB", bytes: "B", kilobytes: "KB", megabytes: "MB" },
} as const;

/** `84 КБ`, `1,2 МБ`: thousands, as disks and browsers of today count. */
export function fileSize(bytes: number, language: keyof typeof units = "ru"): string {
  const { locale, ...unit } = units[language];
  const say = (size: number, name: string): string =>
    `${new Intl.NumberFormat(locale, { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)}\u00a0${name}`;
  if (bytes < 1000) return say(bytes, unit.bytes);
  return bytes < 1_000_000 ? say(Math.round(bytes / 1000), unit.kilobytes) : say(bytes / 1_000_000, unit.megabytes);
}
