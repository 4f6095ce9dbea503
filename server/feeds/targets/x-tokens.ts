/** An account's keys: four that do not expire (OAuth 1.0a), or a pair that X changes every two hours (OAuth 2). */
import { later, millis } from "../../../shared/time.ts";
import type { Account, TargetSurroundings } from "../target-kind.ts";
import { within } from "./fetch-line.ts";
import { type Trouble, troubleOf } from "./x-answers.ts";
import { type XKeys, XLine } from "./x-line.ts";
import { accountOf, type GivenTokens } from "./x-oauth.ts";

/** A token with less left is changed first, so that none ends on its way. */
const SPARE_MS = millis(60_000);
/** Longer than any caller waits: a refresh that is cut off may have spent the only refresh token. */
const REFRESH_WITHIN_MS = 30_000;

export class XTokens {
  readonly #surroundings: TargetSurroundings;
  #account: Account;
  #refreshing: Promise<void> | null = null;
  #unkept: Account | null = null;

  constructor(account: Account, surroundings: TargetSurroundings) {
    this.#account = account;
    this.#surroundings = surroundings;
  }

  /** All values as they are now: what may not be said. */
  get account(): Account {
    return { ...this.#account, ...prefixed(this.#unkept) };
  }

  /**
   * Keys that are good now. However many ask at once, one refresh is made, and its pair is kept before anybody uses it.
   * @throws {NoToken}, what keeping it threw, or the signal's reason
   */
  async keys(signal: AbortSignal): Promise<XKeys> {
    const four = fourKeys(this.#account);
    if (four !== null) return four;
    // Who gives up waits no longer; the refresh goes on.
    if (this.#isStale()) await within(signal, () => this.#refresh());
    return this.#account["accessToken"] ?? "";
  }

  #isStale(): boolean {
    const { accessToken = "", expiresAt = "" } = this.#account;
    return accessToken === "" || later(this.#surroundings.clock.now(), SPARE_MS) >= Number(expiresAt);
  }

  #refresh(): Promise<void> {
    // A failed one is forgotten, so that the next caller may try.
    this.#refreshing ??= this.#exchange().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #exchange(): Promise<void> {
    // X knows the new pair alone from here on: should keeping it fail, the next caller keeps it and asks for no other.
    this.#unkept ??= await this.#ask();
    await this.#surroundings.keep(this.#unkept);
    this.#account = { ...this.#account, ...this.#unkept };
    this.#unkept = null;
  }

  async #ask(): Promise<Account> {
    const { clientId = "", clientSecret = "", refreshToken = "" } = this.#account;
    const { clock } = this.#surroundings;
    if (clientId === "" || refreshToken === "")
      throw new NoToken({ type: "not-sent", reason: "AUTH", said: "the account is not connected" });
    const line = new XLine(
      { clientId, ...(clientSecret !== "" && { clientSecret }) },
      this.#surroundings,
      AbortSignal.timeout(REFRESH_WITHIN_MS),
    );
    try {
      const given: GivenTokens = await line.ask((client) => client.refreshOAuth2Token(refreshToken));
      return accountOf(given, clock.now());
    } catch (error) {
      throw new NoToken(troubleOf(error, { mayHaveArrived: line.mayHaveArrived, now: clock.now() }));
    }
  }
}

const prefixed = (account: Account | null): Account =>
  Object.fromEntries(Object.entries(account ?? {}).map(([name, value]) => [`unkept ${name}`, value]));

/** X gave none; why, is in `trouble`. */
export class NoToken extends Error {
  override readonly name = "NoToken";
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.said);
    this.trouble = trouble;
  }
}

function fourKeys({ appKey = "", appSecret = "", accessToken = "", accessSecret = "" }: Account) {
  const hasAll = [appKey, appSecret, accessToken, accessSecret].every((key) => key !== "");
  return hasAll ? { appKey, appSecret, accessToken, accessSecret } : null;
}
