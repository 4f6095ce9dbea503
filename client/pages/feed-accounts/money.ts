/** Money as it is typed: US dollars, and as it is kept: millionths. Pure. */
import { language } from "../../i18n/language.ts";

const MICROS = 1_000_000;

/** `12,50` is `12.5`; a comma is a point to whoever types it. `NaN`: no number, or less than nothing. */
export function numberIn(typed: string): number {
  const plain = typed.replaceAll(/[\s\u00a0\u202f$]/gu, "").replace(",", ".");
  return /^\d{1,9}(?:\.\d{0,6})?$/u.test(plain) ? Number(plain) : Number.NaN;
}

export const microsIn = (typed: string): number => Math.round(numberIn(typed) * MICROS);

/** As it is typed: `12,5`. @param micros `null`: no bound, nothing typed */
export function dollarsTyped(micros: number | null): string {
  if (micros === null) return "";
  const plain = String(micros / MICROS);
  return language() === "ru" ? plain.replace(".", ",") : plain;
}
