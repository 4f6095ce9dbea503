import type { Engine, EngineListener, Gauge, Level, Opening, ProgramWindow } from "../../../client/player/engine.ts";
import { lengthOf, momentAt, placeOf, type Run } from "../../../client/player/runs.ts";
import { later, type Millis, millis, type ProgramTime, programTime } from "../../../shared/time.ts";

/** 11:42:07 where the test runs: what the player shows is the viewer's own clock. */
export const start = programTime(new Date(2026, 0, 30, 11, 42, 7).getTime());

/**
 * An engine without media: the picture moves when the test says so. Media time 0 is `start`; the window is ten minutes, all
 * of it listed unless the test says otherwise. With `recorded` it plays a recording, whose media time 0 is its beginning.
 */
export class FakeEngine implements Engine {
  readonly asked: string[] = [];
  refusesSound = false;
  hasClock = true;
  levels: readonly Level[] = [];
  /** How far the playhead is behind the live edge. */
  behind = millis(400);
  readonly gauge: Gauge | null = null;
  readonly needsLiveList = true;
  /** How far back the opened playlist lists. */
  lists = millis(600_000);
  recorded: readonly Run[] | null = null;
  rate = 1;
  listener: EngineListener | null = null;
  #video: HTMLVideoElement | null = null;
  #played = 0;
  #slept = 0;
  /** The element's own time, which only moves on. */
  #shown = 0;

  attach(video: HTMLVideoElement, listener: EngineListener): void {
    this.#video = video;
    this.listener = listener;
  }

  load(source: string, { at, list }: Opening): void {
    this.asked.push(
      `load ${source.replace(/p\d/, "p*")} at ${typeof at === "string" ? at : this.#secondsFromStart(at)}`,
    );
    if (list === "recording") this.#played = at === "start" || at === "live" ? 0 : placeOf(this.recorded ?? [], at);
    else if (at !== "start") this.behind = at === "live" ? millis(400) : millis(this.#edge - at);
    if (list === "window") this.lists = millis(600_000);
    if (list === "recording") queueMicrotask(() => this.listener?.onWindow());
  }

  resume(): void {
    this.asked.push("resume");
  }

  async play(): Promise<void> {
    if (this.refusesSound && !this.#video?.muted) throw new DOMException("not before a press", "NotAllowedError");
    this.asked.push("play");
  }

  pause(): void {
    this.asked.push("pause");
    this.#video?.dispatchEvent(new Event("pause"));
  }

  seekToDate(date: ProgramTime): void {
    this.asked.push(`seek to ${this.#secondsFromStart(date)}`);
    if (this.recorded !== null) this.#played = placeOf(this.recorded, date);
    this.behind = millis(this.#edge - date);
  }

  seekBy(distance: Millis): void {
    this.asked.push(`seek by ${distance}`);
    this.behind = millis(this.behind - distance);
  }

  dateAt(): ProgramTime | null {
    if (this.recorded !== null) return momentAt(this.recorded, millis(this.#played));
    return this.hasClock ? programTime(this.#edge - this.behind) : null;
  }

  get window(): ProgramWindow | null {
    const [first, last] = [this.recorded?.[0], this.recorded?.at(-1)];
    if (first !== undefined && last !== undefined) return { from: first.from, to: last.to };
    return this.hasClock ? { from: later(this.#edge, millis(-600_000)), to: this.#edge } : null;
  }

  get listed(): ProgramWindow | null {
    if (this.recorded !== null) return this.window;
    return this.hasClock ? { from: later(this.#edge, millis(-this.lists)), to: this.#edge } : null;
  }

  get runs(): readonly Run[] | null {
    return this.recorded;
  }

  setRate(rate: number): void {
    this.rate = rate;
  }

  /** Time goes by over a picture that stands still. */
  sleep(ms: number): void {
    this.#slept += ms;
    this.behind = millis(this.behind + ms);
  }

  /** The last frame of a recording has been shown. */
  end(): void {
    this.#played = lengthOf(this.recorded ?? []);
    this.listener?.onEnd();
  }

  chooseLevel(index: number | null): void {
    this.asked.push(`level ${index}`);
  }

  destroy(): void {
    this.asked.push("destroy");
  }

  /** A tenth of a second of picture. */
  move(): void {
    this.#played += 100;
    this.#shown += 100;
    if (this.#video === null) return;
    this.#video.currentTime = this.#shown / 1000;
    this.#video.dispatchEvent(new Event("timeupdate"));
    this.listener?.onWindow();
  }

  get #edge(): ProgramTime {
    return programTime(start + this.#played + this.#slept + 400);
  }

  #secondsFromStart(date: ProgramTime): string {
    return `${Math.round((date - start) / 1000)} s`;
  }
}
