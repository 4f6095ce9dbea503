import type { Clock } from "../clock.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Images } from "../library/images.ts";
import type { Log } from "../log.ts";
import type { Loop, SignalChange } from "../playout/stage-switch.ts";
import type { Settings } from "../store/settings.ts";

export interface SampleParts {
  readonly isWanted: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly ledgers: Ledgers;
  readonly images: Images;
  readonly settings: Settings;
}

export interface Sample {
  /** `null`: switched off or deleted. */
  readonly slug: string | null;
  readonly loop: Loop | null;
  signalChanged(change: SignalChange): void;
  /** Its meeting was deleted: it does not come back at the next start. */
  forget(): void;
}

export async function openSample(_parts: SampleParts): Promise<Sample> {
  return { slug: null, loop: null, signalChanged: () => {}, forget: () => {} };
}
