/** Where the viewer watches: at the live edge or in the rewind window, and how to get from one to the other. Rules PL2, PL58. */
import { type Millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Engine } from "./engine.ts";
import type { LatencyDriver } from "./latency-driver.ts";

/** Nearer to the live edge than this, past the margin, counts as live. */
const LIVE_WITHIN = 2500;

export class Place {
  readonly #engine: Engine;
  readonly #latency: LatencyDriver;
  #isLive = true;

  constructor(engine: Engine, latency: LatencyDriver) {
    this.#engine = engine;
    this.#latency = latency;
  }

  /** The viewer follows the live edge. */
  get isLive(): boolean {
    return this.#isLive;
  }

  /** Where a newly opened playlist is to begin. */
  get toGoOn(): ProgramTime | "live" {
    return this.#isLive ? "live" : (this.#engine.dateAt() ?? "live");
  }

  /** A new programme begins at its live edge. */
  reset(): void {
    this.#isLive = true;
  }

  seekTo(to: ProgramTime | "live", margin: Millis): void {
    this.#isLive = to === "live" || this.#isNearEdge(to, margin);
    this.#latency.release();
    if (to === "live") this.#seekToEdge(margin);
    else this.#engine.seekToDate(to);
  }

  seekBy(distance: Millis, margin: Millis): void {
    const at = this.#engine.dateAt();
    if (at === null) this.#engine.seekBy(distance);
    else this.seekTo(programTime(at + distance), margin);
  }

  /** After a pause: the window may have moved past the picture, and then its oldest part is the nearest there is. */
  resume(margin: Millis): void {
    const window = this.#engine.window;
    const at = this.#engine.dateAt();
    if (window === null || at === null) return;
    if (at < window.from) this.#engine.seekToDate(window.from);
    this.#isLive &&= this.#isNearEdge(at, margin);
    if (!this.#isLive) this.#latency.release();
  }

  #seekToEdge(margin: Millis): void {
    const distance = this.#latency.liveDistance(margin);
    const edge = this.#engine.window?.to;
    if (distance !== null) this.#engine.seekBy(distance);
    else if (edge !== undefined) this.#engine.seekToDate(edge);
  }

  #isNearEdge(at: ProgramTime, margin: Millis): boolean {
    const edge = this.#engine.window?.to;
    return edge !== undefined && edge - at < LIVE_WITHIN + margin;
  }
}
