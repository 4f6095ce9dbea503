import type { Account } from "../target-kind.ts";

const MOST = 200;
/** Shorter values are words, not secrets: an id of one digit would blot out half of a sentence. */
const LEAST_SECRET = 6;

/** What evidence may say of an answer: one short line, without any value of the account, whoever repeated it. */
export function saidOf(words: string, account: Account): string {
  const secrets = Object.values(account)
    .filter((value) => value.length >= LEAST_SECRET)
    .sort((one, other) => other.length - one.length);
  const clean = secrets.reduce((text, secret) => text.replaceAll(secret, "•••"), words);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go.
  const line = clean.replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim();
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}
