import { language } from "../../i18n/language.ts";
import { typedTime } from "./typed-captions.ts";

/** `0:03,44`: hundredths, so that a picture's step can be seen. */
export function clipTime(ms: number): string {
  const [whole = "0:00", rest = ""] = typedTime(Math.round(ms / 10) * 10).split(",");
  return `${whole}${language() === "ru" ? "," : "."}${rest.padEnd(2, "0")}`;
}
