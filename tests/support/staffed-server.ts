import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAccounts } from "../../server/store/accounts.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createSessions } from "../../server/store/sessions.ts";
import { hashToken } from "../../server/web/auth/token.ts";
import type { Role } from "../../shared/roles.ts";
import { programTime } from "../../shared/time.ts";
import { type RunningServer, startServer } from "./running-server.ts";

/** Everybody who may stand at the door (reliability B2). */
export const identities = {
  nobody: null,
  viewer: "viewer",
  editor: "editor",
  moderator: "moderator",
  // Accounts belong to no meeting yet: the same rights as any moderator.
  "another meeting's moderator": "moderator",
  producer: "producer",
  admin: "admin",
} as const satisfies Record<string, Role | null>;

export type Identity = keyof typeof identities;

export interface StaffedServer extends RunningServer {
  /** A session that nothing else uses; `undefined` for nobody. */
  freshCookie(identity: Identity): string | undefined;
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
    freshCookie: (identity) => {
      if (identities[identity] === null) return undefined;
      const token = tokens.get(identity)?.pop();
      if (token === undefined) throw new Error(`no session of ${identity} is left`);
      return `efir_sid=${token}`;
    },
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function furnish(file: string): ReadonlyMap<Identity, string[]> {
  const database = openDatabase(file);
  const accounts = createAccounts(database);
  const sessions = createSessions(database);
  const now = programTime(Date.now());
  const tokens = new Map<Identity, string[]>();
  database.exec("BEGIN");
  for (const [identity, role] of Object.entries(identities) as [Identity, Role | null][]) {
    if (role === null) continue;
    const accountId = randomUUID();
    const login = `login-${tokens.size}`;
    accounts.add({ id: accountId, login, name: `Тест: ${identity}`, role, passwordHash: null });
    const own = Array.from({ length: SESSIONS_EACH }, () => randomBytes(32).toString("base64url"));
    for (const token of own) {
      sessions.add({ tokenHash: hashToken(token), accountId, startedAt: now, seenAt: now, via: "link" });
    }
    tokens.set(identity, own);
  }
  database.exec("COMMIT");
  database.close();
  return tokens;
}
