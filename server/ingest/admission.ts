import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Authorize, Refused } from "./publisher.ts";
import type { Target } from "./stream-name.ts";
import type { WrongKeys } from "./wrong-keys.ts";

export interface AdmissionContext {
  readonly clock: Clock;
  readonly log: Log;
  readonly authorize: Authorize;
  readonly wrongKeys: WrongKeys;
}

/** Asks whose key it is, unless this network has guessed too often. Never rejects: a failed check is a refusal. RT32, RT33. */
export async function admit(
  { clock, log, authorize, wrongKeys }: AdmissionContext,
  target: Target,
  remoteAddress: string,
): Promise<{ readonly ok: true; readonly stage: string } | Refused> {
  if (wrongKeys.hasTooMany(remoteAddress, clock.now())) {
    return { ok: false, reason: "Too many wrong keys from this network: wait a minute." };
  }
  try {
    const answer = await authorize({ ...target, remoteAddress });
    if (!answer.ok) wrongKeys.note(remoteAddress, clock.now());
    return answer;
  } catch (error) {
    log.fault("stream key check failed", error);
    return { ok: false, reason: "The server could not check the key: try again." };
  }
}
