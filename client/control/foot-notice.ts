import type { ReactiveControllerHost } from "lit";
import type { CommandAnswer } from "../session/command-desk.ts";
import { refusalWords } from "./refusal-words.ts";

/** What the foot of the room says of the last act. */
export interface Notice {
  readonly text: string;
  readonly isRefusal: boolean;
  readonly remedy?: { readonly label: string; readonly act: () => void };
}

/** Says in the room's foot how the last act went. */
export class FootNotice {
  readonly #host: ReactiveControllerHost;
  #said: Notice | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get said(): Notice | null {
    return this.#said;
  }

  tell(text: string, remedy?: Notice["remedy"]): void {
    this.#say({ text, isRefusal: false, ...(remedy === undefined ? {} : { remedy }) });
  }

  /** @param done what to say when it was carried out; `null`: nothing. */
  answer(answer: CommandAnswer | undefined, done: string | null, remedy?: Notice["remedy"]): void {
    if (answer === undefined) return;
    const refused = refusalWords(answer);
    if (refused !== null) this.#say({ text: refused, isRefusal: true });
    else if (done !== null) this.tell(done, remedy);
    else this.#say(null);
  }

  refuse(text: string): void {
    this.#say({ text, isRefusal: true });
  }

  #say(notice: Notice | null): void {
    this.#said = notice;
    this.#host.requestUpdate();
  }
}
