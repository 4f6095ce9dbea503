import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { createAccounts } from "../../server/store/accounts.ts";
import { createApiTokens } from "../../server/store/api-tokens.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createPasses } from "../../server/store/passes.ts";
import { createSessions } from "../../server/store/sessions.ts";
import { newApiToken } from "../../server/web/auth/bearers.ts";
import { hashToken, newToken } from "../../server/web/auth/token.ts";
import type { PassSort } from "../../shared/passes.ts";
import type { Role } from "../../shared/roles.ts";
import { later, millis, programTime } from "../../shared/time.ts";
import { type RunningServer, startServer } from "./running-server.ts";

/** Somebody at the door. `null`: no account. */
interface Standing {
  readonly role: Role | null;
  /** Absent: all. */
  readonly meetings?: readonly string[];
  /** They were let in once, and are not any more. */
  readonly isOut?: "signed out" | "disabled";
  /** Comes with a token of automation for the first of its meetings, not with a session. */
  readonly isProgram?: true;
  /** Comes with a link for the first of its meetings, without an account. */
  readonly pass?: PassSort;
}

/** Everybody who may stand at the door (reliability B2; AC1–AC5, AC7, AC25). */
export const identities = {
  nobody: { role: null },
  viewer: { role: "viewer" },
  editor: { role: "editor" },
  "this meeting's editor": { role: "editor", meetings: ["kollegiya"] },
  moderator: { role: "moderator" },
  "this meeting's moderator": { role: "moderator", meetings: ["kollegiya"] },
  "another meeting's moderator": { role: "moderator", meetings: ["sovet"] },
  "a signed-out moderator": { role: "moderator", isOut: "signed out" },
  "a disabled moderator": { role: "moderator", isOut: "disabled" },
  "this meeting's automation": { role: "moderator", meetings: ["kollegiya"], isProgram: true },
  "this meeting's stand": { role: null, meetings: ["kollegiya"], pass: "stand" },
  "this meeting's reporter": { role: null, meetings: ["kollegiya"], pass: "reporter" },
  producer: { role: "producer" },
  "another meeting's admin": { role: "admin", meetings: ["sovet"] },
  admin: { role: "admin" },
} as const satisfies Record<string, Standing>;

export type Identity = keyof typeof identities;
export const standingOf = (identity: Identity): Standing => identities[identity];
export const nameOf = (identity: Identity): string => `Тест: ${identity}`;

export interface StaffedServer extends RunningServer {
  /** What they come with, of a session that nothing else uses; nothing of nobody. */
  freshHeaders(identity: Identity): Readonly<Record<string, string>>;
}

/** So many things may end a session or use it up. */
const SESSIONS_EACH = 80;

/** The real server with an account of each role and sessions of each account, put into its database before it starts. */
export async function startStaffedServer(env: Readonly<Record<string, string>> = {}): Promise<StaffedServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "efir-staffed-"));
  const tokens = furnish(join(dataDir, "efir.db"));
  const server = await startServer({ dataDir, env });
  return {
    ...server,
    freshHeaders: (identity) => {
      const { role, isProgram, pass } = standingOf(identity);
      if (role === null && pass === undefined) return {};
      const token = tokens.get(identity)?.pop();
      if (token === undefined) throw new Error(`no session of ${identity} is left`);
      if (pass !== undefined) return { authorization: `Pass ${token}` };
      return isProgram ? { authorization: `Bearer ${token}` } : { cookie: `efir_sid=${token}` };
    },
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function furnish(file: string): ReadonlyMap<Identity, string[]> {
  const database = openDatabase(file);
  const tokens = new Map<Identity, string[]>();
  database.exec("BEGIN");
  for (const identity of Object.keys(identities) as Identity[]) {
    const { role, isProgram, pass } = standingOf(identity);
    if (pass !== undefined) tokens.set(identity, [...aLink(database, identity, pass)]);
    if (role !== null)
      tokens.set(identity, isProgram ? [...aProgram(database, identity)] : aPerson(database, identity, role));
  }
  database.exec("COMMIT");
  database.close();
  return tokens;
}

/** @returns tokens of sessions. */
function aPerson(database: DatabaseSync, identity: Identity, role: Role): string[] {
  const { meetings = null, isOut } = standingOf(identity);
  const [accounts, sessions] = [createAccounts(database), createSessions(database)];
  const accountId = randomUUID();
  const now = programTime(Date.now());
  accounts.add({
    ...{ id: accountId, login: `login-${accountId}`, name: nameOf(identity), role, meetings },
    passwordHash: null,
  });
  const tokens = Array.from({ length: SESSIONS_EACH }, () => randomBytes(32).toString("base64url"));
  for (const token of tokens) {
    sessions.add({ tokenHash: hashToken(token), accountId, startedAt: now, seenAt: now, via: "link" });
  }
  if (isOut === "disabled") accounts.change(accountId, { disabledAt: now });
  if (isOut === "signed out") sessions.dropAllOf(accountId);
  return tokens;
}

/** @returns one token, as often as it is asked for. */
function aLink(database: DatabaseSync, identity: Identity, sort: PassSort): readonly string[] {
  const { meetings: [meeting = ""] = [] } = standingOf(identity);
  const token = `pass_${newToken()}`;
  const madeAt = programTime(Date.now());
  createPasses(database).add(
    {
      ...{ id: randomUUID(), sort, meeting, name: nameOf(identity), madeBy: "nobody", madeAt, seenAt: null },
      subject: sort === "stand" ? "stand-of-theirs" : null,
      expiresAt: later(madeAt, millis(24 * 60 * 60_000)),
      revokedAt: null,
    },
    hashToken(token),
  );
  return Array.from({ length: SESSIONS_EACH }, () => token);
}

/** @returns one token, as often as it is asked for. */
function aProgram(database: DatabaseSync, identity: Identity): readonly string[] {
  const { meetings: [meeting = ""] = [] } = standingOf(identity);
  const token = newApiToken();
  const [madeAt, id] = [programTime(Date.now()), randomUUID()];
  const unused = { lastUsedAt: null, revokedAt: null } as const;
  createApiTokens(database).add(
    { id, meeting, name: nameOf(identity), role: "moderator", madeBy: "nobody", madeAt, ...unused },
    hashToken(token),
  );
  return Array.from({ length: SESSIONS_EACH }, () => token);
}
