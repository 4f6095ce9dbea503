import type { LitElement, ReactiveController } from "lit";
import type { CardOf } from "../../../shared/cards/index.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { programAt } from "../../../shared/timeline/at.ts";
import { standing } from "../../../shared/timeline/standing.ts";
import { PlayerStateEvent, PlayheadEvent } from "../../player/events.ts";
import type { PlayerState } from "../../player/state.ts";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { initialState, type SessionState } from "../../session/session-state.ts";
import { isOver, type PagePhase, type PhaseInputs, phaseOf } from "../viewer/phase.ts";
import { RecordingWatch } from "../viewer/recording-watch.ts";
import { nextSitting, type Sitting } from "../viewer/sittings.ts";

/**
 * A meeting as a page without the viewer's paper knows it: what the session tells, what the picture inside the page does, and
 * the phase that follows, by the viewer's own rules.
 */
export class MeetingWatch implements ReactiveController {
  readonly #host: LitElement;
  readonly #recording: RecordingWatch;
  readonly #now: () => ProgramTime;
  #session: MeetingSession | null = null;
  #unsubscribe = () => {};
  #told: SessionState = initialState;
  #player: PlayerState["phase"] = "connecting";
  #playhead: ProgramTime | null = null;
  #wasOver = false;

  /** @param now the server's clock */
  constructor(host: LitElement, now: () => ProgramTime) {
    this.#host = host;
    this.#now = now;
    this.#recording = new RecordingWatch(host);
    host.addController(this);
  }

  /** A session in place of the one before, if there was one, goes on from what that one knew. */
  use(session: MeetingSession): void {
    this.#unsubscribe();
    this.#session?.close();
    this.#session = session;
    this.#unsubscribe = session.subscribe(this.#read);
  }

  get told(): SessionState {
    return this.#told;
  }

  get player(): PlayerState["phase"] {
    return this.#player;
  }

  get slug(): string {
    return this.#session?.slug ?? "";
  }

  get phase(): PagePhase {
    return phaseOf(this.#inputs);
  }

  /** The meeting is over for who looks at this page. */
  get isOver(): boolean {
    return isOver(this.#inputs);
  }

  /** Playlist of the recording; `""` until it is there. */
  get recording(): string {
    return this.#recording.address;
  }

  /** The break on this frame, or by the record's last word while there is no frame. */
  get pause(): CardOf<"break"> | null {
    const { record } = this.#told;
    const program = this.#playhead === null ? standing(record, this.#now()) : programAt(record, this.#playhead);
    const card = program.stage?.card;
    return card?.kind === "break" ? card : null;
  }

  /** The next day, once this one is over. */
  get next(): Sitting | null {
    return this.#told.record.phase === "open" ? nextSitting(this.#told.record, this.#now()) : null;
  }

  hostConnected(): void {
    this.#host.addEventListener(PlayerStateEvent.type, this.#takeState);
    this.#host.addEventListener(PlayheadEvent.type, this.#takePlayhead);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener(PlayerStateEvent.type, this.#takeState);
    this.#host.removeEventListener(PlayheadEvent.type, this.#takePlayhead);
    this.#unsubscribe();
  }

  hostUpdate(): void {
    if (this.isOver) this.#recording.begin(this.slug);
    this.#wasOver ||= this.phase === "ended" || this.phase === "replay";
  }

  get #inputs(): PhaseInputs {
    return {
      session: this.#told,
      player: this.#player,
      playhead: this.#playhead,
      servedPhase: null,
      wasOver: this.#wasOver,
      recording: this.#recording.found,
      isBreak: this.pause !== null,
      isBetweenDays: this.next !== null,
    };
  }

  readonly #read = () => {
    const { state } = this.#session ?? {};
    // A session that has only begun knows nothing yet: what was known stays.
    if (state === undefined || (state.record.phase === "unknown" && state.refusal === null)) return;
    this.#told = state;
    this.#host.requestUpdate();
  };

  readonly #takeState = ({ state }: PlayerStateEvent) => {
    this.#player = state.phase;
    this.#host.requestUpdate();
  };

  // How late cards are seen is not told: pages without cards see none, and before a hall's screen nobody is counted.
  readonly #takePlayhead = ({ at }: PlayheadEvent) => {
    this.#playhead = at;
  };
}
