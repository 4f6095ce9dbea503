import { between, later, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { MediaSink } from "../media/sample.ts";
import type { Alarm } from "./alarm.ts";
import { EncoderSink } from "./encoder-sink.ts";
import {
  emptyStage,
  type Filler,
  isFiller,
  nextStage,
  type Signal,
  type StageInput,
  type StagePatience,
  type StageState,
} from "./stage-state.ts";

/** An encoder without a sample for longer has probably lost its line: whoever comes with the key is let in. */
const SILENT_AFTER = millis(3000);
/** The encoder's last picture is still being shown so long after it was heard. */
const LAST_PICTURE = millis(100);
const KEYFRAME_PATIENCE = millis(10_000);

/** What of the packager's stage is needed. */
export interface SwitchedStage {
  open(kind: "encoder" | "loop"): MediaSink;
}

/** What of a clip that goes round is needed. */
export interface Loop {
  start(sink: MediaSink, notBefore: ProgramTime): ProgramTime;
  stop(reason: string): void;
}

export interface Contender {
  readonly id: string;
  close(reason: string): void;
}

export interface SignalChange {
  readonly signal: Signal;
  /** Programme time of the first picture of what is on air now; of the change when nothing is. */
  readonly at: ProgramTime;
}

export interface StageSwitchOptions {
  readonly stage: SwitchedStage;
  /** What can fill the gaps; a filler without a clip leaves the stage empty. */
  readonly fillers: Readonly<Record<Filler, Loop | null>>;
  readonly clock: Clock;
  readonly alarm: Alarm;
  /** After an encoder left: time to come back before the filler does. */
  readonly grace: Millis;
  /** Asked at each claim: may a second publisher with the right key replace the first? */
  readonly mayTakeOver: () => boolean;
  readonly onSignal: (change: SignalChange) => void;
}

export type Claimed = { readonly ok: true; readonly sink: MediaSink } | { readonly ok: false; readonly reason: string };

/** Decides what feeds one stage: the encoder when there is one, else the filler. Rules PO20–PO26. */
export class StageSwitch {
  readonly #options: StageSwitchOptions;
  readonly #patience: StagePatience;
  #state: StageState = emptyStage;
  #holder: Holder | null = null;
  #callOff: () => void = () => {};
  /** Until when the last encoder was on air: the filler does not reach back beyond it. */
  #lastHeardAt: ProgramTime = programTime(0);

  constructor(options: StageSwitchOptions) {
    this.#options = options;
    this.#patience = { grace: options.grace, keyframe: KEYFRAME_PATIENCE };
  }

  get signal(): Signal {
    return this.#state.onAir;
  }

  /** What fills the gaps from now on. Not before this is said does the stage show anything by itself. */
  fill(filler: Filler | null): void {
    const playable = filler === null || this.#options.fillers[filler] === null ? null : filler;
    if (isFiller(this.signal) && playable !== this.signal) this.#hear();
    this.#apply({ type: "filled", filler: playable, at: this.#options.clock.now() });
    this.#timePassed();
  }

  /** Gives the stage to a publisher whose key is right, or refuses in words for the person at the encoder. PO23, PO24. */
  claim(publisher: Contender): Claimed {
    const refusal = this.#refusal();
    if (refusal !== null) return { ok: false, reason: refusal };
    this.#evict("another encoder took over");
    const sink = new EncoderSink({
      onReady: () => this.#goOnAir(publisher.id),
      onHeard: () => this.#hear(),
      onEnd: () => this.#leave(publisher.id),
    });
    this.#hear();
    this.#holder = { publisher, sink };
    this.#apply({ type: "claimed", publisher: publisher.id, at: this.#options.clock.now() });
    return { ok: true, sink };
  }

  /** Takes everything off air. The switch is of no use afterwards. */
  stop(reason: string): void {
    this.#callOff();
    this.#holder?.sink.detach(reason);
    this.#stopFillers(reason);
    this.#holder = null;
    this.#state = emptyStage;
  }

  #refusal(): string | null {
    if (this.#holder === null) return null;
    const isSilent = between(this.#lastHeardAt, this.#options.clock.now()) >= SILENT_AFTER;
    return isSilent || this.#options.mayTakeOver() ? null : "another encoder is on air with this key";
  }

  #evict(reason: string): void {
    const holder = this.#holder;
    this.#holder = null;
    // Detached first: the goodbye of the old one must not look like an encoder that left.
    holder?.sink.detach(reason);
    holder?.publisher.close(reason);
  }

  #hear(): void {
    this.#lastHeardAt = this.#options.clock.now();
  }

  #goOnAir(publisher: string): MediaSink {
    this.#stopFillers("an encoder is on air");
    const sink = this.#options.stage.open("encoder");
    this.#apply({ type: "ready", publisher });
    return sink;
  }

  #leave(publisher: string): void {
    this.#holder = null;
    this.#apply({ type: "left", publisher, at: this.#options.clock.now() });
  }

  #timePassed(): void {
    this.#apply({ type: "time-passed", at: this.#options.clock.now() });
  }

  #apply(input: StageInput): void {
    const before = this.#state;
    this.#state = nextStage(before, input, this.#patience);
    this.#setAlarm();
    if (this.#state.onAir !== before.onAir) this.#options.onSignal({ signal: this.#state.onAir, at: this.#change() });
  }

  #change(): ProgramTime {
    const { fillers, stage, clock } = this.#options;
    const { onAir } = this.#state;
    if (onAir === "encoder") return clock.now();
    this.#stopFillers("something else is on air");
    const loop = onAir === "none" ? null : fillers[onAir];
    return loop === null ? clock.now() : loop.start(stage.open("loop"), later(this.#lastHeardAt, LAST_PICTURE));
  }

  #stopFillers(reason: string): void {
    for (const loop of Object.values(this.#options.fillers)) loop?.stop(reason);
  }

  #setAlarm(): void {
    const { alarm, clock } = this.#options;
    this.#callOff();
    const { fillerDueAt } = this.#state;
    if (fillerDueAt === null) return;
    const wait = millis(Math.max(0, between(clock.now(), fillerDueAt)));
    this.#callOff = alarm.after(wait, () => this.#timePassed());
  }
}

interface Holder {
  readonly publisher: Contender;
  readonly sink: EncoderSink;
}
