import type { Request } from "express";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import { millis } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import { networkOf } from "../client-address.ts";
import { HttpProblem } from "../problem.ts";
import { type Rate, TokenBucket } from "../socket/rate.ts";
import type { TokenReader } from "./ports.ts";
import { type ProblemCode, statusOf } from "./problem-words.ts";

/** A panel that asks for the state twice a second, and ten fingers on its buttons. */
export const panelRate: Rate = { perSecond: 20, burst: 60 };
/** As a person types it: the token's own shape is the store's to judge. */
const bearerPattern = /^Bearer +([\w.~+/=-]{1,200})$/i;
/** Tokens are made by people, a few a meeting; more than so many that are in use are forgotten, oldest first. */
const MOST_BUCKETS = 2_000;

/** Reads who is asking from `Authorization` alone: no cookie counts on these addresses (AP2). */
export class BearerDesk {
  readonly #tokens: TokenReader;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(tokens: TokenReader, clock: Clock) {
    this.#tokens = tokens;
    this.#clock = clock;
  }

  /**
   * The token's actor, who may follow that meeting's plan. Asked before anything else of the request is looked at.
   * @throws {HttpProblem} 401 NO_TOKEN, UNKNOWN_TOKEN; 403 NOT_ALLOWED; 429 TOO_FAST.
   */
  async admit(request: Request, slug: string): Promise<Actor> {
    const bearer = bearerOf(request);
    if (bearer === null) throw problem("NO_TOKEN");
    const actor = await this.#tokens.actorOfToken(bearer, networkOf(request.ip));
    if (actor === null) throw problem("UNKNOWN_TOKEN");
    const now = this.#clock.now();
    if (!this.#bucketOf(actor.id).take(now)) throw problem("TOO_FAST", 1_000);
    if (!mayIn(actor, "follow-rundown", slug)) throw problem("NOT_ALLOWED");
    return actor;
  }

  /** Whether the token behind a stream still opens that meeting. */
  async isStillWelcome(request: Request, slug: string): Promise<boolean> {
    const bearer = bearerOf(request);
    const actor = bearer === null ? null : await this.#tokens.actorOfToken(bearer, networkOf(request.ip));
    return actor !== null && mayIn(actor, "follow-rundown", slug);
  }

  #bucketOf(actorId: string): TokenBucket {
    const bucket = this.#buckets.get(actorId) ?? new TokenBucket(panelRate, this.#clock.now());
    this.#buckets.delete(actorId);
    this.#buckets.set(actorId, bucket);
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= MOST_BUCKETS) break;
      this.#buckets.delete(oldest);
    }
    return bucket;
  }
}

export const problem = (code: ProblemCode, retryAfterMs?: number): HttpProblem =>
  new HttpProblem(statusOf(code), code, retryAfterMs === undefined ? {} : { retryAfterMs: millis(retryAfterMs) });

const bearerOf = ({ headers }: Request): string | null => bearerPattern.exec(headers.authorization ?? "")?.[1] ?? null;
