import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ExhibitionSettings, Stand, StandQuestion, StandVisits } from "../../../shared/exhibition.ts";
import type { ToldPass } from "../../../shared/passes.ts";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import { nothingAbout } from "../../../shared/timeline/meeting-plan.ts";
import { zoneOf } from "../../../shared/timeline/planned-times.ts";
import { type ApiAnswer, type ApiProblem, call } from "../../control/api.ts";
import type { MeetingSession } from "../../session/meeting-session.ts";
import { moved } from "../stand-editor/list-changes.ts";
import { problemWords } from "../stand-editor/problem-words.ts";

/** `GET /api/meetings/:slug/exhibition/desk`. */
export interface ToldDesk {
  readonly settings: ExhibitionSettings;
  readonly version: number;
  /** In the order of their numbers. */
  readonly stands: readonly Stand[];
  readonly passes: readonly ToldPass[];
  readonly visits: Readonly<Record<string, StandVisits>>;
}

/** What the page knows, and what was last said of what was done. */
interface Known {
  readonly told: ToldDesk | null;
  readonly questions: readonly StandQuestion[];
  readonly actor: Actor | null;
  /** Why the lists could not be had. */
  readonly problem: ApiProblem | null;
  readonly said: string;
  readonly refusal: string;
}

/** The organisers' side of one exhibition: what they are told, and what they do (EB90–EB97). Draws nothing. */
export class ExhibitionDesk implements ReactiveController {
  readonly slug: string;
  readonly #host: ReactiveControllerHost;
  readonly #session: Pick<MeetingSession, "state" | "subscribe">;
  #known: Known = { told: null, questions: [], actor: null, problem: null, said: "", refusal: "" };
  #changes = 0;
  #visits: MeetingSession["state"]["visits"] = null;
  #timeZone = zoneOf(nothingAbout);
  #unsubscribe = () => {};
  /** Answers that come late are of a list that was asked for again. */
  #asked = 0;

  constructor(host: ReactiveControllerHost, slug: string, session: Pick<MeetingSession, "state" | "subscribe">) {
    this.#host = host;
    this.slug = slug;
    this.#session = session;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = this.#session.subscribe(this.#heard);
    void this.#askWho();
    void this.load();
  }

  hostDisconnected(): void {
    this.#unsubscribe();
  }

  get known(): Known {
    return this.#known;
  }

  /** Who is where now, by stand; newer than what came with the list. */
  get visits(): Readonly<Record<string, StandVisits>> {
    return this.#visits ?? this.#known.told?.visits ?? {};
  }

  /** By whose clocks the meeting lives; until it is told, this machine's. */
  get timeZone(): string {
    return this.#timeZone;
  }

  get mayRun(): boolean {
    return mayIn(this.#known.actor, "run-exhibition", this.slug);
  }

  get mayMakePass(): boolean {
    return mayIn(this.#known.actor, "make-pass", this.slug);
  }

  stand(id: string): Stand | null {
    return this.#known.told?.stands.find((one) => one.id === id) ?? null;
  }

  readonly load = async (): Promise<void> => {
    this.#asked += 1;
    const mine = this.#asked;
    const [desk, questions] = await Promise.all([
      call<ToldDesk>("GET", `${this.address}/desk`),
      call<readonly StandQuestion[]>("GET", `${this.address}/questions`),
    ]);
    if (mine !== this.#asked) return;
    if (!desk.ok) return this.#set({ problem: desk.problem });
    this.#set({ told: desk.value, problem: null, ...(questions.ok ? { questions: questions.value } : {}) });
  };

  /** Does something, says what came of it, and asks for the lists anew. @returns what was answered; `null`: refused. */
  async act<Value>(asked: Promise<ApiAnswer<Value>>, done: string): Promise<Value | null> {
    const answer = await asked;
    this.#set(answer.ok ? { said: done, refusal: "" } : { said: "", refusal: problemWords(answer.problem) });
    await this.load();
    return answer.ok ? answer.value : null;
  }

  /** Drawn at once as it will be; the server has the last word. */
  async move(from: number, to: number, done: string): Promise<void> {
    const { told } = this.#known;
    const stand = told?.stands[from];
    if (told == null || stand === undefined) return;
    const stands = moved(told.stands, from, to).map((one, index) => ({ ...one, number: index + 1 }));
    this.#set({ told: { ...told, stands } });
    await this.act(call("PATCH", this.standAddress(stand.id), { version: stand.version, number: to + 1 }), done);
  }

  get address(): string {
    return `/api/meetings/${this.slug}/exhibition`;
  }

  standAddress(id: string): string {
    return `${this.address}/stands/${encodeURIComponent(id)}`;
  }

  readonly #heard = () => {
    const { changes, visits, record } = this.#session.state;
    const timeZone = zoneOf(record.about);
    if (visits !== this.#visits || timeZone !== this.#timeZone) {
      this.#visits = visits;
      this.#timeZone = timeZone;
      this.#host.requestUpdate();
    }
    if (changes.exhibition === this.#changes) return;
    this.#changes = changes.exhibition;
    void this.load();
  };

  async #askWho(): Promise<void> {
    const answer = await call<{ readonly actor: Actor | null }>("GET", "/api/session");
    if (answer.ok) this.#set({ actor: answer.value.actor });
  }

  #set(change: Partial<Known>): void {
    this.#known = { ...this.#known, ...change };
    this.#host.requestUpdate();
  }
}
