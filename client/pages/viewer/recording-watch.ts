import type { LitElement, ReactiveController } from "lit";
import { type Millis, millis } from "../../../shared/time.ts";

/** `asking`: not known yet. */
export type RecordingFound = "asking" | "absent" | "ready";

/** The last segments of a broadcast are written while its viewers see its end: asked again, less and less often. */
const WAITS: readonly Millis[] = [2, 5, 10, 20, 40, 60, 60].map((seconds) => millis(seconds * 1000));
/** While the server does not answer at all. */
const UNREACHABLE = millis(15_000);
const PATIENCE = 8000;

/** Finds out whether a meeting that is over has a recording. Rule VW45. */
export class RecordingWatch implements ReactiveController {
  readonly #host: LitElement;
  #found: RecordingFound = "asking";
  #address = "";
  #round = 0;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get found(): RecordingFound {
    return this.#found;
  }

  /** The playlist; `""` until it is there. */
  get address(): string {
    return this.#found === "ready" ? this.#address : "";
  }

  /** Begins to ask, once. */
  begin(slug: string): void {
    if (this.#address !== "") return;
    this.#address = `/replay/${slug}/index.m3u8`;
    void this.#ask();
  }

  hostConnected(): void {
    if (this.#address !== "" && this.#found !== "ready") void this.#ask();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#round++;
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    const round = ++this.#round;
    const answer = await look(this.#address);
    if (round !== this.#round) return;
    if (answer !== "unreachable" && answer !== this.#found) {
      this.#found = answer;
      this.#host.requestUpdate();
    }
    const wait = answer === "unreachable" ? UNREACHABLE : WAITS[this.#asked++];
    if (answer !== "ready" && wait !== undefined) this.#timer = setTimeout(() => void this.#ask(), wait);
  }
}

async function look(address: string): Promise<"ready" | "absent" | "unreachable"> {
  try {
    const { ok } = await fetch(address, {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return ok ? "ready" : "absent";
  } catch {
    return "unreachable";
  }
}
