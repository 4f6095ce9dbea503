import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Turnstile } from "./turnstile.ts";

// OWASP password storage cheat sheet: argon2id with 19 MiB, two passes, one lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{16,128})$/;

const derive = promisify((parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) =>
  argon2("argon2id", parameters, done),
);

// Each hash takes 19 MiB and some 40 ms of a thread that files and DNS need too.
const turnstile = new Turnstile({ running: 2, waiting: 64 });

/** PHC string of argon2id, as `AccountStore.setPassword` keeps it. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await turnstile.pass(() => derive({ ...COST, message: normal(password), nonce }));
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${b64(nonce)}$${b64(key)}`;
}

/** @param hash `null` for an account without a password or an unknown login: takes as long and is always false. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parsed = PHC.exec(hash ?? (await nobody()));
  if (parsed === null) throw new Error("password hash is not a PHC string of argon2id");
  const [, memory, passes, parallelism, salt, tag] = parsed;
  const expected = Buffer.from(tag ?? "", "base64");
  const parameters = {
    message: normal(password),
    nonce: Buffer.from(salt ?? "", "base64"),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  };
  const key = await turnstile.pass(() => derive(parameters));
  return timingSafeEqual(key, expected) && hash !== null;
}

let nobodyHash: Promise<string> | undefined;
const nobody = (): Promise<string> => {
  nobodyHash ??= hashPassword(randomBytes(16).toString("hex"));
  return nobodyHash;
};

// The same password typed on two keyboards may differ in its code points (й as one or two).
const normal = (password: string): Buffer => Buffer.from(password.normalize("NFKC"), "utf8");
const b64 = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");
