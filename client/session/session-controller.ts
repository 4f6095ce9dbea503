import { ContextConsumer } from "@lit/context";
import type { LitElement, ReactiveController } from "lit";
import type { MeetingSession } from "./meeting-session.ts";
import { sessionContext } from "./session-context.ts";
import { initialState, type SessionState } from "./session-state.ts";

/**
 * One part of the page's session, for an element that stands inside the page. Asks for an update only when that part
 * changed, so `select` must return the same value for the same state.
 */
export class SessionController<Part> implements ReactiveController {
  readonly #host: LitElement;
  readonly #select: (state: SessionState) => Part;
  #session: MeetingSession | undefined;
  #unsubscribe = () => {};
  #part: Part;

  constructor(host: LitElement, select: (state: SessionState) => Part) {
    this.#host = host;
    this.#select = select;
    this.#part = select(initialState);
    new ContextConsumer(host, { context: sessionContext, callback: (session) => this.#use(session), subscribe: true });
    host.addController(this);
  }

  get part(): Part {
    return this.#part;
  }

  /** For commands; `undefined` outside a page that provides one. */
  get session(): MeetingSession | undefined {
    return this.#session;
  }

  hostConnected(): void {
    if (this.#session !== undefined) this.#use(this.#session);
  }

  hostDisconnected(): void {
    this.#unsubscribe();
  }

  #use(session: MeetingSession): void {
    this.#unsubscribe();
    this.#session = session;
    this.#unsubscribe = session.subscribe(this.#read);
    this.#read();
  }

  readonly #read = () => {
    const part = this.#select(this.#session?.state ?? initialState);
    if (Object.is(part, this.#part)) return;
    this.#part = part;
    this.#host.requestUpdate();
  };
}
