/** Connecting an account in the browser: OAuth 2 with PKCE. The settings page sends its admin to `url` and brings back the code. */

import { TwitterApi } from "twitter-api-v2";
import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Account, NotSent } from "../target-kind.ts";
import { saidOf } from "./said.ts";
import { troubleOf } from "./x-answers.ts";
import { XLine, type XWay } from "./x-line.ts";

/** Without `media.write` an upload is refused; without `offline.access` the account ends after two hours. */
const scopes = ["tweet.read", "tweet.write", "users.read", "media.write", "offline.access"];

export interface GivenTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Seconds. */
  readonly expiresIn: number;
}

export interface AuthorizeRequest {
  readonly clientId: string;
  /** As it is registered with X, to the letter. */
  readonly redirectUri: string;
  /** Comes back with the code: whoever sent the admin away knows it again. */
  readonly state: string;
  /** `null`: X's own. */
  readonly baseUrl: string | null;
}

/** @returns `verifier`: to be kept on the server, and given to `exchange` */
export function authorizeUrl({ clientId, redirectUri, state, baseUrl }: AuthorizeRequest): {
  readonly url: string;
  readonly verifier: string;
} {
  const link = new TwitterApi({ clientId }).generateOAuth2AuthLink(redirectUri, { state, scope: scopes });
  const url = new URL(link.url);
  // The client writes `s256`; RFC 7636 knows `S256`, and compares with regard to case.
  url.searchParams.set("code_challenge_method", "S256");
  const moved = baseUrl === null ? url : new URL(baseUrl.replace(/\/$/, "") + url.pathname + url.search);
  return { url: moved.href, verifier: link.codeVerifier };
}

export interface ExchangeRequest extends XWay {
  readonly clientId: string;
  /** Of a confidential app; `""`: it has none. */
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly code: string;
  readonly verifier: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export type Exchanged =
  | { readonly type: "given"; readonly account: Account }
  | { readonly type: "refused"; readonly reason: NotSent["reason"]; readonly said: string };

/** @returns the values to keep, over those that the account has; or why there are none */
export async function exchange(request: ExchangeRequest): Promise<Exchanged> {
  const { clientId, clientSecret, redirectUri, code, verifier, clock, signal } = request;
  const keys = { clientId, ...(clientSecret !== "" && { clientSecret }) };
  const line = new XLine(keys, request, signal);
  try {
    const given: GivenTokens = await line.ask((client) =>
      client.loginWithOAuth2({ code, codeVerifier: verifier, redirectUri }),
    );
    // An app's own four keys would go before these.
    return { type: "given", account: { ...accountOf(given, clock.now()), clientId, clientSecret, accessSecret: "" } };
  } catch (error) {
    const trouble = troubleOf(error, { mayHaveArrived: line.mayHaveArrived, now: clock.now() });
    const reason = trouble.type === "not-sent" ? trouble.reason : "UNREACHABLE";
    return { type: "refused", reason, said: saidOf(trouble.said, { clientSecret, code, verifier }) };
  }
}

/** @throws when a pair is not whole: the client does not look */
export function accountOf({ accessToken, refreshToken, expiresIn }: GivenTokens, now: ProgramTime): Account {
  const isWhole = [accessToken, refreshToken].every((token) => typeof token === "string" && token !== "");
  if (!isWhole || !Number.isFinite(expiresIn)) throw new Error("a pair of tokens that is not whole");
  const expiresAt = later(now, millis(expiresIn * 1000));
  return { accessToken, refreshToken: refreshToken ?? "", expiresAt: String(Math.round(expiresAt)) };
}
