import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { SessionState } from "../session/session-state.ts";

/** The server's programme clock now, as this page knows it. */
export const roomNow = ({ serverOffset }: Pick<SessionState, "serverOffset">): ProgramTime =>
  programTime(performance.timeOrigin + performance.now() + serverOffset);
