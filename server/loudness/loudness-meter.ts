import type { SoundLevel } from "../../shared/protocol.ts";
import { between, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { AudioTrack } from "../media/track.ts";
import { adtsFrame } from "./adts.ts";
import type { Ear, OpenEar } from "./ffmpeg-ear.ts";
import type { Loudness } from "./loudness-lines.ts";

export interface LoudnessMeterOptions {
  readonly stage: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly openEar: OpenEar;
}

/** The absolute gate of BS.1770-4: what is below counts as no sound. */
const SILENT_BELOW_LUFS = -70;
/** Until the window of the short-term value is full. */
const SHORT_TERM_SECONDS = 3;
/** Control rooms ask once a second; so long after the last one went, the ear is closed. */
const ASKED_WITHIN_MS = 10_000;
/** No sound for so long: what was measured is of the past, and what comes next may be another source's. */
const QUIET_LINE_MS = 3_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** An ear that is fed and says nothing for so long is stuck. */
const STUCK_MS = 10_000;
/** An ear that listened so long was sound. */
const PROVEN_MS = 60_000;

/**
 * How loud a stage is, while somebody asks and sound comes: it listens by an ear of its own, opens another one with
 * growing waits when that fails, and never holds up the sound itself. Rule CR53.
 */
export class LoudnessMeter implements Disposable {
  readonly #options: LoudnessMeterOptions;
  #askedAt: ProgramTime | null = null;
  #heardAt: ProgramTime | null = null;
  #track: AudioTrack | null = null;
  #ear: Ear | null = null;
  #openedAt: ProgramTime | null = null;
  #toldAt: ProgramTime | null = null;
  #mayOpenAt: number = Number.NEGATIVE_INFINITY;
  #wait = FIRST_WAIT_MS;
  #trouble: "NO_FFMPEG" | "FAILED" | null = null;
  #last: Loudness | null = null;
  #silentFrom: number | null = null;

  constructor(options: LoudnessMeterOptions) {
    this.#options = options;
  }

  /** One frame on air. Cheap while nobody asks. */
  hear(track: AudioTrack, frame: Uint8Array): void {
    const now = this.#options.clock.now();
    if (this.#heardAt !== null && between(this.#heardAt, now) > QUIET_LINE_MS) this.#close();
    this.#heardAt = now;
    if (this.#track !== track) this.#changeTrack(track);
    if (!this.#isAsked(now)) this.#close();
    const bytes = this.#isAsked(now) ? adtsFrame(track, frame) : null;
    if (bytes === null) return;
    if (this.#ear === null && now >= this.#mayOpenAt) this.#open(now);
    if (this.#ear !== null) this.#feed(this.#ear, bytes, now);
  }

  /** What it measures now. Asking keeps it going. */
  ask(): SoundLevel {
    this.#askedAt = this.#options.clock.now();
    return this.level;
  }

  /** What it measures for those who ask. */
  get level(): SoundLevel {
    const now = this.#options.clock.now();
    if (this.#heardAt === null || between(this.#heardAt, now) > QUIET_LINE_MS) return unmeasured("NO_SOUND");
    if (this.#track !== null && adtsFrame(this.#track, nothing) === null) return unmeasured("OTHER_CODEC");
    if (this.#last === null) return unmeasured(this.#trouble ?? "STARTING");
    const { atSeconds, momentaryLufs, shortTermLufs } = this.#last;
    return {
      state: "measured",
      momentaryLufs,
      shortTermLufs: atSeconds < SHORT_TERM_SECONDS ? null : shortTermLufs,
      silentMs: this.#silentMs(atSeconds),
    };
  }

  /** Call it now and then: sound that stopped does not say so. */
  rest(): void {
    const now = this.#options.clock.now();
    const isQuiet = this.#heardAt !== null && between(this.#heardAt, now) > QUIET_LINE_MS;
    if (isQuiet || !this.#isAsked(now)) this.#close();
  }

  [Symbol.dispose](): void {
    this.#close();
    this.#mayOpenAt = Number.POSITIVE_INFINITY;
  }

  #isAsked(now: ProgramTime): boolean {
    return this.#askedAt !== null && between(this.#askedAt, now) <= ASKED_WITHIN_MS;
  }

  #changeTrack(track: AudioTrack): void {
    const isSame = this.#track !== null && Buffer.compare(this.#track.config, track.config) === 0;
    this.#track = track;
    if (!isSame) this.#close();
  }

  #open(now: ProgramTime): void {
    // Also after a good end: an encoder that changes its track with each frame must not start a program each time.
    this.#mayOpenAt = now + FIRST_WAIT_MS;
    this.#openedAt = now;
    this.#toldAt = now;
    try {
      this.#ear = this.#options.openEar({
        onLoudness: (loudness) => this.#take(loudness),
        onEnd: (why, complaint) => this.#fail(why, complaint),
      });
    } catch (error) {
      // No memory or descriptor for a child: what is on air goes on.
      this.#fail("failed", String(error));
    }
  }

  /** What a slow ear leaves out is left out: sound on air waits for nobody. */
  #feed(ear: Ear, bytes: Uint8Array, now: ProgramTime): void {
    ear.hear(bytes);
    if (this.#toldAt === null || between(this.#toldAt, now) <= STUCK_MS) return;
    ear.close();
    this.#fail("failed", "it says nothing");
  }

  #take(loudness: Loudness): void {
    this.#toldAt = this.#options.clock.now();
    this.#trouble = null;
    this.#last = loudness;
    if (loudness.momentaryLufs >= SILENT_BELOW_LUFS) this.#silentFrom = null;
    else this.#silentFrom ??= loudness.atSeconds;
  }

  #fail(why: "absent" | "failed", complaint: string): void {
    const { clock, log, stage } = this.#options;
    const now = clock.now();
    const wasProven = this.#openedAt !== null && between(this.#openedAt, now) >= PROVEN_MS;
    this.#wait = wasProven ? FIRST_WAIT_MS : Math.min(this.#wait * 2, LONGEST_WAIT_MS);
    this.#mayOpenAt = now + (why === "absent" ? LONGEST_WAIT_MS : this.#wait);
    const trouble = why === "absent" ? "NO_FFMPEG" : "FAILED";
    if (this.#trouble !== trouble) log.warn("loudness not measured", { stage, why, complaint });
    this.#trouble = trouble;
    this.#forget();
  }

  #close(): void {
    if (this.#ear === null) return;
    this.#ear.close();
    this.#forget();
  }

  #forget(): void {
    this.#ear = null;
    this.#openedAt = null;
    this.#toldAt = null;
    this.#last = null;
    this.#silentFrom = null;
  }

  #silentMs(atSeconds: number): Millis {
    return millis(this.#silentFrom === null ? 0 : Math.round((atSeconds - this.#silentFrom) * 1000));
  }
}

const nothing = new Uint8Array();

const unmeasured = (why: Extract<SoundLevel, { state: "unmeasured" }>["why"]): SoundLevel => ({
  state: "unmeasured",
  why,
});
