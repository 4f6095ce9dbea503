import { vi } from "vitest";
import { patience } from "../../support/patience.ts";

export interface Asked {
  readonly call: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

type Answer = readonly [status: number, body: unknown];
export type Answers = Readonly<Record<string, Answer | ((asked: Asked) => Answer)>>;

/** The server of these elements, as docs/spec/{library,web}.md have it: what it is asked, and what it answers. */
export function farSide(first: Answers = {}) {
  const own = { fetch: window.fetch, request: window.XMLHttpRequest };
  const asked: Asked[] = [];
  let answers = first;
  const answer = (one: Asked): Answer => {
    asked.push(one);
    const known = answers[one.call];
    if (known === undefined) return [404, { error: { code: "NOT_FOUND" } }];
    return typeof known === "function" ? known(one) : known;
  };
  window.fetch = async (input, init) => {
    const body = init?.body === undefined ? undefined : JSON.parse(String(init.body));
    const headers = Object.fromEntries(new Headers(init?.headers));
    const [status, told] = answer({ call: `${init?.method ?? "GET"} ${String(input)}`, body, headers });
    return new Response(status === 204 ? null : JSON.stringify(told), { status });
  };
  // What upload.ts uses of the real one; nothing else is asked of it.
  window.XMLHttpRequest = requestClass(answer) as unknown as typeof XMLHttpRequest;
  return {
    asked,
    calls: () => asked.map(({ call }) => call),
    answer: (more: Answers) => {
      answers = { ...answers, ...more };
    },
    /** Waits until it was asked that. */
    heard: (call: string) =>
      vi.waitFor(() => {
        const found = asked.findLast((one) => one.call === call);
        if (found === undefined) throw new Error(`not asked: ${call}; but ${asked.map((one) => one.call).join(", ")}`);
        return found;
      }, patience),
    leave: () => {
      window.fetch = own.fetch;
      window.XMLHttpRequest = own.request;
    },
  };
}

const requestClass = (answer: (asked: Asked) => Answer) =>
  class extends EventTarget {
    readonly upload = new EventTarget();
    status = 0;
    response: unknown = null;
    responseType = "";
    #call = "";
    #isAborted = false;
    readonly #headers: Record<string, string> = {};
    open(method: string, path: string): void {
      this.#call = `${method} ${path}`;
    }
    setRequestHeader(name: string, value: string): void {
      this.#headers[name] = value;
    }
    abort(): void {
      this.#isAborted = true;
      this.dispatchEvent(new Event("abort"));
    }
    send(body: unknown): void {
      this.upload.dispatchEvent(new ProgressEvent("progress", { loaded: 1, total: 2 }));
      // As the network does: later.
      queueMicrotask(() => {
        if (this.#isAborted) return;
        [this.status, this.response] = answer({ call: this.#call, body, headers: this.#headers });
        this.dispatchEvent(new Event("load"));
      });
    }
  };
