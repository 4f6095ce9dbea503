import { html, nothing, type TemplateResult } from "lit";
import type { Autoplay } from "../../player/autoplay.ts";
import { type IconName, icon } from "../../ui/icons.ts";
import { t } from "./strings.ts";

interface NowButtons {
  readonly isPaused: boolean;
  readonly isMuted: boolean;
  /** What the browser made of our wish to be heard. */
  readonly autoplay: Autoplay;
  /** From 0 to 1. */
  readonly volume: number;
  readonly canFloat: boolean;
  readonly togglePlay: () => void;
  readonly toggleSound: () => void;
  readonly turn: (volume: number) => void;
  readonly float: () => void;
}

/** Pause, sound, a picture above other windows: all that a bar beside a page's own words needs. */
export function nowButtons(bar: NowButtons): TemplateResult {
  const { isPaused, isMuted, canFloat } = bar;
  const percent = Math.round(bar.volume * 100);
  // The listener stands on the range input.
  const turn = (event: Event) => bar.turn((event.target as HTMLInputElement).valueAsNumber / 100);
  return html`<span class="now__b" role="group" aria-label=${t("picture")}>
    ${button(isPaused ? "play" : "pause", t(isPaused ? "play" : "pause"), bar.togglePlay)} ${sound(bar)}
    <input class="now__volume" type="range" min="0" max="100" step="5" aria-label=${t("volume")}
      aria-valuetext=${t("volumeValue", { percent })} .value=${String(isMuted ? 0 : percent)} @input=${turn} />
    ${canFloat ? html`<span class="now__float">${button("pictureInPicture", t("pip"), bar.float)}</span>` : nothing}
  </span>`;
}

function sound({ isMuted, autoplay, toggleSound }: NowButtons): TemplateResult {
  // Nobody muted it: the browser waits for a press, and that is to be said in words.
  if (isMuted && autoplay === "muted")
    return html`<button class="btn btn--line now__sound" type="button" @click=${toggleSound}>${icon("muted")}${t("unmute")}</button>`;
  const toggle = button(isMuted ? "muted" : "volume", t(isMuted ? "unmute" : "mute"), toggleSound);
  return html`<span class="now__mute">${toggle}</span>`;
}

function button(sign: IconName, name: string, press: () => void): TemplateResult {
  const isShape = sign === "play" || sign === "pause";
  return html`<button class="pb" type="button" aria-label=${name} @click=${press}>${icon(sign, isShape ? "filled" : "stroke")}</button>`;
}
