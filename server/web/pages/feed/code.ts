import { codePattern } from "../../../../shared/feeds.ts";

/** Letters that look like a sign of ours: in Latin as Crockford's base32 reads them, and in Cyrillic, where a keyboard was not switched. */
const alike: Readonly<Record<string, string>> = {
  ...{ O: "0", I: "1", L: "1" },
  ...{ О: "0", З: "3", В: "B", К: "K", М: "M", Н: "H", Р: "P", С: "C", Т: "T", Х: "X" },
};

/** The code that somebody meant who read it aloud or typed it from a screen; `null`: it is none (FD112). */
export function meantCode(text: string): string | null {
  if (text.length > 20) return null;
  const code = [...text.toUpperCase().replaceAll("-", "")].map((sign) => alike[sign] ?? sign).join("");
  return codePattern.test(code) ? code : null;
}
