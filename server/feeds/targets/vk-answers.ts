/** What VK's error codes prove (dev.vk.com/reference/errors). They come with HTTP 200. */
import { APIError } from "vk-io";
import { later, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import type { NotSent, Outcome } from "../target-kind.ts";
import { nameOfError } from "./node-line.ts";
import { lostAnswer, unreachable } from "./status-outcome.ts";

export type VkTrouble = Exclude<Outcome, { type: "sent" }>;

export interface Failed {
  readonly error: unknown;
  /** Whether VK may have read what was asked. */
  readonly mayHaveArrived: boolean;
}

/** May quote the account: `saidOf` comes after. */
export function vkTrouble({ error, mayHaveArrived }: Failed, now: ProgramTime): VkTrouble {
  if (error instanceof APIError && Number.isFinite(Number(error.code)))
    return ofCode(Number(error.code), error.message, now);
  const said = nameOfError(error);
  return mayHaveArrived ? lostAnswer(`no answer that could be read (${said})`) : unreachable(`no connection (${said})`);
}

function ofCode(code: number, message: string, now: ProgramTime): VkTrouble {
  const said = message.replace("Code №", "");
  if (unsure.has(code)) return lostAnswer(said);
  const wait = waits[code];
  if (wait !== undefined)
    return { type: "not-sent", reason: "RATE_LIMITED", until: wait === "day" ? nextDay(now) : later(now, wait), said };
  return { type: "not-sent", reason: reasonOf(code, message), said };
}

/** Unknown error, internal error: it may have been done. */
const unsure = new Set([1, 10]);

const hour = millis(3_600_000);
/** 6: so many a second. 9: flood. 14: it wants a captcha, which nobody here can read. 29, 214: so many a day, 50 posts to a wall. */
const waits: Readonly<Record<number, typeof hour | "day">> = {
  6: millis(1_000),
  9: hour,
  14: hour,
  29: "day",
  214: "day",
};

/** Keys, validation, confirmation, permissions, access, a method for others than communities, groups. */
const ofAccount = new Set([4, 5, 7, 15, 17, 18, 20, 21, 24, 25, 27, 28, 30, 203]);
/** Albums, photos, files, uploads. */
const ofMedia = new Set([22, 114, 118, 121, 129, 300]);

function reasonOf(code: number, message: string): NotSent["reason"] {
  if (code === 104 || /not found|was deleted|already deleted/i.test(message)) return "GONE";
  // «Access denied: edit time expired»: the account is right, the post is too old.
  if (/expired/i.test(message) && code === 15) return "REFUSED";
  if (ofAccount.has(code)) return "AUTH";
  if (ofMedia.has(code)) return "MEDIA_REFUSED";
  if (code === 603) return "NO_MONEY";
  return /too long/i.test(message) ? "TOO_LARGE" : "REFUSED";
}

const DAY_MS = 24 * 3_600_000;
/** VK's days are Moscow's, which knows no summer time. */
const MOSCOW_MS = 3 * 3_600_000;

function nextDay(now: ProgramTime): ProgramTime {
  return programTime((Math.floor((now + MOSCOW_MS) / DAY_MS) + 1) * DAY_MS - MOSCOW_MS);
}
