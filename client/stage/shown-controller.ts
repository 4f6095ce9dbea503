import type { LitElement, ReactiveController } from "lit";
import type { ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";
import { emptyRecord } from "../../shared/timeline/reduce.ts";
import { prepareKinds } from "../cards/card-elements.ts";
import { PictureStore } from "../cards/picture-store.ts";
import { PlayheadEvent } from "../player/events.ts";
import { OpenDecks } from "./open-decks.ts";
import { filmOf, picturesOf, showingsAhead } from "./pictures-ahead.ts";
import { endOfTime, isSameShown, nothingShown, type Shown, shownAt } from "./shown.ts";
import { StageClock } from "./stage-clock.ts";

/**
 * What the reader sees on this frame: listens to the playhead, asks for an update only on a frame that changes something,
 * and brings pictures and code of events that are still ahead, so that they stand ready on their frame.
 */
export class ShownController implements ReactiveController {
  readonly #host: LitElement;
  readonly #clock: StageClock;
  readonly #pictures = new PictureStore();
  readonly #decks = new OpenDecks(() => this.#keepPictures(showingsAhead(this.#record, this.until)));
  #record: MeetingRecord = emptyRecord;
  #playhead: ProgramTime | null = null;
  #hasPicture = true;
  #withoutFrame: ProgramTime | null = null;
  #isReplay = false;
  #shown: Shown = nothingShown;
  /** All that was said, once it is over: what is on paper is not taken back by a recording's beginning. */
  #whole: Shown = nothingShown;

  constructor(host: LitElement) {
    this.#host = host;
    this.#clock = new StageClock(host);
    host.addController(this);
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** What is read below the picture. */
  get paper(): Shown {
    return this.#isReplay ? this.#whole : this.#shown;
  }

  /** `null` until the first frame, and in a stream without a clock. */
  get playhead(): ProgramTime | null {
    return this.#playhead === endOfTime ? null : this.#playhead;
  }

  /** The moment that `shown` is of; `null`: nothing was seen yet. */
  get until(): ProgramTime | null {
    return this.#hasPicture ? (this.#withoutFrame ?? this.#playhead) : endOfTime;
  }

  hostConnected(): void {
    this.#host.addEventListener(PlayheadEvent.type, this.#move);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener(PlayheadEvent.type, this.#move);
  }

  /**
   * `hasPicture`: `false` where this browser shows no picture, so no card can be ahead of it. `withoutFrame`: what is shown
   * while no frame comes (VW2).
   */
  take(
    record: MeetingRecord,
    {
      hasPicture,
      isReplay,
      withoutFrame,
    }: { readonly hasPicture: boolean; readonly isReplay: boolean; readonly withoutFrame: ProgramTime | null },
  ): void {
    const isSame =
      record === this.#record &&
      hasPicture === this.#hasPicture &&
      isReplay === this.#isReplay &&
      withoutFrame === this.#withoutFrame;
    if (isSame) return;
    this.#clock.take(record, withoutFrame);
    this.#withoutFrame = withoutFrame;
    this.#record = record;
    this.#hasPicture = hasPicture;
    this.#isReplay = isReplay;
    this.#whole = isReplay ? shownAt(record, endOfTime) : nothingShown;
    this.#show();
  }

  readonly #move = ({ at }: PlayheadEvent) => {
    const next = at ?? endOfTime;
    const before = this.#playhead;
    this.#playhead = next;
    if (before !== null && isSameShown(this.#record, before, next)) return;
    this.#show();
    this.#host.requestUpdate();
  };

  #show(): void {
    this.#shown = shownAt(this.#record, this.until);
    const ahead = showingsAhead(this.#record, this.until);
    this.#keepPictures(ahead);
    void keepFilms(this.until === null ? [] : ahead);
    prepareKinds(ahead.map(({ card }) => card.kind));
  }

  #keepPictures(ahead: readonly Showing[]): void {
    const onStage = this.#shown.program.stage?.card;
    const next = onStage?.kind === "slide" ? this.#decks.after(onStage) : [];
    this.#pictures.keep([...ahead.flatMap(({ card }) => picturesOf(card)), ...next]);
  }
}

/** Of the soonest of them alone: a film is large, and the browser reads ahead in it by itself (BZ169). */
async function keepFilms(ahead: readonly Showing[]): Promise<void> {
  const film = ahead.map(({ card }) => filmOf(card)).find((one) => one !== null);
  if (film == null) return;
  // Offline: the film is asked for on its frame.
  const store = await import("../cards/film/films-ahead.ts").catch(() => null);
  store?.prepareFilm(film);
}
