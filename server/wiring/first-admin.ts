import { randomUUID } from "node:crypto";
import { later, millis } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Accounts } from "../store/accounts.ts";
import type { LinkTokens } from "../store/link-tokens.ts";
import type { Settings } from "../store/settings.ts";
import { hashPassword, verifyPassword } from "../web/auth/password.ts";
import { hashToken, newToken } from "../web/auth/token.ts";

const LINK_LASTS = millis(24 * 60 * 60_000);

interface Parts {
  readonly accounts: Accounts;
  readonly links: LinkTokens;
  readonly clock: Clock;
}

/**
 * Account `admin`, made at the first start. It has no password until its person, or the environment, sets one.
 * A preset is applied once: what its person chooses later holds, until another preset is given.
 */
export async function ensureAdmin(
  { accounts, settings }: Parts & { readonly settings: Settings },
  preset: string | null,
): Promise<{ hasPassword: boolean }> {
  if (accounts.byLogin("admin") === null) {
    accounts.add({ id: randomUUID(), login: "admin", name: "Администратор", role: "admin", passwordHash: null });
  }
  const admin = accounts.byLogin("admin");
  if (admin === null) throw new Error("the admin's account was not kept");
  if (preset === null || (await verifyPassword(preset, settings.get("preset.admin")))) {
    return { hasPassword: admin.passwordHash !== null };
  }
  const hash = await hashPassword(preset);
  accounts.setPassword(admin.id, hash);
  settings.set("preset.admin", hash);
  return { hasPassword: true };
}

/** A new one-time code for the admin; earlier unused ones become worthless. Only its hash is kept. */
export function createLink({ accounts, links, clock }: Parts): string {
  const admin = accounts.byLogin("admin");
  if (admin === null) throw new Error("there is no admin yet: start the server once");
  const code = newToken();
  links.dropAllOf(admin.id);
  links.add({ tokenHash: hashToken(code), accountId: admin.id, expiresAt: later(clock.now(), LINK_LASTS) });
  return code;
}
