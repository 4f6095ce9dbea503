import { html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "../../ui/icons.ts";
import type { NowPlayer } from "./now-player.ts";
import { t } from "./strings.ts";

/** Pause, sound, a picture above other windows: all that a bar beside a page's own words needs. */
export function nowButtons(player: NowPlayer): TemplateResult {
  const { isPaused, isMuted, canFloat } = player;
  const percent = Math.round(player.volume * 100);
  // The listener stands on the range input.
  const turn = (event: Event) => player.turn((event.target as HTMLInputElement).valueAsNumber / 100);
  return html`<span class="now__b" role="group" aria-label=${t("picture")}>
    ${button(isPaused ? "play" : "pause", t(isPaused ? "play" : "pause"), () => player.togglePlay())} ${sound(player)}
    <input class="now__volume" type="range" min="0" max="100" step="5" aria-label=${t("volume")}
      aria-valuetext=${t("volumeValue", { percent })} .value=${String(isMuted ? 0 : percent)} @input=${turn} />
    ${canFloat ? html`<span class="now__float">${button("pictureInPicture", t("pip"), () => player.float())}</span>` : nothing}
  </span>`;
}

function sound(player: NowPlayer): TemplateResult {
  const { isMuted, autoplay } = player;
  const toggleSound = () => player.toggleSound();
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
