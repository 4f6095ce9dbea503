import type { LitElement, ReactiveController } from "lit";
import type { ToldPerson } from "../../../shared/access.ts";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import { call } from "../../control/api.ts";
import { SessionController } from "../../session/session-controller.ts";

/** Names of those who may have approved something: of the room, and of all who may come into it. */
export class KnownNames implements ReactiveController {
  readonly #host: LitElement;
  readonly #room: SessionController<readonly { readonly id: string; readonly name: string }[]>;
  readonly #me: () => Actor | null;
  #people: readonly ToldPerson[] = [];
  #hasAsked = false;

  constructor(host: LitElement, me: () => Actor | null) {
    this.#host = host;
    this.#me = me;
    this.#room = new SessionController(host, ({ room }) => room);
    host.addController(this);
  }

  get byId(): ReadonlyMap<string, string> {
    const [me, all] = [this.#me(), [...this.#people, ...this.#room.part]];
    return new Map([...all, ...(me === null ? [] : [me])].map(({ id, name }) => [id, name]));
  }

  /** Asked once, of those who may know. */
  hostUpdated(): void {
    const slug = this.#room.session?.slug ?? "";
    if (this.#hasAsked || !mayIn(this.#me(), "see-people", slug)) return;
    this.#hasAsked = true;
    void this.#ask(slug);
  }

  async #ask(slug: string): Promise<void> {
    const path = `/api/meetings/${encodeURIComponent(slug)}/people`;
    const answer = await call<{ readonly people: readonly ToldPerson[] }>("GET", path);
    if (!answer.ok) return;
    this.#people = answer.value.people;
    this.#host.requestUpdate();
  }
}
