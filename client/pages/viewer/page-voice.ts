import { announcements, type Heard, onAirNews } from "./announcements.ts";
import { OnAirVoice } from "./on-air-voice.ts";

/** Tells the page's announcer what is new since the page was last drawn (VW16, VW55). */
export class PageVoice {
  readonly #say: (text: string) => void;
  readonly #onAir: OnAirVoice;
  #heard: Heard | null = null;

  constructor(say: (text: string) => void) {
    this.#say = say;
    this.#onAir = new OnAirVoice(say);
  }

  hear(now: Heard): void {
    const before = this.#heard;
    this.#heard = now;
    if (before === null) return;
    for (const text of announcements(before, now)) this.#say(text);
    this.#onAir.hear(onAirNews(before, now));
  }

  silence(): void {
    this.#onAir.silence();
  }
}
