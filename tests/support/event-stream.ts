import type { State } from "../../server/web/automation/shapes.ts";

/** One event of Server-Sent Events, as a panel's library would give it. */
export interface ServerSent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

/** The whole events of a text; what is not ended yet is left out. Comments and `retry` are nobody's event. */
export function eventsIn(text: string): readonly ServerSent[] {
  return text
    .split("\n\n")
    .slice(0, -1)
    .flatMap((block) => {
      const lines = block.split("\n");
      const said = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = said("data");
      return data === undefined ? [] : [{ id: said("id"), event: said("event") ?? "message", data }];
    });
}

export const statesIn = (text: string): readonly State[] =>
  eventsIn(text).flatMap(({ event, data }) => (event === "state" ? [JSON.parse(data) as State] : []));

/** A panel that follows a meeting's state: reads on by itself, and tells what it has when asked. */
export class StateFollower {
  readonly #abort = new AbortController();
  #text = "";
  #isOver = false;

  static async open(url: string, token: string, lastEventId?: string): Promise<StateFollower> {
    const follower = new StateFollower();
    const answer = await fetch(url, {
      headers: {
        authorization: `Bearer ${token}`,
        accept: "text/event-stream",
        ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
      },
      signal: follower.#abort.signal,
    });
    if (!answer.ok || answer.body === null) throw new Error(`no stream: ${answer.status} ${await answer.text()}`);
    void follower.#read(answer.body);
    return follower;
  }

  get events(): readonly ServerSent[] {
    return eventsIn(this.#text);
  }

  get states(): readonly State[] {
    return statesIn(this.#text);
  }

  /** Ended by the server, or cut. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The first state that is so, of those it has had or will have. */
  until(what: string, isSo: (state: State) => boolean): Promise<State> {
    return this.#poll(what, () => this.states.find(isSo));
  }

  over(): Promise<true> {
    return this.#poll("the end of the stream", () => this.#isOver || undefined);
  }

  close(): void {
    this.#abort.abort();
  }

  async #poll<Value>(what: string, found: () => Value | undefined): Promise<Value> {
    for (const deadline = Date.now() + 15_000; Date.now() < deadline; ) {
      const value = found();
      if (value !== undefined) return value;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`in vain waited for ${what}; last: ${this.#text.slice(-2_000)}`);
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) this.#text += decoder.decode(chunk, { stream: true });
    } catch {
      // Killed or closed: what has come stays.
    }
    this.#isOver = true;
  }
}
