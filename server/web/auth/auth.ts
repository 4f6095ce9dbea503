import type { IncomingHttpHeaders } from "node:http";
import type { Actor } from "../../../shared/roles.ts";
import { between, millis } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { ApiTokenStore, Invitation, InvitationStore } from "../access-ports.ts";
import type { Account, AccountStore, LinkTokenStore, Session, SessionStore } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { Bearers, tokenIdOf } from "./bearers.ts";
import { cookieHeader, type SessionCookie, sessionCookie } from "./cookie.ts";
import { enrol, invitationOf, type NewPerson } from "./enrolment.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { weakness } from "./password-rules.ts";
import { Throttle } from "./throttle.ts";
import { hashToken, newToken } from "./token.ts";

const IDLE = millis(30 * 60_000);
const ABSOLUTE = millis(12 * 60 * 60_000);
/** A session is marked as seen at most this often: each mark is a write to disk. */
const TOUCH_EVERY = millis(60_000);

export interface AuthDeps {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly links: LinkTokenStore;
  readonly tokens: ApiTokenStore;
  readonly invitations: InvitationStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Served over https: the cookie is `__Host-` and Secure. */
  readonly isHttps: boolean;
}

/** A person at the door: where they come from, and the session they already have. */
export interface Visitor {
  /** See `networkOf`. */
  readonly network: string;
  readonly cookies: string | undefined;
}

/** A new session for the answer's `Set-Cookie`. */
export interface Admission {
  readonly actor: Actor;
  readonly hasPassword: boolean;
  readonly setCookie: string;
}

/** Who is asking, and how they become known. Rules WB10–WB19 in docs/spec/web.md. */
export class Auth {
  readonly #deps: AuthDeps;
  readonly #cookie: SessionCookie;
  // Reference B6: at most ten guesses an account in 15 minutes, whoever makes them, and 25 a network in five.
  readonly #perAccount: Throttle;
  readonly #perNetwork: Throttle;
  readonly #bearers: Bearers;

  constructor(deps: AuthDeps) {
    this.#deps = deps;
    this.#cookie = sessionCookie(deps.isHttps);
    this.#perAccount = new Throttle({ limit: 10, windowMs: millis(15 * 60_000) });
    this.#perNetwork = new Throttle({ limit: 25, windowMs: millis(5 * 60_000) });
    this.#bearers = new Bearers(deps.tokens, deps);
  }

  /** The account behind a request's or a handshake's cookie, as it stands now. `null`: nobody. */
  async actorOf(request: { readonly headers: Pick<IncomingHttpHeaders, "cookie"> }): Promise<Actor | null> {
    const known = await this.#known(request.headers.cookie);
    return known === null ? null : actorFrom(known.account);
  }

  /** As `actorOf`, and whether a password has been set. */
  async whoIs(visitor: Visitor): Promise<{ actor: Actor; hasPassword: boolean } | null> {
    const known = await this.#known(visitor.cookies);
    return known && { actor: actorFrom(known.account), hasPassword: known.account.passwordHash !== null };
  }

  /**
   * The program behind a token of automation (AC20–AC24): an actor of one meeting. `null`: nobody.
   * @throws {HttpProblem} 429 TOO_FAST after many wrong ones from that network; a right one is never held back.
   */
  async actorOfToken(token: string, network: string): Promise<Actor | null> {
    return this.#bearers.actorOf(token, network);
  }

