/** What an answer of Telegram's Bot API proves. It has no codes of its own: its English words are all there is. */
import { GrammyError, HttpError } from "grammy";
import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import type { NotSent, Outcome } from "../target-kind.ts";
import { neverConnected, wordsOfError } from "./fetch-line.ts";
import { lostAnswer, unreachable } from "./status-outcome.ts";
import { afterWait } from "./until.ts";

/** May quote the account: `saidOf` comes after. */
export function telegramTrouble(error: unknown, now: ProgramTime): Outcome {
  // The client takes any JSON without `ok` for an error, a proxy's page about itself too.
  if (error instanceof GrammyError)
    return typeof error.error_code === "number"
      ? ofAnswer(error, now)
      : lostAnswer("an answer that is none of Telegram's");
  // The client keeps the cause under a name of its own.
  const cause = error instanceof HttpError ? error.error : error;
  const said = wordsOfError(cause);
  return neverConnected(cause) ? unreachable(said) : lostAnswer(said);
}

/** Of an edit that changes nothing: what is wanted stands. */
export const isUnchanged = (error: unknown): boolean =>
  error instanceof GrammyError && /message is not modified/i.test(error.description);

function ofAnswer({ error_code: code, description, parameters }: GrammyError, now: ProgramTime): Outcome {
  const said = `${code}, ${description}`;
  if (code === 429) {
    const until = afterWait(parameters.retry_after, now) ?? later(now, millis(60_000));
    return { type: "not-sent", reason: "RATE_LIMITED", until, said };
  }
  if (code < 400 || code >= 500 || code === 408) return lostAnswer(said);
  return { type: "not-sent", reason: reasonOf(code, description), said };
}

/** core.telegram.org/bots/api, and what its server says in practice (tdlib/telegram-bot-api). */
function reasonOf(code: number, description: string): NotSent["reason"] {
  // 404: there is no such bot. It says nothing else by it.
  if (code === 401 || code === 403 || code === 404) return "AUTH";
  if (code === 413 || /too long|too large|too big/i.test(description)) return "TOO_LARGE";
  if (/message to (edit|delete|be replied) not found|MESSAGE_ID_INVALID/i.test(description)) return "GONE";
  if (/chat not found|not enough rights|need administrator|WRITE_FORBIDDEN|upgraded to a supergroup/i.test(description))
    return "AUTH";
  return /photo|image|video|media|file|wrong type|dimensions/i.test(description) ? "MEDIA_REFUSED" : "REFUSED";
}
