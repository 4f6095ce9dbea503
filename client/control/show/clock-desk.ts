import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { DoneEvent } from "../events.ts";
import { refusalWords } from "../refusal-words.ts";
import { t } from "./strings.ts";

/** Switches clock mode, and says that nothing changes on air by it. */
export class ClockDesk implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #session: () => MeetingSession | undefined;
  #refusal = "";

  constructor(host: ReactiveControllerHost & HTMLElement, session: () => MeetingSession | undefined) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Why the last press did nothing, in words. */
  get refusal(): string {
    return this.#refusal;
  }

  async turn(isOn: boolean): Promise<void> {
    const answer = await this.#session()?.command("rundown", { type: "run-clock", isOn });
    if (answer === undefined) return;
    // Somebody else pressed it first: what was wished for holds.
    const isDone = answer.ok || ("refusal" in answer && answer.refusal.code === "DUPLICATE");
    this.#refusal = isDone ? "" : (refusalWords(answer) ?? "");
    this.#host.requestUpdate();
    if (isDone) this.#host.dispatchEvent(new DoneEvent(t(isOn ? "clockStarted" : "clockStopped")));
  }
}