  /** What a person or a program is called; `null` for the machine's own parts and for who is gone. */
  async nameOf(actorId: string): Promise<string | null> {
    const tokenId = tokenIdOf(actorId);
    if (tokenId !== null) return (await this.#deps.tokens.byId(tokenId))?.name ?? null;
    return (await this.#deps.accounts.byId(actorId))?.name ?? null;
  }

  /** @throws {HttpProblem} 401 WRONG_PASSWORD, 429 TOO_FAST. */
  async signIn(login: string, password: string, visitor: Visitor): Promise<Admission> {
    const { accounts, clock, log } = this.#deps;
    const now = clock.now();
    const name = login.trim().toLowerCase();
    const waitMs = Math.max(this.#perNetwork.hit(visitor.network, now), this.#perAccount.hit(name, now));
    if (waitMs > 0) {
      log.warn("sign-in throttled", { waitMs });
      throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    }
    const account = await accounts.byLogin(name);
    // An unknown login is checked against a hash too, so that time does not tell which logins exist.
    const isRight = await verifyPassword(password, account?.passwordHash ?? null);
    if (account === null || account.disabledAt !== null || !isRight) {
      log.warn("sign-in refused", { accountId: account?.id ?? null });
      throw new HttpProblem(401, "WRONG_PASSWORD");
    }
    this.#perAccount.forget(name);
    return this.#admit(account, "password", visitor);
  }

  /** @throws {HttpProblem} 401 LINK_SPENT, 429 TOO_FAST. */
  async signInByLink(code: string, visitor: Visitor): Promise<Admission> {
    const { accounts, links, clock } = this.#deps;
    const now = clock.now();
    const waitMs = this.#perNetwork.hit(visitor.network, now);
    if (waitMs > 0) throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    const accountId = await links.consume(hashToken(code), now);
    const account = accountId === null ? null : await accounts.byId(accountId);
    if (account === null || account.disabledAt !== null) throw new HttpProblem(401, "LINK_SPENT");
    return this.#admit(account, "link", visitor);
  }

  /** What the invitation of a link promises (AC12). @throws {HttpProblem} 401 INVITATION_SPENT, 429 TOO_FAST. */
  async invitation(code: string, visitor: Visitor): Promise<Invitation> {
    const { accounts, clock } = this.#deps;
    return invitationOf({ invitations: this.#invitations(visitor), accounts }, code, clock.now());
  }

  /**
   * Makes the account that an invitation promises, and signs it in (AC11).
   * @throws {HttpProblem} 401 INVITATION_SPENT, 409 LOGIN_TAKEN, 422 WEAK_PASSWORD, 429 TOO_FAST.
   */
  async enrol(code: string, person: NewPerson, visitor: Visitor): Promise<Admission> {
    const { accounts, clock, log } = this.#deps;
    const invitations = this.#invitations(visitor);
    const account = await enrol({ invitations, accounts }, { code, person, now: clock.now() });
    log.info("invitation taken up", { accountId: account.id, role: account.role });
    return this.#admit(account, "password", visitor);
  }

  /** Returns the `Set-Cookie` that forgets the session on the page's side too. */
  async signOut(visitor: Visitor): Promise<string> {
    const token = this.#cookie.read(visitor.cookies);
    if (token !== null) await this.#deps.sessions.drop(hashToken(token));
    return cookieHeader(this.#cookie, "", millis(0));
  }

  /**
   * Sets the password of whoever is signed in, ends all their sessions and opens a new one.
   * @throws {HttpProblem} 401 NOT_SIGNED_IN, WRONG_PASSWORD; 422 WEAK_PASSWORD with the rule in `detail`.
   */
  async setPassword(password: string, current: string | undefined, visitor: Visitor): Promise<Admission> {
    const { accounts, sessions, log } = this.#deps;
    const known = await this.#known(visitor.cookies);
    if (known === null) throw new HttpProblem(401, "NOT_SIGNED_IN");
    const { account, session } = known;
    const weak = weakness(password, account);
    if (weak !== null) throw new HttpProblem(422, "WEAK_PASSWORD", { detail: weak });
    const isFirst = account.passwordHash === null || session.via === "link";
    if (!isFirst) await this.#checkCurrent(account, current ?? "");
    const passwordHash = await hashPassword(password);
    await accounts.setPassword(account.id, passwordHash);
    await sessions.dropAllOf(account.id);
    log.info("password set", { accountId: account.id });
    return this.#admit({ ...account, passwordHash }, "password", visitor);
  }

  /** Whoever comes with one may be guessing. */
  #invitations({ network }: Visitor): InvitationStore {
    const waitMs = this.#perNetwork.hit(network, this.#deps.clock.now());
    if (waitMs > 0) throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    return this.#deps.invitations;
  }

  async #checkCurrent(account: Account, current: string): Promise<void> {
    const waitMs = this.#perAccount.hit(account.login, this.#deps.clock.now());
    if (waitMs > 0) throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    if (!(await verifyPassword(current, account.passwordHash))) throw new HttpProblem(401, "WRONG_PASSWORD");
  }

  async #admit(account: Account, via: Session["via"], visitor: Visitor): Promise<Admission> {
    const { accounts, sessions, clock, log } = this.#deps;
    // Always a new token: a session that someone planted in this browser before signing in opens nothing.
    const old = this.#cookie.read(visitor.cookies);
    if (old !== null) await sessions.drop(hashToken(old));
    const token = newToken();
    const now = clock.now();
    await sessions.add({ tokenHash: hashToken(token), accountId: account.id, startedAt: now, seenAt: now, via });
    await accounts.markSeen(account.id, now);
    log.info("signed in", { accountId: account.id, via });
    return {
      actor: actorFrom(account),
      hasPassword: account.passwordHash !== null,
      setCookie: cookieHeader(this.#cookie, token, ABSOLUTE),
    };
  }

  async #known(cookies: string | undefined): Promise<{ session: Session; account: Account } | null> {
    const { sessions, accounts, clock } = this.#deps;
    const token = this.#cookie.read(cookies);
    if (token === null) return null;
    const tokenHash = hashToken(token);
    const session = await sessions.find(tokenHash);
    if (session === null) return null;
    const now = clock.now();
    if (between(session.seenAt, now) > IDLE || between(session.startedAt, now) > ABSOLUTE) {
      await sessions.drop(tokenHash);
      return null;
    }
    const account = await accounts.byId(session.accountId);
    if (account === null || account.disabledAt !== null) return null;
    if (between(session.seenAt, now) > TOUCH_EVERY) {
      await sessions.touch(tokenHash, now);
      await accounts.markSeen(account.id, now);
    }
    return { session, account };
  }
}

const actorFrom = ({ id, role, name, meetings }: Account): Actor => ({
  id,
  role,
  name,
  ...(meetings !== null && { meetings }),
});
