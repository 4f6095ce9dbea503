import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Account } from "../target-kind.ts";

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Secrets of accounts as the store has them: AES-256-GCM under `EFIR_SECRETS_KEY`, bound to the account's id, so that no row can be
 * read under another's name. `v1.{nonce}.{ciphertext and tag}`, both base64url (NIST SP 800-38D).
 */
export class Vault {
  readonly #key: Buffer;

  /** @param key 32 bytes. */
  constructor(key: Buffer) {
    this.#key = key;
  }

  seal(id: string, account: Account): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(id));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(account)), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, nonce.toString("base64url"), sealed.toString("base64url")].join(".");
  }

  /** `null`: it was made under another key, or was changed. */
  open(id: string, sealed: string): Account | null {
    const [version, nonce = "", text = ""] = sealed.split(".");
    const bytes = Buffer.from(text, "base64url");
    if (version !== VERSION || bytes.length < TAG_BYTES) return null;
    try {
      const cipher = createDecipheriv("aes-256-gcm", this.#key, Buffer.from(nonce, "base64url"), {
        authTagLength: TAG_BYTES,
      });
      cipher.setAAD(Buffer.from(id));
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const opened = Buffer.concat([cipher.update(bytes.subarray(0, -TAG_BYTES)), cipher.final()]);
      return accountShape.parse(JSON.parse(opened.toString("utf8")));
    } catch {
      return null;
    }
  }
}

const accountShape = z.record(z.string(), z.string());
