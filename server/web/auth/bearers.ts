import type { Actor } from "../../../shared/roles.ts";
import { between, millis } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { ApiTokenStore } from "../access-ports.ts";
import { HttpProblem } from "../problem.ts";
import { Throttle } from "./throttle.ts";
import { hashToken, newToken, tokenPattern } from "./token.ts";

/** So that a scanner of leaked secrets, and a person, sees what it is. */
const PREFIX = "efir_";
/** Each mark is a write to disk. */
const TOUCH_EVERY = millis(60_000);

/** Before a token's id, in what an actor is called. */
const ACTOR = "token:";

/** `null`: that actor is not a token. */
export const tokenIdOf = (actorId: string): string | null =>
  actorId.startsWith(ACTOR) ? actorId.slice(ACTOR.length) : null;

/** 256 bits; shown once. */
export const newApiToken = (): string => `${PREFIX}${newToken()}`;

/** Programs that come with a token of automation instead of a session. Rules AC20–AC24 in docs/spec/access.md. */
export class Bearers {
  readonly #tokens: ApiTokenStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #wrong = new Throttle({ limit: 25, windowMs: millis(5 * 60_000) });

  constructor(tokens: ApiTokenStore, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#tokens = tokens;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * Tokens are looked up by their SHA-256, so how long it takes says nothing of how much of one was right.
   * @throws {HttpProblem} 429 TOO_FAST
   */
  async actorOf(token: string, network: string): Promise<Actor | null> {
    const isOurs = token.startsWith(PREFIX) && tokenPattern.test(token.slice(PREFIX.length));
    const found = isOurs ? await this.#tokens.byHash(hashToken(token)) : null;
    if (found === null || found.revokedAt !== null) return this.#refuse(network);
    const now = this.#clock.now();
    if (found.lastUsedAt === null || between(found.lastUsedAt, now) > TOUCH_EVERY) {
      await this.#tokens.touch(found.id, now);
    }
    return { id: `${ACTOR}${found.id}`, role: found.role, name: found.name, meetings: [found.meeting] };
  }

  #refuse(network: string): null {
    const waitMs = this.#wrong.hit(network, this.#clock.now());
    this.#log.warn("token refused", { waitMs });
    if (waitMs > 0) throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    return null;
  }
}
