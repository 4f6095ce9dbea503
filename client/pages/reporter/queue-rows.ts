import type { Clip } from "../../../shared/clips.ts";
import { bytesOf, type Recording } from "./recording.ts";

/** Where a take stands, on the phone or at the server. Each has its words in strings.ts. */
export type RowState =
  | ("prepared" | "recording" | "cut" | "draft" | "held" | "offline" | "waiting" | "sending" | "refused")
  | ("accepted" | "lost" | "elsewhere" | "failed" | "review" | "returned" | "approved" | "rejected" | "withdrawn");

export type RowAct = "record" | "look" | "send" | "send-anew" | "drop" | "words" | "again";

export interface QueueRow {
  /** The clip's id. */
  readonly id: string;
  readonly state: RowState;
  readonly name: string;
  readonly title: string;
  /** 0 to 100, of what is being sent; `null`: nothing is. */
  readonly percent: number | null;
  /** Code of what is the matter, or what the reviewer wrote. */
  readonly problem: string | null;
  readonly note: string | null;
  readonly acts: readonly RowAct[];
  readonly recording: Recording | null;
  readonly clip: Clip | null;
}

export interface QueueView {
  readonly recordings: readonly Recording[];
  readonly clips: readonly Clip[];
  /** The server's list is of now, not of some earlier visit. */
  readonly isHeard: boolean;
  readonly isOnline: boolean;
  /** The link opens nothing any more: only a new one sends. */
  readonly isClosed: boolean;
  /** What this page is recording at the moment. */
  readonly runningId: string | null;
  readonly trouble: string | null;
  readonly sentBytes: (recording: Recording) => number;
}

/** One row for each take, wherever it is, newest first (BZ121). */
export function queueRows(view: QueueView): readonly QueueRow[] {
  const clipById = new Map(view.clips.map((clip) => [clip.id, clip]));
  const own = view.recordings.map((recording) => rowOfTake(recording, clipById.get(recording.clipId) ?? null, view));
  const known = new Set(own.map(({ id }) => id));
  const others = view.clips.filter(({ id }) => !known.has(id)).map((clip) => rowOfClip(clip, null));
  return [...own, ...others].sort((a, b) => madeAt(b) - madeAt(a));
}

/** The phone has still something to do with it, or the reporter has. */
const waitingStates: ReadonlySet<RowState> = new Set([
  ...(["prepared", "recording", "cut", "draft", "held", "offline", "waiting", "sending", "refused"] as const),
  ...(["lost", "failed", "returned"] as const),
]);
export const isWaiting = ({ state }: QueueRow): boolean => waitingStates.has(state);

const madeAt = ({ recording, clip }: QueueRow): number => recording?.madeAt ?? clip?.madeAt ?? 0;

function rowOfTake(recording: Recording, clip: Clip | null, view: QueueView): QueueRow {
  const { clipId, state, subject, title } = recording;
  if (clip !== null && state === "sent") return rowOfClip(clip, recording);
  const row = { id: clipId, name: subject.name, title, percent: null, problem: null, note: null, recording, clip };
  switch (state) {
    case "prepared":
      return { ...row, state, acts: ["record", "drop"] };
    case "recording": {
      const isRunning = recording.id === view.runningId;
      return { ...row, state: isRunning ? "recording" : "cut", acts: isRunning ? [] : ["send", "look", "drop"] };
    }
    case "draft":
      return { ...row, state, acts: ["send", "look", "drop"] };
    case "queued":
      return { ...row, ...onItsWay(recording, view) };
    case "sent":
      // Told whole, and the server knows it no more: somebody removed it there.
      return view.isHeard
        ? { ...row, state: "lost", acts: ["send-anew", "look", "drop"] }
        : { ...row, state: "accepted", acts: ["look"] };
  }
}

function onItsWay(recording: Recording, view: QueueView): Pick<QueueRow, "state" | "percent" | "problem" | "acts"> {
  const { problem, uploadPath } = recording;
  if (problem !== null) return { state: "refused", percent: null, problem, acts: ["send", "look", "drop"] };
  const size = bytesOf(recording);
  const percent = uploadPath === null || size === 0 ? null : Math.floor((100 * view.sentBytes(recording)) / size);
  if (view.isClosed) return { state: "held", percent, problem, acts: ["look", "drop"] };
  if (!view.isOnline || view.trouble === "OFFLINE")
    return { state: "offline", percent, problem, acts: ["look", "drop"] };
  const isFirst = view.recordings.find((one) => one.state === "queued" && one.problem === null)?.id === recording.id;
  if (!isFirst || view.trouble !== null)
    return { state: "waiting", percent, problem: isFirst ? view.trouble : null, acts: ["look", "drop"] };
  return { state: "sending", percent: percent ?? 0, problem, acts: ["look", "drop"] };
}

function rowOfClip(clip: Clip, recording: Recording | null): QueueRow {
  const { id, title, problem, note } = clip;
  const row = { id, name: clip.subject?.name ?? "", title, percent: null, problem, note, recording, clip };
  const look: readonly RowAct[] = recording === null ? [] : ["look"];
  switch (clip.state) {
    case "receiving":
      return recording === null
        ? { ...row, state: "elsewhere", acts: ["drop"] }
        : { ...row, state: "accepted", acts: look };
    case "converting":
      return { ...row, state: "accepted", acts: look };
    case "failed":
      return {
        ...row,
        state: "failed",
        acts: recording === null ? ["again", "drop"] : ["send-anew", "again", ...look, "drop"],
      };
    case "review":
      return { ...row, state: "review", acts: ["words", "drop"] };
    case "returned":
      return { ...row, state: "returned", acts: ["again", "words", "drop"] };
    case "rejected":
      return { ...row, state: "rejected", acts: ["again", "drop"] };
    case "approved":
    case "withdrawn":
      return { ...row, state: clip.state, acts: [] };
  }
}
