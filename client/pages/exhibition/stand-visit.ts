import type { MeetingSession } from "../../session/meeting-session.ts";

/** Whoever has looked elsewhere for so long has left the stand. */
const AWAY_MS = 60_000;

/** Tells at which stand the reader is: the one that is read, while the page is looked at (EB66). */
export class StandVisit {
  readonly #session: MeetingSession;
  #standId: string | null = null;
  #away: ReturnType<typeof setTimeout> | undefined;
  #isAway = document.hidden;

  constructor(session: MeetingSession) {
    this.#session = session;
    document.addEventListener("visibilitychange", this.#look);
    // A page that is kept for the way back is left all the same.
    addEventListener("pagehide", () => {
      session.visiting = null;
    });
    addEventListener("pageshow", () => this.#tell());
  }

  at(standId: string | null): void {
    this.#standId = standId;
    this.#tell();
  }

  #tell(): void {
    this.#session.visiting = this.#isAway ? null : this.#standId;
  }

  readonly #look = () => {
    clearTimeout(this.#away);
    if (document.hidden) this.#away = setTimeout(() => this.#leave(true), AWAY_MS);
    else this.#leave(false);
  };

  #leave(isAway: boolean): void {
    this.#isAway = isAway;
    this.#tell();
  }
}
