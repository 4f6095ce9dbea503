import { millis, type ProgramTime, programTime, type Ticks, ticks, ticksToMillis } from "../../shared/time.ts";
import type { MediaEvent } from "../media/sample.ts";
import type { Cut, Discontinuity, FragmentCut, SegmentClosed, SegmentOpened } from "./cut.ts";
import type { CutterOptions } from "./cutter.ts";
import { DecodeCatchUp } from "./decode-catch-up.ts";
import { mediaFragment, type TrackRun } from "./fmp4/fragment.ts";
import { initSegment } from "./fmp4/init-segment.ts";
import { PictureKeeper, type StandInPicture } from "./picture-keeper.ts";
import { ProgramClock } from "./program-clock.ts";
import type { InitSegment, SourceKind } from "./segment.ts";
import { Segmenter } from "./segmenter.ts";
import { SoundKeeper } from "./sound-keeper.ts";
import { TimeGuard } from "./time-guard.ts";
import { type Window, WindowFault } from "./window.ts";

export interface SourceOptions {
  readonly kind: SourceKind;
  readonly window: Window;
  readonly cutter: CutterOptions;
  /** Absent: sound without a picture stays alone. */
  readonly standIn?: StandInPicture | undefined;
  /** Asked before the first write; false: another source is on air for good, nothing may be written. */
  readonly takeStage: () => boolean;
}

interface OpenDate {
  readonly shownAt: Ticks;
  readonly notBefore: ProgramTime;
  /** The first segment of a time base is dated anew with every fragment, until it is whole (HL12). */
  readonly isProvisional: boolean;
}

/** Decode times begin here after each discontinuity, so that sound from a little before it stays above zero. */
const MEDIA_ORIGIN = ticks(10 * 90_000);

/** One source's media: cut, dated, boxed and written into the window. */
export class Source {
  readonly #options: SourceOptions;
  readonly #segmenter: Segmenter;
  readonly #guard = new TimeGuard();
  readonly #sound = new SoundKeeper();
  readonly #picture: PictureKeeper | null;
  #clock = new ProgramClock();
  #catchUp = new DecodeCatchUp();
  #dateable: "video" | "audio" = "audio";
  #isOnAir = false;
  #isRefused = false;
  #init: InitSegment | null = null;
  #origin = ticks(0);
  #sequence = 0;
  #open: OpenDate | null = null;
  #lastDuration = millis(0);
  #isDated = false;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.#picture = options.standIn === undefined ? null : new PictureKeeper(options.standIn);
    this.#segmenter = new Segmenter(options.cutter);
  }

  push(event: MediaEvent): void {
    for (const kept of this.#completed(event)) {
      this.#observe(kept);
      this.#write(this.#segmenter.push(kept));
      if (kept.type === "jump") this.#renewClock();
    }
  }

  /** Times made to rise, and both tracks always there. */
  #completed(event: MediaEvent): readonly MediaEvent[] {
    const heard = this.#guard.check(event).flatMap((checked) => this.#sound.pass(checked));
    const picture = this.#picture;
    return picture === null ? heard : heard.flatMap((one) => picture.pass(one));
  }

  /** Closes and lists what is open. */
  end(): void {
    this.#write(this.#segmenter.end());
  }

  /** Picture alone tells the delay where there is one: encoders may send sound ahead of its time. */
  #observe(event: MediaEvent): void {
    if (event.type === "track" && event.track.type === "video" && this.#dateable === "audio") {
      this.#dateable = "video";
      if (!this.#isDated) this.#clock = new ProgramClock();
    }
    if (event.type !== "sample" || event.sample.type !== this.#dateable) return;
    const { dts, compositionOffset, arrivedAt } = event.sample;
    this.#clock.observe(ticks(dts + compositionOffset), arrivedAt);
  }

  #renewClock(): void {
    this.#clock = new ProgramClock();
    this.#isDated = false;
  }

  #write(cuts: readonly Cut[]): void {
    for (const cut of cuts) {
      if (!this.#mayWrite()) return;
      switch (cut.type) {
        case "opened":
          this.#openSegment(cut);
          break;
        case "fragment":
          this.#append(cut);
          break;
        case "closed":
          this.#closeSegment(cut);
          break;
      }
    }
  }

  #mayWrite(): boolean {
    if (this.#isRefused) return false;
    if (this.#isOnAir) return true;
    this.#isOnAir = this.#options.takeStage();
    this.#isRefused = !this.#isOnAir;
    return this.#isOnAir;
  }

  #openSegment(cut: SegmentOpened): void {
    const { window } = this.#options;
    const last = window.segments.at(-1);
    if (cut.discontinuity !== null) this.#begin(cut.discontinuity);
    const earliest = cut.discontinuity === null ? last?.startsAt : window.edge;
    this.#open = {
      shownAt: cut.shownAt,
      notBefore: earliest ?? programTime(Number.NEGATIVE_INFINITY),
      isProvisional: !this.#isDated,
    };
    window.openSegment({
      init: this.#currentInit(),
      source: this.#options.kind,
      isDiscontinuity: cut.discontinuity !== null && last !== undefined,
      startsAt: this.#dateOf(this.#open),
    });
  }

  #begin({ lineup, origin }: Discontinuity): void {
    this.#init = this.#options.window.addInit(initSegment(lineup));
    this.#origin = ticks(origin - MEDIA_ORIGIN);
    this.#sequence = 0;
    this.#catchUp = new DecodeCatchUp();
  }

  #append(cut: FragmentCut): void {
    const { window } = this.#options;
    if (this.#open?.isProvisional) window.redate(this.#dateOf(this.#open));
    this.#sequence += 1;
    window.append({
      bytes: mediaFragment(
        this.#sequence,
        cut.runs.map((run) => this.#rebased(run)),
      ),
      duration: ticksToMillis(cut.duration),
      isIndependent: cut.isIndependent,
    });
  }

  #closeSegment(cut: SegmentClosed): void {
    if (this.#open?.isProvisional) this.#options.window.redate(this.#dateOf(this.#open));
    this.#open = null;
    this.#isDated = true;
    this.#lastDuration = ticksToMillis(cut.duration);
    this.#options.window.closeSegment(this.#lastDuration, cut.targets);
  }

  #dateOf(open: OpenDate): ProgramTime {
    const date = open.isProvisional
      ? this.#clock.estimate(open.shownAt)
      : this.#clock.date(open.shownAt, this.#lastDuration);
    return programTime(Math.max(date, open.notBefore));
  }

  #currentInit(): InitSegment {
    if (this.#init === null) throw new WindowFault("a source must begin with a discontinuity");
    return this.#init;
  }

  #rebased(run: TrackRun): TrackRun {
    const placed = this.#catchUp.place(run);
    return { ...placed, startsAt: ticks(Math.max(placed.startsAt - this.#origin, 0)) };
  }
}
