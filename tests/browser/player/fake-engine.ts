import type { Engine, EngineListener, Gauge, Level, ProgramWindow } from "../../../client/player/engine.ts";
import { later, type Millis, millis, type ProgramTime, programTime } from "../../../shared/time.ts";

/** 11:42:07 where the test runs: what the player shows is the viewer's own clock. */
export const start = programTime(new Date(2026, 0, 30, 11, 42, 7).getTime());

/** An engine without media: the picture moves when the test says so. Media time 0 is `start`; the window is ten minutes. */
export class FakeEngine implements Engine {
  readonly asked: string[] = [];
  refusesSound = false;
  hasClock = true;
  levels: readonly Level[] = [];
  /** How far the playhead is behind the live edge. */
  behind = millis(400);
  readonly gauge: Gauge | null = null;
  listener: EngineListener | null = null;
  #video: HTMLVideoElement | null = null;
  #played = 0;

  attach(video: HTMLVideoElement, listener: EngineListener): void {
    this.#video = video;
    this.listener = listener;
  }

  load(source: string, { at }: { readonly at: ProgramTime | "live" }): void {
    this.asked.push(`load ${source.replace(/p\d/, "p*")} at ${at === "live" ? at : this.#secondsFromStart(at)}`);
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
    this.behind = millis(this.#edge - date);
  }

  seekBy(distance: Millis): void {
    this.asked.push(`seek by ${distance}`);
    this.behind = millis(this.behind - distance);
  }

  dateAt(): ProgramTime | null {
    return this.hasClock ? programTime(this.#edge - this.behind) : null;
  }

  get window(): ProgramWindow | null {
    return this.hasClock ? { from: later(this.#edge, millis(-600_000)), to: this.#edge } : null;
  }

  setRate(): void {}

  chooseLevel(index: number | null): void {
    this.asked.push(`level ${index}`);
  }

  destroy(): void {
    this.asked.push("destroy");
  }

  /** A tenth of a second of picture. */
  move(): void {
    this.#played += 100;
    if (this.#video === null) return;
    this.#video.currentTime = this.#played / 1000;
    this.#video.dispatchEvent(new Event("timeupdate"));
    this.listener?.onWindow();
  }

  get #edge(): ProgramTime {
    return programTime(start + this.#played + 400);
  }

  #secondsFromStart(date: ProgramTime): string {
    return `${Math.round((date - start) / 1000)} s`;
  }
}
