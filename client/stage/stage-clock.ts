import { ContextProvider } from "@lit/context";
import type { LitElement, ReactiveController } from "lit";
import { type Card, lastsOf } from "../../shared/cards/index.ts";
import { later, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import { programAt } from "../../shared/timeline/at.ts";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";
import { emptyRecord } from "../../shared/timeline/reduce.ts";
import { type OnAirClock, type OnAirReading, onAirClockContext } from "../cards/on-air-clock.ts";
import { PlayerStateEvent, PlayheadEvent } from "../player/events.ts";
import { isPlaying } from "../player/state.ts";
import { Loudspeaker, loudspeakerContext } from "../ui/loudspeaker.ts";

/**
 * What stands on the stage on this frame, when it began, and how fast the frames go by: for cards that play in step with the
 * picture of the page they stand on. Gives that page its loudspeaker, too. Rules BZ160, BZ162.
 */
export class StageClock implements ReactiveController, OnAirClock {
  readonly #host: LitElement;
  readonly #listeners = new Set<(reading: OnAirReading) => void>();
  #record: MeetingRecord = emptyRecord;
  #at: ProgramTime | null = null;
  #withoutFrame: ProgramTime | null = null;
  #pace = 1;
  #isMoving = true;
  #stage: Showing | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    new ContextProvider(host, { context: onAirClockContext, initialValue: this });
    new ContextProvider(host, { context: loudspeakerContext, initialValue: new Loudspeaker() });
    host.addController(this);
  }

  /** What stands on the stage on this frame. */
  get stage(): Showing | null {
    return this.#stage;
  }

  hostConnected(): void {
    this.#host.addEventListener(PlayheadEvent.type, this.#move);
    this.#host.addEventListener(PlayerStateEvent.type, this.#turn);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener(PlayheadEvent.type, this.#move);
    this.#host.removeEventListener(PlayerStateEvent.type, this.#turn);
  }

  /** @param withoutFrame the moment that is shown while no frame says one; `null`: frames do */
  take(record: MeetingRecord, withoutFrame: ProgramTime | null): void {
    this.#record = record;
    this.#withoutFrame = withoutFrame;
    if (withoutFrame !== null) this.#at = withoutFrame;
    this.#tell();
  }

  beginningOf(card: Card): ProgramTime | null {
    if (this.#stage?.card.id !== card.id) return null;
    const { from, until, isTimed } = this.#stage;
    const lasts = lastsOf(card);
    // What was taken off and is put back ends when it would have: it goes on from where it would be (TL46).
    const began = isTimed && until !== null && lasts !== null ? later(until, millis(-lasts)) : from;
    return programTime(Math.min(from, began));
  }

  listen(hear: (reading: OnAirReading) => void): () => void {
    this.#listeners.add(hear);
    if (this.#at !== null) hear(this.#reading(this.#at));
    return () => this.#listeners.delete(hear);
  }

  readonly #move = ({ at, pace }: PlayheadEvent) => {
    this.#pace = pace;
    if (this.#withoutFrame !== null) return;
    this.#at = at;
    this.#tell();
  };

  readonly #turn = ({ state }: PlayerStateEvent) => {
    this.#isMoving = isPlaying(state);
    this.#tell();
  };

  #tell(): void {
    const stage = this.#at === null ? null : programAt(this.#record, this.#at).stage;
    if (stage?.seq !== this.#stage?.seq) this.#host.requestUpdate();
    this.#stage = stage;
    if (this.#at !== null) for (const hear of [...this.#listeners]) hear(this.#reading(this.#at));
  }

  #reading(at: ProgramTime): OnAirReading {
    if (this.#withoutFrame !== null) return { at, pace: 1 };
    return { at, pace: this.#isMoving ? this.#pace : 0 };
  }
}
