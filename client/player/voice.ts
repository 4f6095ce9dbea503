/** What the player asks the page's announcer to say, and when. Rules PL65–PL68. */

import { formatNumber } from "../i18n/format.ts";
import type { PlayerAct } from "./acts.ts";
import type { Speed } from "./speed.ts";
import type { PlayerState } from "./state.ts";
import { t } from "./strings.ts";

/** Trouble shorter than this is seen, not heard. */
const TROUBLE_LASTS = 5000;
/** Held keys change a value many times: the last one is said. */
const ACT_SETTLES = 400;

/** How the player stands after an act. */
export interface Standing {
  readonly isPaused: boolean;
  readonly isRecording: boolean;
  readonly showsCaptions: boolean;
  readonly speed: Speed;
  readonly video: { readonly muted: boolean; readonly volume: number } | null;
}

export class PlayerVoice {
  readonly #say: (text: string) => void;
  #trouble: "waiting" | "lost" | null = null;
  #hasSaidTrouble = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #actTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  stateChanged(state: PlayerState): void {
    switch (state.phase) {
      case "waiting":
      case "lost":
        this.#begin(state.phase);
        return;
      case "live":
      case "behind":
      case "replaying":
        if (this.#hasSaidTrouble) this.#say(t("state.back"));
        this.#forget();
        return;
      case "ended":
        this.#forget();
        this.#say(t("state.ended"));
        return;
      case "error":
        this.#forget();
        this.#say(t(`state.${state.reason}`));
        return;
      case "finished":
        this.#forget();
        this.#say(t("state.finished"));
        return;
      case "paused":
      case "ready":
        this.#forget();
        return;
      case "connecting":
    }
  }

  /** An act by key has no button whose change of name would be read out. `after`: how things stand now. */
  acted(act: PlayerAct, after: Standing): void {
    const words = wordsFor(act, after);
    if (words === null) return;
    clearTimeout(this.#actTimer);
    this.#actTimer = setTimeout(() => this.#say(words), ACT_SETTLES);
  }

  silence(): void {
    this.#forget();
    clearTimeout(this.#actTimer);
  }

  #begin(trouble: "waiting" | "lost"): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#hasSaidTrouble = true;
      this.#say(t(`state.${trouble}`));
    }, TROUBLE_LASTS);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#trouble = null;
    this.#hasSaidTrouble = false;
  }
}

/** `null`: the act shows by itself (a dialog, the full screen), or the place it leads to is read on the seek bar. */
function wordsFor(act: PlayerAct, { isPaused, isRecording, showsCaptions, speed, video }: Standing): string | null {
  switch (act.type) {
    case "toggle-play":
      if (isRecording) return isPaused ? t("said.recordingPaused") : t("said.recordingPlaying");
      return isPaused ? t("said.paused") : t("said.playing");
    case "change-speed":
      return t("said.speed", { speed: formatNumber(speed) });
    case "toggle-mute":
      return video?.muted ? t("said.muted") : t("said.unmuted");
    case "set-volume":
    case "change-volume":
      return t("said.volume", { percent: Math.round((video?.volume ?? 0) * 100) });
    case "toggle-captions":
      return showsCaptions ? t("said.captionsOn") : t("said.captionsOff");
    case "go-live":
      return isRecording ? null : t("player.live");
    default:
      return null;
  }
}
