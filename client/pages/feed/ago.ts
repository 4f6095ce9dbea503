import { type Millis, millis } from "../../../shared/time.ts";
import { language } from "../../i18n/language.ts";
import { t } from "./strings.ts";

const HOUR = 60;

/** `5 мин назад`; `null`: so long ago that its time of day says more. */
export function agoWords(since: Millis): string | null {
  const minutes = Math.floor(since / 60_000);
  if (minutes >= HOUR) return null;
  return minutes < 1 ? t("justNow") : t("minutesAgo", { minutes });
}

/** Writes it under each time of `list`, withdrawn ones aside, and takes it away where it says nothing. @param now the server's, UTC ms; `null`: nowhere */
export function writeAgo(list: Element, now: number | null): void {
  for (const time of list.querySelectorAll<HTMLTimeElement>(".hl > time[datetime]")) {
    const words = now === null ? null : agoWords(millis(Math.max(0, now - Date.parse(time.dateTime))));
    const written = time.querySelector(".hl__ago");
    if (words === null) written?.remove();
    else if (written === null) time.append(madeAgo(words));
    else if (written.textContent !== words) written.textContent = words;
  }
}

function madeAgo(words: string): HTMLElement {
  const ago = document.createElement("span");
  ago.className = "hl__ago";
  ago.lang = language();
  ago.textContent = words;
  return ago;
}
