import { randomUUID } from "node:crypto";
import type { MadePass, PassSort, ToldPass } from "../../../shared/passes.ts";
import type { Actor } from "../../../shared/roles.ts";
import { between, later, millis } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { Pass, PassReader, PassStore } from "../pass-ports.ts";
import type { Awaitable } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { Throttle } from "./throttle.ts";
import { hashToken, newToken, tokenPattern } from "./token.ts";

/** So that a scanner of leaked secrets, and a person, sees what it is. */
const PREFIX = "pass_";
/** Each mark is a write to disk. */
const TOUCH_EVERY = millis(60_000);
const DAY_MS = 24 * 60 * 60_000;
/** Of one sort, a meeting: every stand may have two. */
const MOST_PASSES = 400;

export interface PassDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** What whoever made a link is called; `null`: they are gone. */
  readonly nameOf: (actorId: string) => Awaitable<string | null>;
}

export interface PassOrder {
  readonly sort: PassSort;
  /** Its slug. */
  readonly meeting: string;
  /** The stand's id; `null` for reporters. */
  readonly subject: string | null;
  readonly name: string;
  /** 1 to `MOST_PASS_DAYS`. */
  readonly days: number;
}

/** Links for those who come without an account. Rules AC50–AC56 in docs/spec/access.md. */
export class Passes implements PassReader {
  readonly #store: PassStore;
  readonly #deps: PassDeps;
  readonly #wrong = new Throttle({ limit: 25, windowMs: millis(5 * 60_000) });

  constructor(store: PassStore, deps: PassDeps) {
    this.#store = store;
    this.#deps = deps;
  }

  /**
   * Looked up by their SHA-256, so how long it takes says nothing of how much of one was right. What is no pass at all is
   * not counted.
   * @throws {HttpProblem} 429 TOO_FAST after many wrong ones from that network; a right one is never held back.
   */
  async passOf(request: Parameters<PassReader["passOf"]>[0], network: string): Promise<Pass | null> {
    const token = tokenIn(request.headers.authorization);
    if (token === null) return null;
    const now = this.#deps.clock.now();
    const isOurs = token.startsWith(PREFIX) && tokenPattern.test(token.slice(PREFIX.length));
    const found = isOurs ? await this.#store.byHash(hashToken(token)) : null;
    if (found === null || found.revokedAt !== null || found.expiresAt <= now) return this.#refuse(network);
    if (found.seenAt === null || between(found.seenAt, now) > TOUCH_EVERY) await this.#store.touch(found.id, now);
    return found;
  }

  /** @throws {HttpProblem} 409 TOO_MANY. */
  async make({ days, ...order }: PassOrder, by: Actor): Promise<MadePass> {
    const { clock, log } = this.#deps;
    const now = clock.now();
    const { meeting, sort } = order;
    if ((await this.#store.of(meeting, sort, now)).length >= MOST_PASSES) throw new HttpProblem(409, "TOO_MANY");
    const token = `${PREFIX}${newToken()}`;
    const pass: Pass = {
      ...order,
      ...{ id: randomUUID(), madeBy: by.id, madeAt: now, expiresAt: later(now, millis(days * DAY_MS)) },
      ...{ seenAt: null, revokedAt: null },
    };
    await this.#store.add(pass, hashToken(token));
    log.info("pass made", { passId: pass.id, sort, slug: meeting, accountId: by.id });
    return { ...told(pass, by.name), token };
  }

  /** Those of a meeting that still open, without their tokens, oldest first. */
  async told(meeting: string, sort: PassSort): Promise<readonly ToldPass[]> {
    const passes = await this.#store.of(meeting, sort, this.#deps.clock.now());
    return Promise.all(passes.map(async (pass) => told(pass, await this.#deps.nameOf(pass.madeBy))));
  }

  /** @throws {HttpProblem} 404 UNKNOWN_PASS: the meeting has none of that sort that still opens. */
  async revoke({ meeting, sort, id }: Pick<Pass, "meeting" | "sort" | "id">, by: Actor): Promise<void> {
    const found = await this.#store.byId(id);
    const isRevoked = found?.sort === sort && (await this.#store.revoke(meeting, id, this.#deps.clock.now()));
    if (!isRevoked) throw new HttpProblem(404, "UNKNOWN_PASS");
    this.#deps.log.info("pass revoked", { passId: id, slug: meeting, accountId: by.id });
  }

  /** Those of a stand that is gone. */
  async revokeOf(meeting: string, subject: string, by: Actor): Promise<void> {
    const passes = await this.#store.of(meeting, "stand", this.#deps.clock.now());
    for (const pass of passes) if (pass.subject === subject) await this.revoke(pass, by);
  }

  #refuse(network: string): null {
    const waitMs = this.#wrong.hit(network, this.#deps.clock.now());
    this.#deps.log.warn("pass refused", { waitMs });
    if (waitMs > 0) throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    return null;
  }
}

const tokenIn = (header: string | undefined): string | null =>
  /^Pass +([\w-]{1,200})$/i.exec(header ?? "")?.[1] ?? null;

/** Field by field: never what stands in the store beside it. */
const told = (pass: Pass, madeBy: string | null): ToldPass => {
  const { id, sort, meeting, subject, name, madeAt, expiresAt, seenAt } = pass;
  return { id, sort, meeting, subject, name, madeBy, madeAt, expiresAt, seenAt };
};
