import { randomBytes } from "node:crypto";
import type { ToldTarget } from "../../../shared/feeds.ts";
import { type Result, refuse } from "../../../shared/result.ts";
import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import { authorizeUrl, exchange } from "../targets/x-oauth.ts";
import { PROXY_CREDENTIALS, wholeProxy } from "./proxy-place.ts";
import type { TargetBook, TargetProblem } from "./target-book.ts";

/** Somebody who was sent to X, and has not come back. */
interface Errand {
  readonly targetId: string;
  /** The account that sent them: nobody else can bring the code back. */
  readonly actorId: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly until: ProgramTime;
}

export type ConnectProblem =
  | TargetProblem
  | { readonly code: "NO_CLIENT_ID" | "UNKNOWN_STATE" }
  | { readonly code: "REFUSED"; readonly said: string };

const ERRAND_MS = millis(10 * 60_000);
const EXCHANGE_MS = 20_000;
const MOST_ERRANDS = 20;

/** Connecting an account of X in the browser, by OAuth 2 with PKCE (FD165). What is underway is forgotten with the process. */
export class Connecting {
  readonly #book: TargetBook;
  readonly #clock: Clock;
  readonly #errands = new Map<string, Errand>();

  constructor(book: TargetBook, clock: Clock) {
    this.#book = book;
    this.#clock = clock;
  }

  /** @param redirectUri as it is registered with X. @returns where the browser is to go */
  begin(targetId: string, actorId: string, redirectUri: string): Result<{ readonly url: string }, ConnectProblem> {
    const found = this.#book.accountOf(targetId);
    if (found === null || found.kept.kind !== "x") return refuse({ code: "UNKNOWN_TARGET" });
    const clientId = found.account["clientId"] ?? "";
    if (clientId === "") return refuse({ code: "NO_CLIENT_ID" });
    const state = randomBytes(24).toString("base64url");
    const { url, verifier } = authorizeUrl({ clientId, redirectUri, state, baseUrl: found.kept.baseUrl });
    this.#forgetOld();
    this.#errands.set(state, { targetId, actorId, verifier, redirectUri, until: later(this.#clock.now(), ERRAND_MS) });
    return { ok: true, value: { url } };
  }

  /** A state is good once, for whoever it was made for. */
  async finish(state: string, code: string, actorId: string): Promise<Result<ToldTarget, ConnectProblem>> {
    this.#forgetOld();
    const errand = this.#errands.get(state);
    if (errand === undefined || errand.actorId !== actorId) return refuse({ code: "UNKNOWN_STATE" });
    this.#errands.delete(state);
    const found = this.#book.accountOf(errand.targetId);
    if (found === null) return refuse({ code: "UNKNOWN_TARGET" });
    const { account, kept } = found;
    const given = await exchange({
      ...{ clientId: account["clientId"] ?? "", clientSecret: account["clientSecret"] ?? "" },
      ...{ redirectUri: errand.redirectUri, code, verifier: errand.verifier, clock: this.#clock },
      ...{ baseUrl: kept.baseUrl, proxy: wholeProxy(kept.proxy, account[PROXY_CREDENTIALS]) },
      signal: AbortSignal.timeout(EXCHANGE_MS),
    });
    if (given.type === "refused") return refuse({ code: "REFUSED", said: given.said });
    return this.#book.connect(errand.targetId, given.account);
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [state, { until }] of this.#errands) {
      if (until <= now || this.#errands.size >= MOST_ERRANDS) this.#errands.delete(state);
    }
  }
}
