import type { Readiness } from "../../../shared/readiness.ts";
import { accept } from "../../../shared/result.ts";
import { type Millis, millis } from "../../../shared/time.ts";
import { type ApiAnswer, call } from "../api.ts";

export interface Looked extends Readiness {
  /** This machine's clock minus the server's, known to half of the call's way. */
  readonly clockSkew: Millis;
  /** Of the call: the skew is not known better than by half of it. */
  readonly wayMs: Millis;
}

/** Has the server look at a meeting. */
export async function lookAt(slug: string): Promise<ApiAnswer<Looked>> {
  const began = Date.now();
  const answer = await call<Readiness>("GET", `/api/meetings/${slug}/readiness`);
  if (!answer.ok) return answer;
  const ended = Date.now();
  const clockSkew = millis((began + ended) / 2 - answer.value.at);
  return accept({ ...answer.value, clockSkew, wayMs: millis(ended - began) });
}

/** A clock that differs by less than this does no harm that anybody would see. */
const HARMLESS_MS = 2_000;

/** Seconds that this machine's clock is fast (or slow, below zero); `null`: nothing to speak of. */
export function wrongClock({ clockSkew, wayMs }: Pick<Looked, "clockSkew" | "wayMs">): number | null {
  const isWrong = Math.abs(clockSkew) > HARMLESS_MS + wayMs / 2;
  return isWrong ? Math.round(clockSkew / 1000) : null;
}
