/** What the player needs of whatever plays HLS. Two implementations: hls-engine.ts, native-engine.ts; tests bring a third. */
import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { Run } from "./runs.ts";

/** The part of the programme clock that can be had now. */
export interface ProgramWindow {
  readonly from: ProgramTime;
  /** The live edge as far as it is listed. */
  readonly to: ProgramTime;
}

/**
 * What is opened. `live`: the short list of the live edge, by parts. `window`: the long list of the whole rewind window.
 * `recording`: a list that is complete. The latter two are played by whole segments.
 */
export type List = "live" | "window" | "recording";

export interface Opening {
  readonly list: List;
  /** A moment of the programme (clamped to the list), its live edge, or its beginning. */
  readonly at: ProgramTime | "live" | "start";
  /** How far behind the live edge to begin there. */
  readonly behindEdge: Millis;
}

export interface Level {
  readonly heightPx: number | null;
  readonly bitrateKbps: number | null;
}

/**
 * `undecodable`: data came and cannot be shown. `interrupted`: data does not come (refused, timed out, gone). `overtaken`: while
 * nobody looked, the list has gone on past all that was known of it, so where its media lies can only be guessed. Until the next
 * `load` dates are told by what was known.
 */
export type EngineFailure = "interrupted" | "undecodable" | "overtaken";

export interface EngineListener {
  /** The window moved, or became known. */
  readonly onWindow: () => void;
  /** A part is in the buffer that was the newest listed when it came; `at` is on the monotonic clock. */
  readonly onArrival: (at: Millis, mediaEnd: Millis) => void;
  /** From here on, media time and programme time stand in a new relation. */
  readonly onDiscontinuity: () => void;
  /** The engine gave up: nothing more happens until `load` or `resume`. */
  readonly onFailure: (failure: EngineFailure) => void;
  /** The stream says that it is complete. */
  readonly onEnd: () => void;
}

/** What the latency controller steers by. All lengths from the playhead. */
export interface Gauge {
  /** On the media element's timeline. */
  readonly mediaTime: Millis;
  /** Buffered ahead without a hole. */
  readonly ahead: Millis;
  /** To the end of what is listed. */
  readonly reachable: Millis;
  /** The longest part; without parts, the longest segment. */
  readonly part: Millis;
  readonly hasParts: boolean;
}

export interface Engine {
  /** Takes over the element; once. */
  attach(video: HTMLVideoElement, listener: EngineListener): void;
  /** `false`: it follows the live edge in the list of the whole window too, so no other is needed. */
  readonly needsLiveList: boolean;
  load(source: string, opening: Opening): void;
  /** Goes on after a failure with what is already buffered. */
  resume(): void;
  play(): Promise<void>;
  pause(): void;
  /** Clamped to what is listed. */
  seekToDate(date: ProgramTime): void;
  seekBy(distance: Millis): void;
  /** Programme time of the frame at `mediaTime`, by default of the playhead; `null`: the stream has no clock. */
  dateAt(mediaTime?: Millis): ProgramTime | null;
  /** All that can be watched, whether or not it is listed. */
  readonly window: ProgramWindow | null;
  /** What the opened playlist lists: the only part of the window that a seek can reach. */
  readonly listed: ProgramWindow | null;
  /** What a recording holds; `null` for anything else, and until it is known. */
  readonly runs: readonly Run[] | null;
  /** `null` when this engine keeps its latency itself, or knows nothing yet. */
  readonly gauge: Gauge | null;
  setRate(rate: number): void;
  readonly levels: readonly Level[];
  /** Index in `levels`; `null`: the engine chooses. */
  chooseLevel(index: number | null): void;
  /** Lets go of the element and of the network. */
  destroy(): void;
}
