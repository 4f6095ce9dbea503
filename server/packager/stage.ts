import { randomBytes } from "node:crypto";
import type { ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { MediaEvent, MediaSink } from "../media/sample.ts";
import type { AudioTrack } from "../media/track.ts";
import { HealthMeter, type HealthReading } from "./health-meter.ts";
import type { StandInPicture } from "./picture-keeper.ts";
import { listable, runAfter } from "./restored.ts";
import type { SourceKind } from "./segment.ts";
import type { StoredSegment } from "./segment-store.ts";
import { Source } from "./source.ts";
import { firstSequenceAt, Window, type WindowLimits, type WindowOptions } from "./window.ts";

type Passed = "firstDiscontinuity" | "onDiscontinuity" | "onSequence" | "store";

export interface StageOptions extends WindowLimits, Pick<WindowOptions, Passed> {
  readonly name: string;
  readonly clock: Clock;
  /** Length of a fragment, about. */
  readonly partMs: number;
  readonly log: Log;
  /** Shown beside sound that comes without a picture (HL42). */
  readonly standIn?: StandInPicture | undefined;
  /** Prefix of media addresses; invented when left out. */
  readonly epoch?: string;
  /** Above all that earlier runs may have used; from what is on the disk, or else the calendar, when left out. */
  readonly firstSequence?: number;
  /** What an earlier run left on the disk, oldest first. */
  readonly restored?: readonly StoredSegment[];
  /** Hears each frame of sound of the source on air. */
  readonly onSound?: (track: AudioTrack, frame: Uint8Array) => void;
}

/** How the source on air is doing: a part of the protocol's StreamHealth. */
export interface StageHealth extends HealthReading {
  readonly signal: SourceKind | "none";
  /** When the source on air was opened. */
  readonly connectedSince: ProgramTime | null;
}

interface Entry {
  readonly kind: SourceKind;
  readonly openedAt: ProgramTime;
  readonly order: number;
  readonly source: Source;
  readonly meter: HealthMeter;
}

/** One programme: sources come and go, the window goes on. */
export class Stage {
  readonly name: string;
  readonly window: Window;
  readonly #options: StageOptions;
  #onAir: Entry | null = null;
  #opened = 0;

  constructor(options: StageOptions) {
    this.#options = options;
    this.name = options.name;
    this.window = new Window({
      ...options,
      epoch: options.epoch ?? randomBytes(6).toString("hex"),
      ...earlierRun(options),
    });
  }

  /** Which kind of source is on air. */
  get signal(): SourceKind | "none" {
    return this.#onAir?.kind ?? "none";
  }

  /**
   * A source connects. It takes the stage with its first whole fragment and not before, so that what is on air goes on
   * until then; whoever was on air is ended. What an earlier source still says after that is ignored (HL10).
   */
  open(kind: SourceKind): MediaSink {
    this.#opened += 1;
    const order = this.#opened;
    const entry: Entry = {
      kind,
      openedAt: this.#options.clock.now(),
      order,
      meter: new HealthMeter(),
      source: new Source({
        kind,
        standIn: this.#options.standIn,
        window: this.window,
        cutter: { partMs: this.#options.partMs, declared: () => this.window.targets },
        takeStage: () => this.#take(entry),
      }),
    };
    let isOver = false;
    return {
      push: (event) => {
        if (!isOver && !this.#isReplaced(entry)) this.#push(entry, event);
      },
      end: (reason) => {
        if (isOver) return;
        isOver = true;
        this.#end(entry, reason);
      },
    };
  }

  /** Bit rate and the like over the last five seconds; zeros and nulls when nothing is on air. */
  health(): StageHealth {
    const meter = this.#onAir?.meter ?? new HealthMeter();
    return {
      signal: this.signal,
      connectedSince: this.#onAir?.openedAt ?? null,
      ...meter.read(this.#options.clock.now()),
    };
  }

  #isReplaced(entry: Entry): boolean {
    return this.#onAir !== null && this.#onAir.order > entry.order;
  }

  #push(entry: Entry, event: MediaEvent): void {
    entry.meter.observe(event);
    entry.source.push(event);
    if (event.type !== "sample" || event.sample.type !== "audio" || this.#onAir !== entry) return;
    const track = entry.meter.audioTrack;
    if (track !== null) this.#options.onSound?.(track, event.sample.data);
  }

  #take(entry: Entry): boolean {
    if (this.#isReplaced(entry)) return false;
    const before = this.#onAir;
    this.#onAir = entry;
    before?.source.end();
    this.#options.log.info("source on air", { stage: this.name, source: entry.kind, instead: before?.kind ?? null });
    return true;
  }

  #end(entry: Entry, reason: string): void {
    // A source that never got on air leaves without a trace: its first frames must not end what is on air.
    if (this.#onAir !== entry) return;
    entry.source.end();
    this.#onAir = null;
    this.#options.log.info("source left", { stage: this.name, source: entry.kind, reason });
  }
}

function earlierRun({ clock, windowMinutes, restored = [], firstSequence, firstDiscontinuity }: StageOptions) {
  const now = clock.now();
  const kept = { firstSequence: firstSequence ?? null, firstDiscontinuity: firstDiscontinuity ?? null };
  return {
    ...runAfter(restored, { ...kept, calendar: firstSequenceAt(now) }),
    restored: listable(restored, { now, windowMinutes }),
  };
}
