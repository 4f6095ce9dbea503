import type { ProgramTime } from "../../../shared/time.ts";
import type { PlayerState } from "../../player/state.ts";
import type { SessionState } from "../../session/session-state.ts";
import type { RecordingFound } from "./recording-watch.ts";

/** What the page is, as its tag says. Rules VW4, VW5, VW44, VW47–VW49 in docs/spec/viewer.md. */
export type PagePhase =
  | "connecting"
  | "refused"
  | "planned"
  | "live"
  | "break"
  | "waiting"
  | "lost"
  /** Between two days of the meeting. */
  | "adjourned"
  | "ended"
  | "replay";

/** Cards come and go: on air, in its breaks and troubles, and in the recording. */
export const isOpen = (phase: PagePhase): boolean =>
  phase === "live" || phase === "break" || phase === "waiting" || phase === "lost" || phase === "replay";

export interface PhaseInputs {
  readonly session: SessionState;
  readonly player: PlayerState["phase"];
  /** `null`: no frame was shown yet, or the stream has no clock. */
  readonly playhead: ProgramTime | null;
  /** The phase that the server wrote into the page, until the socket tells. */
  readonly servedPhase: "planned" | "open" | "closed" | null;
  /** The end has been reached before: a closed meeting never opens again, and its recording is about the past. */
  readonly wasOver: boolean;
  readonly recording: RecordingFound;
  /** A break card stands on the stage at the reader's playhead. */
  readonly isBreak: boolean;
  /** This day of the meeting is over, and another is ahead. */
  readonly isBetweenDays: boolean;
}

export function phaseOf(inputs: PhaseInputs): PagePhase {
  if (inputs.session.refusal !== null) return "refused";
  switch (recordPhase(inputs)) {
    case null:
      return "connecting";
    case "planned":
      return "planned";
    case "open":
      return openPhase(inputs);
    case "closed":
      return isOver(inputs) ? overPhase(inputs) : openPhase(inputs);
  }
}

/** The meeting is over for this reader: its last frame was seen, or no more frames will come. */
export function isOver(inputs: PhaseInputs): boolean {
  if (recordPhase(inputs) !== "closed") return false;
  const { session, player, playhead, wasOver } = inputs;
  const { closedAt } = session.record;
  if (wasOver || closedAt === null || playhead === null || playhead >= closedAt) return true;
  // Without a signal nothing new comes; whoever is in the rewind window still has all that came before.
  if (session.signal === "none" && player !== "behind") return true;
  return player === "ended" || player === "error" || player === "waiting";
}

const recordPhase = ({ session: { record }, servedPhase }: PhaseInputs): "planned" | "open" | "closed" | null =>
  record.phase === "unknown" ? servedPhase : record.phase;

function openPhase({ session: { connection, signal }, player, isBreak, isBetweenDays }: PhaseInputs): PagePhase {
  if (player === "behind") return isBreak ? "break" : "live";
  if (connection.phase === "lost" && player !== "live") return "lost";
  const isSilent = signal === "none" || signal === "slate";
  if (isSilent && isBetweenDays) return "adjourned";
  // The hall may stop its encoder for the break: what was announced is no trouble.
  if (isBreak) return "break";
  return isSilent || player === "waiting" ? "waiting" : "live";
}

/** Whoever comes when all is over is not told that there is nothing to see before that is known. */
function overPhase({ recording, playhead, wasOver }: PhaseInputs): PagePhase {
  if (recording === "ready") return "replay";
  return recording === "asking" && playhead === null && !wasOver ? "connecting" : "ended";
}
