import { between, type ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { PeerErrorCode } from "../media/peer-error.ts";

const REMEMBERED_MS = 60_000;

/** What a person at the encoder has to set otherwise. The rest is trouble of the line, and passes. */
const warningByCode: Partial<Record<PeerErrorCode, string>> = {
  unsupported: "CODEC_REFUSED",
  "too-fast": "FASTER_THAN_REAL_TIME",
};

/** Why encoders were lately sent away, as warnings of their stage's health: they are not there to be asked. RT39. */
export class RecentRefusals {
  readonly #clock: Clock;
  readonly #lastByStage = new Map<string, { readonly warning: string; readonly at: ProgramTime }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(stage: string, code: PeerErrorCode): void {
    const warning = warningByCode[code];
    if (warning !== undefined) this.#lastByStage.set(stage, { warning, at: this.#clock.now() });
  }

  warningsOf(stage: string): readonly string[] {
    const last = this.#lastByStage.get(stage);
    return last !== undefined && between(last.at, this.#clock.now()) < REMEMBERED_MS ? [last.warning] : [];
  }
}
