import { hasGlyph } from "./fonts.ts";

const letterOrDigit = /[\p{L}\p{N}]/u;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]|\p{Variation_Selector}/u;

/**
 * Text as our fonts can draw it: composed, without what is invisible. What no font has a glyph for never becomes an empty box:
 * words in such letters become one «…», for a quote must say that something is missing; emoji and signs are left out.
 * Lines stay lines.
 */
export function drawable(text: string): string {
  const lines = text
    .normalize("NFC")
    .split(/\r\n|[\n\r\u{85}\u{2028}\u{2029}]/u)
    .map(drawableLine)
    .filter((line) => line !== "");
  return lines.join("\n");
}

function drawableLine(line: string): string {
  let drawn = "";
  for (const character of line.replaceAll(/[\u{202F}\u{2007}]/gu, "\u{A0}")) {
    if (invisible.test(character)) continue;
    if (/\s/u.test(character)) drawn += character === "\u{A0}" ? character : " ";
    else if (hasGlyph(character)) drawn += character;
    else if (letterOrDigit.test(character)) drawn += MISSING;
  }
  return glued(
    drawn
      .replaceAll(missingRun, "…")
      .replaceAll(/ +(?=[ ,.;:!?»])/gu, "")
      .trim(),
  );
}

/** Stands for a letter without a glyph; no text has it, for it is private use. */
const MISSING = "\u{E000}";
const missingRun = /\u{E000}(?:[\s\u{E000}]*\u{E000})?/gu;

const NBSP = "\u{A0}";
const short = "(?:[а-яё]{1,2}|[a-z]|для|без|при|над|под|про|или)";
const units =
  "(?:%|₽|€|\\$|°|млн|млрд|трлн|тыс\\.?|руб\\.?|коп\\.?|кг|г\\.?|км|м|см|га|чел\\.?|год[аыу]?|лет|°C|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)";

/** What must not part at a line's end stays together: short words, dashes, numbers with what they count, initials. */
export function glued(text: string): string {
  return (
    text
      // Twice: of «и в доме» the first pass takes «и », and «в» is behind it.
      .replaceAll(new RegExp(`(?<![\\p{L}\\p{N}-])(${short}) (?=\\S)`, "giu"), `$1${NBSP}`)
      .replaceAll(new RegExp(`(?<![\\p{L}\\p{N}-])(${short}) (?=\\S)`, "giu"), `$1${NBSP}`)
      .replaceAll(/ (?=[—–] )/gu, NBSP)
      .replaceAll(/(?<!\p{L})((?:г|с|д|п|ул|им|обл|пос|стр)\.) (?=[\p{Lu}\d])/gu, `$1${NBSP}`)
      .replaceAll(/([№§]) (?=\d)/gu, `$1${NBSP}`)
      .replaceAll(/(\d) (?=\d{3}(?!\d))/gu, `$1${NBSP}`)
      .replaceAll(new RegExp(`(\\d) (?=${units}(?![\\p{L}\\p{N}]))`, "gu"), `$1${NBSP}`)
      .replaceAll(/(млн|млрд|трлн|тыс\.?) (?=[₽€$]|руб|чел)/gu, `$1${NBSP}`)
      .replaceAll(/(?<!\p{L})(\p{Lu}\.) (?=\p{Lu})/gu, `$1${NBSP}`)
      .replaceAll(/ (?=(?:же|ли|бы|б|ж)(?!\p{L}))/gu, NBSP)
  );
}
