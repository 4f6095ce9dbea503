import { createHash, randomUUID } from "node:crypto";

/** One press, as its sender tells it apart from others. */
export interface Press {
  readonly tokenId: string;
  /** `POST /api/v1/…`: what was pressed. */
  readonly address: string;
  readonly body: unknown;
  /** The header `Idempotency-Key`; absent: each request is a press of its own. */
  readonly key: string | undefined;
}

/**
 * The id of the command that a press becomes: the same for the same press sent again, also after a restart (AP30). Who
 * pressed what is part of it: a panel that sends one key with every button presses each of them once, and two panels with
 * the same keys do not answer for each other.
 */
export function commandIdOf({ tokenId, address, body, key }: Press): string {
  if (key === undefined) return randomUUID();
  const pressed = JSON.stringify([tokenId, address, body, key]);
  return createHash("sha256").update(pressed).digest("base64url");
}
