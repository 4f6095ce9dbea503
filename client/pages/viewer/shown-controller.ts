import type { LitElement, ReactiveController } from "lit";
import type { ProgramTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { PlayheadEvent } from "../../player/events.ts";
import { endOfTime, isSameShown, nothingShown, type Shown, shownAt } from "./shown.ts";

/**
 * What the reader sees on this frame: listens to the playhead, asks for an update only on a frame that changes something,
 * and fetches the pictures of events that are still ahead, so that they stand ready on their frame.
 */
export class ShownController implements ReactiveController {
  readonly #host: LitElement;
  readonly #ahead = new PictureStore();
  #record: MeetingRecord = emptyRecord;
  #playhead: ProgramTime | null = null;
  #hasPicture = true;
  #isReplay = false;
  #shown: Shown = nothingShown;
  /** All that was said, once it is over: what is on paper is not taken back by a recording's beginning. */
  #whole: Shown = nothingShown;

  constructor(host: LitElement) {
    this.#host = host;
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

  hostConnected(): void {
    this.#host.addEventListener(PlayheadEvent.type, this.#move);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener(PlayheadEvent.type, this.#move);
  }

  /** `hasPicture`: `false` where this browser shows no picture, so no card can be ahead of it (VW2). */
  take(
    record: MeetingRecord,
    { hasPicture, isReplay }: { readonly hasPicture: boolean; readonly isReplay: boolean },
  ): void {
    if (record === this.#record && hasPicture === this.#hasPicture && isReplay === this.#isReplay) return;
    this.#record = record;
    this.#hasPicture = hasPicture;
    this.#isReplay = isReplay;
    this.#whole = isReplay ? shownAt(record, endOfTime) : nothingShown;
    this.#ahead.fetch(record);
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
    this.#shown = shownAt(this.#record, this.#hasPicture ? this.#playhead : endOfTime);
  }
}

/** Slides and portraits of the newest showings, loaded before their frame comes. */
class PictureStore {
  static readonly #NEWEST = 6;
  readonly #pictureByAddress = new Map<string, HTMLImageElement>();

  fetch({ showings }: MeetingRecord): void {
    const addresses = showings.slice(-PictureStore.#NEWEST).flatMap(({ card }) => {
      if (card.kind === "slide") return [imageAddress(card.image)];
      return card.kind === "speaker" && card.portrait !== undefined ? [imageAddress(card.portrait)] : [];
    });
    for (const address of addresses) if (!this.#pictureByAddress.has(address)) this.#load(address);
    for (const address of this.#pictureByAddress.keys()) {
      if (!addresses.includes(address)) this.#pictureByAddress.delete(address);
    }
  }

  #load(address: string): void {
    const picture = new Image();
    picture.src = address;
    // Kept, or the browser may forget a picture that stands nowhere yet. Decoding now spares the frame.
    this.#pictureByAddress.set(address, picture);
    picture.decode().catch(() => {
      // The card says so itself when its time comes.
    });
  }
}
