import type { Meeting } from "./meeting.ts";
import type { Job } from "./writer.ts";

const onAirActs: ReadonlySet<string> = new Set(["take", "clear", "blackout", "recall", "undo"]);

/** An act on air by somebody who is not the machine takes a meeting over from the clock (SH12). */
export const stopsClock = ({ submission, by }: Pick<Job, "submission" | "by">, { rundown }: Meeting): boolean =>
  by.role !== "system" && onAirActs.has(submission.command.type) && rundown.draftState.clock.isOn;
