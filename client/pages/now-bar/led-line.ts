import { html, nothing, type TemplateResult } from "lit";
import { contentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import type { LedStand } from "./led-stand.ts";
import { t } from "./strings.ts";

interface LedLine {
  readonly led: LedStand | null;
  /** The stand on air is the one that is read. */
  readonly isHere: boolean;
  readonly address: string;
  readonly isTogether: boolean;
  readonly press: () => void;
}

/** Which stand is spoken of, quietly, and the switch that walks there by itself. Its room is always kept: nothing moves. */
export function ledLine({ led, isHere, address, isTogether, press }: LedLine): TemplateResult {
  return html`<div class=${led !== null && !isHere ? "led led--told" : "led"}>
    <div class="wrap led__in">
      <p class="led__t">${words(led, isHere, address)} ${walkWords(led)}</p>
      <button class="btn btn--line" type="button" aria-pressed=${isTogether} title=${t(isTogether ? "togetherOn" : "togetherOff")}
        @click=${press}>${t("together")}</button>
    </div>
  </div>`;
}

function words(led: LedStand | null, isHere: boolean, address: string): TemplateResult | string {
  if (led === null) return t("nobodyAt");
  if (isHere) return t("nowHere");
  return html`${t("nowAt")} <a href=${address} lang=${contentLanguage}>${tidy(led.title)}</a>`;
}

function walkWords(led: LedStand | null): TemplateResult | typeof nothing {
  if (led?.walk == null) return nothing;
  const { name, step, of } = led.walk;
  return html`<span class="led__walk num">${t("walk", { name: name === "" ? t("walkName") : name, step, of })}</span>`;
}
