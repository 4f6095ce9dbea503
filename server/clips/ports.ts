/** Where clips, consents and assignments are kept. Implemented in server/store; durable when a call returns. */
import type { Assignment, Clip, ClipState, Consent } from "../../shared/clips.ts";
import type { LedgerId } from "../../shared/ids.ts";
import type { CommandOutcome } from "../../shared/protocol.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Plan } from "../../shared/rundown/plan.ts";
import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";

/** A clip as it is kept: its consent is a record of its own. */
export interface KeptClip extends Omit<Clip, "consent"> {
  /** Of the file that comes or came, as its sender declared it. 0: nothing is uploaded, as of parts of the stream. */
  readonly bytes: number;
  /** As its sender calls it: `video/mp4`. Believed by nobody. */
  readonly type: string;
  /** Who may send its file, where that is an account. */
  readonly accountId: string | null;
  /** Of the whole film; `null` until it is converted. */
  readonly wholeMs: Millis | null;
  /** What the film on the disk is cut to; `null`: all of it. */
  readonly cut: Clip["trim"];
  /** Of a part of the stream: how long all of its segments are, which its own film is cut from. */
  readonly segmentsMs?: Millis | undefined;
  /** What a clip becomes that is `converting` now. */
  readonly next: "review" | "approved";
  /** Files of posters that it had before: they go with it when a consent is withdrawn. */
  readonly earlierPosters?: readonly string[] | undefined;
}

/** Those that it had and has, for a change that may leave it another one. */
export const postersOf = ({ media, earlierPosters = [] }: KeptClip): readonly string[] => {
  const file = media?.poster?.file;
  return file === undefined || earlierPosters.includes(file) ? earlierPosters : [...earlierPosters, file];
};

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

/** What clips ask of the meetings. Their ledgers are it: server/ledger/ledgers.ts. */
export interface ClipMeetings {
  /** All of them. */
  meetings(): readonly { readonly slug: string }[];
  recordOf(slug: string): MeetingRecord | null;
  /** Of the rehearsal that is on; `null`: none is. */
  rehearsalOf(slug: string): MeetingRecord | null;
  planOf(slug: string): Plan | null;
  submit(
    submission: {
      readonly id: string;
      readonly ledger: LedgerId;
      readonly command:
        | { readonly type: "drop"; readonly id: string }
        | { readonly type: "withdraw-clip"; readonly clipId: string };
    },
    by: Actor,
  ): Promise<CommandOutcome>;
}

/** Who sends a file: with a link, or signed in. */
export type Sender =
  | { readonly sort: "pass"; readonly id: string; readonly meeting: string; readonly name: string }
  | { readonly sort: "account"; readonly id: string; readonly name: string };

/** Whether the clip was registered by them. */
export const isOwn = (sender: Sender, clip: KeptClip): boolean =>
  sender.sort === "pass" ? clip.passId === sender.id : clip.accountId === sender.id;
