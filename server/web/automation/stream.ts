import type { ServerResponse } from "node:http";
import type { State } from "./shapes.ts";

/** Who took so little that so much waits for it is not there any more. */
const MOST_UNSENT_BYTES = 256 * 1024;

/** What changes by itself with every second: no news. */
const ticking: ReadonlySet<string> = new Set(["now", "elapsedSeconds", "remainingSeconds", "secondsUntilSeen"]);
const withoutTicking = (key: string, value: unknown): unknown => (ticking.has(key) ? undefined : value);

/** One open answer of Server-Sent Events: the whole state, again whenever something of it changed. */
export class EventStream {
  readonly #response: ServerResponse;
  #said = "";

  constructor(response: ServerResponse, gone: () => void) {
    this.#response = response;
    response.once("close", gone);
    response.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // nginx would gather the answer until its buffer is full.
      "X-Accel-Buffering": "no",
    });
    response.write("retry: 1000\n\n");
  }

  /** Says the state, unless nothing of it changed since it was said last. */
  tell(state: State): void {
    const news = JSON.stringify(state, withoutTicking);
    if (news === this.#said) return;
    this.#said = news;
    this.#write(`id: ${state.position}\nevent: state\ndata: ${JSON.stringify(state)}\n\n`);
  }

  /** So that proxies and panels see that the line is alive. */
  beat(): void {
    this.#write(": \n\n");
  }

  /** Said again to who has not taken it, it cuts them. @param retryMs when the panel may come back. */
  end(code: string, retryMs: number): void {
    if (this.#response.writableEnded) this.#response.destroy();
    else this.#response.end(`retry: ${retryMs}\nevent: end\ndata: ${JSON.stringify({ code })}\n\n`);
  }

  #write(text: string): void {
    if (this.#response.writableLength > MOST_UNSENT_BYTES) this.#response.destroy();
    else if (!this.#response.writableEnded) this.#response.write(text);
  }
}
