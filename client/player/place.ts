/** Where the viewer watches: at the live edge or in the rewind window, and how to get from one to the other. Rules PL2, PL58, PL72–PL76. */
import { later, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Engine } from "./engine.ts";
import type { LatencyDriver } from "./latency-driver.ts";
import { listFor, type StageList } from "./stage-lists.ts";

/** Nearer to the live edge than this, past the margin, counts as live. */
const LIVE_WITHIN = 2500;
/** Whoever watches the window's oldest moments goes along with its end; only one who has stood still has lost their place. */
const LEFT_BY = millis(10_000);

export interface PlacePorts {
  /** Opens `list` as the place now has it, maybe anew, and plays on from `at`. */
  readonly open: (at: ProgramTime | "live") => void;
  /** What the viewer wanted to see has left the window: they are at its oldest moment instead. */
  readonly onLeft: () => void;
}

export class Place {
  readonly #engine: Engine;
  readonly #latency: LatencyDriver;
  readonly #ports: PlacePorts;
  #list: StageList;
  #isLive = true;
  /** Behind the live edge: the last moment seen, or the one sought. An engine that is loading cannot say. */
  #at: ProgramTime | null = null;
  /** Paused: also a viewer of the live edge goes on where they stopped. */
  #isHeld = false;

  constructor(engine: Engine, latency: LatencyDriver, ports: PlacePorts) {
    this.#engine = engine;
    this.#latency = latency;
    this.#ports = ports;
    this.#list = this.#liveList;
  }

  /** The viewer follows the live edge. */
  get isLive(): boolean {
    return this.#isLive;
  }

  /** The list that is to be played now. */
  get list(): StageList {
    return this.#list;
  }

  /** Where a newly opened playlist is to begin. */
  get toGoOn(): ProgramTime | "live" {
    return this.#isLive && !this.#isHeld ? "live" : (this.#at ?? this.#engine.dateAt() ?? "live");
  }

  /** A new programme begins at its live edge. */
  reset(): void {
    this.#isLive = true;
    this.#isHeld = false;
    this.#at = null;
    this.#list = this.#liveList;
  }

  /** The picture stops by the viewer's wish: what is on screen is what they will want to go on with. */
  hold(): void {
    this.#isHeld = true;
    this.#at = this.#engine.dateAt() ?? this.#at;
  }

  /** The picture moves. Whoever comes up to the live edge follows it from then on. */
  moved(margin: Millis): void {
    if (this.#isLive) return;
    this.#at = this.#engine.dateAt();
    if (this.#at === null || !this.#isNearEdge(this.#at, margin)) return void this.keep(margin);
    this.#isLive = true;
    if (this.#list !== this.#liveList) this.#open(this.#liveList, "live");
  }

  /** The open list has gone on without us: what was to be played is not in it, unless that is the live edge. */
  overtaken(): void {
    const at = this.toGoOn;
    this.#open(at === "live" ? this.#liveList : "window", at);
  }

  seekTo(to: ProgramTime | "live", margin: Millis): void {
    this.#isLive = to === "live" || this.#isNearEdge(to, margin);
    this.#isHeld = false;
    this.#at = to === "live" ? null : to;
    this.#latency.release();
    const list = this.#listFor(this.#isLive ? "live" : to);
    if (list !== this.#list) this.#open(list, this.#isLive ? "live" : to);
    else if (to === "live") this.#seekToEdge(margin);
    else if (this.#engine.listed === null) this.#open(list, to);
    else this.#engine.seekToDate(to);
  }

  seekBy(distance: Millis, margin: Millis): void {
    const at = this.#engine.dateAt();
    if (at === null) this.#engine.seekBy(distance);
    else this.seekTo(programTime(at + distance), margin);
  }

  /** After a pause: the live edge has gone on. */
  resume(margin: Millis): void {
    const at = this.#at ?? this.#engine.dateAt();
    this.#isHeld = false;
    if (at === null) return;
    this.#at = at;
    this.#isLive &&= this.#isNearEdge(at, margin);
    if (this.#isLive) return;
    this.#latency.release();
    this.keep(margin);
  }

  /** Behind the live edge: the lists move on, and the place must be in the one that is open. */
  keep(margin: Millis): void {
    const { window } = this.#engine;
    if (this.#isLive || this.#at === null || window === null) return;
    if (later(this.#at, LEFT_BY) < window.from) {
      this.seekTo(window.from, margin);
      this.#ports.onLeft();
    } else if (this.#listFor(this.#at) !== this.#list) this.#open("window", this.#at);
  }

  #listFor(at: ProgramTime | "live"): StageList {
    if (!this.#engine.needsLiveList) return "window";
    return listFor({ at, open: this.#list, listed: this.#engine.listed, window: this.#engine.window });
  }

  #open(list: StageList, at: ProgramTime | "live"): void {
    this.#list = list;
    this.#ports.open(at);
  }

  get #liveList(): StageList {
    return this.#engine.needsLiveList ? "live" : "window";
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
