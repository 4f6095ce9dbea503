import type { ProgramTime } from "../../../shared/time.ts";
import type { PlayerState } from "../../player/state.ts";
import type { SessionState } from "../../session/session-state.ts";

/** What the page is, as its tag says. Rules VW4, VW5 in docs/spec/viewer.md. */
export type PagePhase = "connecting" | "refused" | "planned" | "live" | "waiting" | "lost" | "ended";

export interface PhaseInputs {
  readonly session: SessionState;
  readonly player: PlayerState["phase"];
  /** `null`: no frame was shown yet, or the stream has no clock. */
  readonly playhead: ProgramTime | null;
  /** The phase that the server wrote into the page, until the socket tells. */
  readonly servedPhase: "planned" | "open" | "closed" | null;
}

export function phaseOf(inputs: PhaseInputs): PagePhase {
  const { record, refusal } = inputs.session;
  if (refusal !== null) return "refused";
  switch (record.phase === "unknown" ? inputs.servedPhase : record.phase) {
    case null:
      return "connecting";
    case "planned":
      return "planned";
    case "open":
      return openPhase(inputs);
    case "closed":
      return isEnded(inputs) ? "ended" : openPhase(inputs);
  }
}

function openPhase({ session: { connection, signal }, player }: PhaseInputs): PagePhase {
  if (connection.phase === "lost" && player !== "live" && player !== "behind") return "lost";
  return signal === "none" || player === "waiting" ? "waiting" : "live";
}

/** The last words are still on their way to a reader who lags: the end comes with its frame, or when no more frames come. */
function isEnded({ session: { record, signal }, player, playhead }: PhaseInputs): boolean {
  if (record.closedAt === null || playhead === null || playhead >= record.closedAt) return true;
  return signal === "none" || player === "ended" || player === "error" || player === "waiting";
}
