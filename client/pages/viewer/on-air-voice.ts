import { type Millis, millis } from "../../../shared/time.ts";
import { t } from "./strings.ts";

/** What is new on air, in words; `null`: it is as before. */
export interface OnAirNews {
  readonly item: string | null;
  readonly speaker: string | null;
}

/** An item and its speaker are put on air one after the other: within this they are one piece of news (VW55). */
const TOGETHER: Millis = millis(2000);

/** Says a new item of the agenda and a new speaker as one: «Пункт 4. Блиц-интервью. Выступает Ольга Миронова». */
export class OnAirVoice {
  readonly #say: (text: string) => void;
  #item: string | null = null;
  #speaker: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  hear({ item, speaker }: OnAirNews): void {
    if (item === null && speaker === null) return;
    this.#item = item ?? this.#item;
    this.#speaker = speaker ?? this.#speaker;
    if (this.#item !== null && this.#speaker !== null) this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), TOGETHER);
  }

  silence(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#item = null;
    this.#speaker = null;
  }

  #tell(): void {
    const words = [this.#item, this.#speaker === null ? null : t("speaks", { name: this.#speaker })];
    this.silence();
    this.#say(words.filter((word) => word !== null).join(". "));
  }
}
