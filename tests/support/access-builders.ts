import type { ApiToken, Invitation } from "../../server/web/access-ports.ts";
import { at } from "./ledger-builders.ts";

export const anInvitation = (more: Partial<Invitation> = {}): Invitation => ({
  id: "invitation-1",
  role: "moderator",
  meeting: "kollegiya",
  name: "Ирина С.",
  madeBy: "account-1",
  madeAt: at(1),
  expiresAt: at(100),
  usedBy: null,
  ...more,
});

export const anApiToken = (more: Partial<ApiToken> = {}): ApiToken => ({
  id: "token-0001",
  meeting: "kollegiya",
  name: "Stream Deck",
  role: "moderator",
  madeBy: "account-1",
  madeAt: at(1),
  lastUsedAt: null,
  revokedAt: null,
  ...more,
});
