/** Where clips, consents and assignments are kept. Implemented in server/store; durable when a call returns. */
import type { Assignment, Clip, ClipState, Consent } from "../../shared/clips.ts";
import type { ProgramTime } from "../../shared/time.ts";

/** A clip as it is kept: its consent is a record of its own. */
export interface KeptClip extends Omit<Clip, "consent"> {
  /** Of the file that comes or came, as its sender declared it. 0: nothing is uploaded, as of parts of the stream. */
  readonly bytes: number;
  /** As its sender calls it: `video/mp4`. Believed by nobody. */
  readonly type: string;
  /** Who may send its file, where that is an account. */
  readonly accountId: string | null;
}

export interface ClipStore {
  add(clip: KeptClip): void;
  byId(id: string): KeptClip | null;
  /** Newest first. */
  of(meeting: string): readonly KeptClip[];
  /** Of all meetings, oldest first. */
  inState(...states: readonly ClipState[]): readonly KeptClip[];
  /** `false`, and nothing is changed, when it is gone or not of version `basedOn` any more. */
  save(clip: KeptClip, basedOn: number): boolean;
  drop(id: string): void;
  /** @returns their ids */
  dropAllOf(meeting: string): readonly string[];
  /** What any clip says, in pieces: for whoever looks for names of files. */
  texts(): Iterable<readonly string[]>;
}

/** A consent with the meeting it was given in. */
export interface KeptConsent extends Consent {
  readonly meeting: string;
}

export interface ConsentStore {
  add(consent: KeptConsent): void;
  /** The last one given for that clip. */
  byClip(clipId: string): KeptConsent | null;
  /** What was agreed to stays on record, who agreed does not. */
  withdraw(clipId: string, at: ProgramTime, by: string): void;
  dropOf(clipId: string): void;
  dropAllOf(meeting: string): void;
}

export interface AssignmentStore {
  add(assignment: Assignment): void;
  byId(id: string): Assignment | null;
  /** Newest first. */
  of(meeting: string): readonly Assignment[];
  /** `false`, and nothing is changed, when it is gone or not in the state `from` any more: of two who come at once one has it. */
  save(assignment: Assignment, from: Assignment["state"]): boolean;
  dropAllOf(meeting: string): void;
}
