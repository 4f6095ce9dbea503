import { html, LitElement } from "lit";
import "../../../client/cards/card-slot.ts";
import type { PlayerElement } from "../../../client/player/player.ts";
import "../../../client/player/player.ts";
import { inPlaceOfPicture } from "../../../client/stage/in-place-of-picture.ts";
import { StageClock } from "../../../client/stage/stage-clock.ts";
import "../../../client/ui/page.css";
import type { Card, CardOf } from "../../../shared/cards/index.ts";
import { later, type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { FakeEngine, start } from "../player/fake-engine.ts";

/** A page with a player and what stands on its stage; the player is the real one, its picture is the test's. */
class BroadcastElement extends LitElement {
  #record: MeetingRecord = emptyRecord;
  readonly clock = new StageClock(this);
  readonly engine = new FakeEngine();

  set record(record: MeetingRecord) {
    this.#record = record;
    this.requestUpdate();
  }

  override willUpdate(): void {
    this.clock.take(this.#record, null);
  }

  override render() {
    const { stage } = this.clock;
    return html`<efir-player src="/hls/main/index.m3u8" .makeEngine=${() => this.engine}>${inPlaceOfPicture(stage)}</efir-player>
      <efir-card-slot .card=${stage?.card ?? null}></efir-card-slot>`;
  }

  protected override createRenderRoot() {
    return this;
  }
}

customElements.define("test-broadcast", BroadcastElement);

export interface Broadcast {
  readonly element: BroadcastElement;
  readonly player: PlayerElement;
  readonly engine: FakeEngine;
  /** The frame on screen. */
  readonly playhead: () => ProgramTime;
  /** A record in which this card is taken so long after the broadcast's first frame, and ends by itself. */
  readonly take: (card: Card, after: Millis, lasts: Millis) => void;
  readonly tell: (record: MeetingRecord) => void;
  /** The viewer goes there. */
  readonly seek: (to: ProgramTime) => void;
  readonly end: () => void;
}

/** Goes on by itself, at the pace of this machine's clock, from `start`. */
export async function aBroadcast(): Promise<Broadcast> {
  const element = new BroadcastElement();
  element.style.cssText = "display: block; width: 40rem";
  document.body.append(element);
  await element.updateComplete;
  const { engine } = element;
  const player = element.querySelector("efir-player");
  if (player === null) throw new Error("no player");
  const began = performance.now();
  let moved = 0;
  const timer = setInterval(() => {
    const isStill = player.state.phase === "paused";
    for (; moved < performance.now() - began; moved += 100) if (!isStill) engine.move();
  }, 50);
  const tell = (record: MeetingRecord) => {
    element.record = record;
  };
  return {
    element,
    player,
    engine,
    playhead: () => player.playhead ?? start,
    take: (card, after, lasts) => {
      const from = later(start, after);
      const showing = { seq: 7, card, layer: "stage", from, until: later(from, lasts), isTimed: true } as const;
      tell({ ...emptyRecord, phase: "open", showings: [showing] });
    },
    tell,
    seek: (to) => {
      player.seekTo(to);
      // A real picture says so itself, also while it stands.
      player.picture?.dispatchEvent(new Event("seeked"));
    },
    end: () => {
      clearInterval(timer);
      element.remove();
    },
  };
}

/** Twenty seconds of a test picture with a tone, and captions; `tests/fixtures/clips`. */
export const aBlitz = (where: CardOf<"blitz">["where"], part: Partial<CardOf<"blitz">> = {}): CardOf<"blitz"> => ({
  kind: "blitz",
  id: "blitz-001",
  title: "Гончарная мастерская",
  quotation: "Гончарная мастерская вернула человеку ремесло",
  name: "Алия Маратовна Гареева",
  post: "мастер трудовой терапии",
  place: "Усть-Ярск",
  where,
  durationMs: 20_000,
  // The dots lead out of `/clip/`, to where the tests' own server has it.
  clipId: "../tests/fixtures/clips/interview",
  ...part,
});

export const soon = millis(600);
export { start };
