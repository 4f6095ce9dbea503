import { preparedRecording, type Recording } from "../../client/pages/reporter/recording.ts";
import { programTime } from "../../shared/time.ts";

export const consentAt = programTime(Date.UTC(2026, 0, 30, 8, 15));

/** A take on a reporter's phone: prepared, unless more is said. */
export const aTake = (more: Partial<Recording> = {}): Recording => ({
  ...preparedRecording(more.id ?? "take-0001", {
    meeting: "kollegiya",
    consent: { name: "Анна Ковалёва", words: "Я согласна на показ записи.", at: consentAt },
    subject: { name: "Анна Ковалёва", post: "директор центра" },
    assignmentId: null,
    madeAt: consentAt,
  }),
  ...more,
});
