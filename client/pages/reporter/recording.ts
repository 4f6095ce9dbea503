/** A take on the reporter's phone, from the consent to the server's receipt. Rules BZ105–BZ125 in docs/spec/clips.md. */
import type { ClipSubject } from "../../../shared/clips.ts";
import { type Millis, millis, type ProgramTime } from "../../../shared/time.ts";

/**
 * `prepared`: consent is given, nothing is recorded. `recording`: pieces come; found so at the page's start, it was cut
 * short. `draft`: whole, not yet sent. `queued`: to be sent. `sent`: the server has every byte.
 */
export type RecordingState = "prepared" | "recording" | "draft" | "queued" | "sent";

/** What the person recorded agreed to, and when. */
export interface GivenConsent {
  readonly name: string;
  readonly words: string;
  readonly at: ProgramTime;
}

export interface Recording {
  readonly id: string;
  /** What the server calls it: the same, until it has to be sent as another. */
  readonly clipId: string;
  /** The meeting's slug: a new link of the same meeting finds what an old one left. */
  readonly meeting: string;
  readonly state: RecordingState;
  readonly consent: GivenConsent;
  readonly subject: ClipSubject;
  readonly assignmentId: string | null;
  readonly title: string;
  readonly quotation: string;
  /** MIME type as the recorder or the file says; "" until there is one. */
  readonly type: string;
  readonly madeAt: ProgramTime;
  /** 0: nothing yet, or not known of a chosen file. */
  readonly durationMs: Millis;
  /** Of each piece, in order. */
  readonly pieceBytes: readonly number[];
  /** Why it ended by itself; `null`: a person ended it. */
  readonly cutBy: CutReason | null;
  /** Whose link the clip was told to the server by; `null`: it was not told yet. */
  readonly passId: string | null;
  /** Where its bytes go, from the root; `null`: no upload was begun. */
  readonly uploadPath: string | null;
  readonly acceptedBytes: number;
  /** The server had it once, and its file is sent again. */
  readonly isAnew: boolean;
  /** A code that a person has to do something about. */
  readonly problem: string | null;
}

export const cutReasons = ["closed", "camera-lost", "hidden", "failed", "full", "limit"] as const;
export type CutReason = (typeof cutReasons)[number];

export const bytesOf = ({ pieceBytes }: Pick<Recording, "pieceBytes">): number =>
  pieceBytes.reduce((sum, bytes) => sum + bytes, 0);

/** Of a new take: `order` is what was said before the camera was opened. */
export const preparedRecording = (
  id: string,
  order: Pick<Recording, "meeting" | "consent" | "subject" | "assignmentId" | "madeAt">,
): Recording => ({ ...order, ...blank, id, clipId: id, state: "prepared", title: "", quotation: "" });

const blank = {
  type: "",
  durationMs: millis(0),
  pieceBytes: [],
  cutBy: null,
  passId: null,
  uploadPath: null,
  acceptedBytes: 0,
  isAnew: false,
  problem: null,
} as const satisfies Partial<Recording>;

/** The same person, consent and words, without what was recorded. */
export const emptied = (recording: Recording): Recording => ({ ...recording, ...blank, state: "prepared" });

/** Sent as another clip: the server knows nothing of it. */
export const renamed = (recording: Recording, clipId: string): Recording => ({
  ...recording,
  clipId,
  ...{ passId: null, uploadPath: null, acceptedBytes: 0, isAnew: false, problem: null },
});
