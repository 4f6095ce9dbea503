/** Who may call X's stand-in. Signatures are computed here anew (RFC 5849, 3.4), apart from the client's code. */
import { createHmac } from "node:crypto";
import { type Call, fieldsOf, textOf } from "./call.ts";

export const xFourKeys = {
  appKey: "stand-in-app-key",
  appSecret: "stand-in-app-secret!*'()",
  accessToken: "4242-stand-in-access-token",
  accessSecret: "stand-in-access-secret",
} as const;

export const xApp = { clientId: "stand-in-client", clientSecret: "stand-in-client-secret" } as const;

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** OAuth 1.0a for `https://api.x.com`, wherever the call really went. A nonce is good once. */
export class FourKeyDoor {
  readonly #nonces = new Set<string>();

  lets({ method, path, query, headers }: Call): boolean {
    const written = headers.authorization ?? "";
    if (!written.startsWith("OAuth ")) return false;
    const given = new Map(
      [...written.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
        name,
        decodeURIComponent(value),
      ]),
    );
    const signature = given.get("oauth_signature");
    const nonce = given.get("oauth_nonce") ?? "";
    given.delete("oauth_signature");
    const pairs = [...given, ...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
    const base = [method, `https://api.x.com${path}`, pairs.join("&")].map(encode).join("&");
    const secret = `${encode(xFourKeys.appSecret)}&${encode(xFourKeys.accessSecret)}`;
    const isRight =
      given.get("oauth_consumer_key") === xFourKeys.appKey &&
      given.get("oauth_token") === xFourKeys.accessToken &&
      signature === createHmac("sha1", secret).update(base).digest("base64");
    if (!isRight || nonce === "" || this.#nonces.has(nonce)) return false;
    this.#nonces.add(nonce);
    return true;
  }
}

/** OAuth 2: each refresh gives a new pair, and ends the one before it at once. */
export class TokenDesk {
  /** Pairs that were given, oldest first. */
  given: { readonly access: string; readonly refresh: string }[] = [];
  /** Codes that a browser brings back, with the challenge that was sent along. */
  readonly #challengeByCode = new Map<string, string>();
  readonly #sha256: (text: string) => string;

  constructor(sha256: (text: string) => string) {
    this.#sha256 = sha256;
  }

  get current() {
    return this.given.at(-1);
  }

  lets({ headers }: Call): boolean {
    return this.current !== undefined && headers.authorization === `Bearer ${this.current.access}`;
  }

  /** What the admin's «Allow» comes to. */
  allow(authorize: URL): string {
    const code = `code-${this.#challengeByCode.size}`;
    this.#challengeByCode.set(code, authorize.searchParams.get("code_challenge") ?? "");
    return code;
  }

  answer(call: Call): { readonly status: number; readonly body: unknown } {
    // The client sends JSON where RFC 6749 has a form; X takes both.
    const fields = fieldsOf(call);
    const basic = Buffer.from(`${xApp.clientId}:${xApp.clientSecret}`).toString("base64");
    if (call.headers.authorization !== `Basic ${basic}`)
      return {
        status: 401,
        body: { error: "unauthorized_client", error_description: "Missing valid authorization header" },
      };
    const isGood = fields["grant_type"] === "refresh_token" ? this.#spends(fields) : this.#knows(fields);
    return isGood
      ? this.#give()
      : {
          status: 400,
          body: { error: "invalid_request", error_description: "Value passed for the token was invalid." },
        };
  }

  #spends(fields: Readonly<Record<string, unknown>>): boolean {
    return this.current?.refresh === fields["refresh_token"];
  }

  #knows(fields: Readonly<Record<string, unknown>>): boolean {
    const code = textOf(fields["code"]);
    const challenge = this.#challengeByCode.get(code);
    this.#challengeByCode.delete(code);
    return challenge !== undefined && challenge === this.#sha256(textOf(fields["code_verifier"]));
  }

  #give() {
    const number = this.given.length + 1;
    const pair = { access: `access-token-number-${number}`, refresh: `refresh-token-number-${number}` };
    this.given.push(pair);
    const scope = "tweet.read tweet.write users.read media.write offline.access";
    return {
      status: 200,
      body: { token_type: "bearer", expires_in: 7200, access_token: pair.access, refresh_token: pair.refresh, scope },
    };
  }
}
