import { language } from "../../i18n/language.ts";

/** `0,015 $`, `$0.015`. @param micros millionths of a US dollar */
export const moneyWords = (micros: number): string =>
  new Intl.NumberFormat(language() === "ru" ? "ru-RU" : "en-US", {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: 3,
  }).format(micros / 1_000_000);
