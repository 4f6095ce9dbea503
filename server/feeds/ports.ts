/** Where highlights and the outbox are kept: server/store/feeds. Durable when `transaction` returns. */
import type {
  FeedSettings,
  FeedStop,
  GoneHighlight,
  Highlight,
  OutboxEvidence,
  OutboxOp,
  OutboxReason,
  OutboxState,
  Post,
  PublicHighlight,
  TargetBudget,
  TargetKindName,
  TargetMode,
  TargetPause,
} from "../../shared/feeds.ts";
import type { ProgramTime } from "../../shared/time.ts";

/** One post of one highlight to one target: what, and how far it came. */
export interface OutboxRow {
  readonly id: number;
  readonly highlight: string;
  readonly meeting: string;
  readonly target: string;
  /** From 0. */
  readonly part: number;
  readonly op: OutboxOp;
  readonly rev: number;
  readonly state: OutboxState;
  readonly reason: OutboxReason | null;
  /** Some attempt may have landed: only «found» or two misses with time between clear it. */
  readonly isDoubtful: boolean;
  /** For a dry target, for ever. */
  readonly isDry: boolean;
  readonly notBefore: ProgramTime;
  readonly madeAt: ProgramTime;
  readonly attempts: number;
  /** When it was first tried. */
  readonly firstTriedAt: ProgramTime | null;
  readonly sentAt: ProgramTime | null;
  /** Look-ups in a row that did not find it, and when the last was. */
  readonly misses: number;
  readonly missedAt: ProgramTime | null;
  readonly remoteId: string | null;
  readonly remoteUrl: string | null;
  /** What it costs, or did. */
  readonly micros: number;
  /** Of what was approved; `null` on deletes. */
  readonly approvalHash: string | null;
  /** Create: drop it once this has passed; `null`: never stale. */
  readonly expiresAt: ProgramTime | null;
  /** The bytes themselves; of a delete: empty. */
  readonly post: Post;
  /** Of a create whose text answers another post: the row that it answers (a correction). */
  readonly answers: number | null;
  /** Which account it was called with; absent: never called, or of our own feed. */
  readonly place?: { readonly at: string; readonly account: string | null } | undefined;
  /** Newest last, at most 40. */
  readonly evidence: readonly OutboxEvidence[];
}

export type NewOutboxRow = Pick<
  OutboxRow,
  | "highlight"
  | "meeting"
  | "target"
  | "part"
  | "op"
  | "rev"
  | "isDry"
  | "notBefore"
  | "madeAt"
  | "micros"
  | "approvalHash"
  | "expiresAt"
  | "post"
  | "answers"
> & { readonly remoteId?: string | null; readonly remoteUrl?: string | null };

/** Calls stand inside of one transaction; all of it is kept or nothing. */
export interface OutboxRows {
  /** `null`: there is such a row already (highlight × target × part × op × rev). */
  add(row: NewOutboxRow): OutboxRow | null;
  byId(id: number): OutboxRow | null;
  save(row: OutboxRow): void;
  /** Oldest first. */
  ofHighlight(highlight: string): readonly OutboxRow[];
  /** Oldest first, by (notBefore, id). At most `most`; of `op` alone, where it is named. */
  ofTarget(target: string, states: readonly OutboxState[], most?: number, op?: OutboxOp): readonly OutboxRow[];
  /** Of a rehearsal alone, that wait. Oldest first, at most `most`. */
  dryOfTarget(target: string, op: OutboxOp, most: number): readonly OutboxRow[];
  /** Of all targets. */
  inState(...states: readonly OutboxState[]): readonly OutboxRow[];
  /** Targets that something waits for, or is in doubt at. */
  waitingTargets(): readonly string[];
  /** Newest first, at most `most`. */
  ofMeeting(meeting: string, most: number): readonly OutboxRow[];
  /** What a meeting has spent, or may have, on a target: rows that are sent, sending, or in doubt. */
  spent(meeting: string, target: string): { readonly posts: number; readonly micros: number };
  /** Creates of a target whose first try was at `since` or later. */
  createdSince(target: string, since: ProgramTime): number;
  dropAllOf(meeting: string): void;
}

export interface HighlightRows {
  /** `false`: the code or the id is taken. A code is taken for ever, also when its meeting is gone. */
  add(highlight: Highlight): boolean;
  byId(id: string): Highlight | null;
  byCode(code: string): Highlight | null;
  /** Whether a code was ever given: a page of what is gone says so. */
  wasGiven(code: string): boolean;
  /** Newest first. */
  of(meeting: string): readonly Highlight[];
  inState(...states: readonly Highlight["state"][]): readonly Highlight[];
  /** `false`, and nothing is changed, when it is gone or not of version `basedOn` any more. */
  save(highlight: Highlight, basedOn: number): boolean;
  /** For good. Its code stays taken. */
  drop(id: string): void;
  /** All meetings that have some. */
  meetings(): readonly string[];
  dropAllOf(meeting: string): void;
  /** What any highlight says, in pieces: for whoever looks for names of files. */
  texts(): Iterable<readonly string[]>;
}

/** The own feed as it is public. `seq` grows with each change. */
export interface EntryRows {
  /** Puts or replaces; the same revision again changes nothing. @returns its seq */
  put(entry: Omit<PublicHighlight, "seq" | "clip" | "zone"> & { readonly clipId: string | null }): number;
  /** Leaves a tombstone; of what was never there too. */
  remove(code: string, meeting: string, at: ProgramTime): number;
  /** What it shows beside its own words has changed: a new seq, and nothing else. Of what is not public: nothing. */
  touch(code: string): void;
  byCode(code: string): KeptEntry | GoneHighlight | null;
  /** Public ones that name a clip. `meeting` `null`: all. */
  withClips(meeting: string | null): readonly KeptEntry[];
  /** Newest `releasedAt` first. `meeting` `null`: all. */
  page(query: {
    readonly meeting: string | null;
    readonly before?: { readonly releasedAt: ProgramTime; readonly code: string } | undefined;
    readonly most: number;
  }): readonly KeptEntry[];
  /** What changed after `seq`, oldest first. */
  since(
    meeting: string | null,
    seq: number,
    most: number,
  ): { readonly items: readonly KeptEntry[]; readonly gone: readonly GoneHighlight[] };
  /** Newest first. */
  gone(meeting: string | null, most: number): readonly GoneHighlight[];
  head(): number;
  dropAllOf(meeting: string): void;
}

export type KeptEntry = Omit<PublicHighlight, "clip" | "zone"> & { readonly clipId: string | null };

/** An account. `secret`: encrypted, base64url. */
export interface KeptTarget {
  readonly id: string;
  readonly kind: TargetKindName;
  readonly name: string;
  readonly version: number;
  readonly mode: TargetMode;
  readonly paused: { readonly at: ProgramTime; readonly why: TargetPause } | null;
  readonly isKilled: boolean;
  readonly budget: TargetBudget;
  readonly gateUntil: ProgramTime | null;
  readonly account: string | null;
  readonly checkedAt: ProgramTime | null;
  readonly baseUrl: string | null;
  readonly proxy: string | null;
  /** Values of fields that are not secret. */
  readonly open: Readonly<Record<string, string>>;
  readonly filled: readonly string[];
  readonly secret: string | null;
}

export interface TargetRows {
  add(target: KeptTarget): void;
  byId(id: string): KeptTarget | null;
  all(): readonly KeptTarget[];
  save(target: KeptTarget, basedOn: number): boolean;
  /** What the outbox learns: neither names a version nor changes it. `null` opens the gate. */
  setGate(id: string, until: ProgramTime | null): void;
  pause(id: string, paused: KeptTarget["paused"]): void;
  /** New secrets that a target gave us (OAuth 2): no version either. */
  setSecret(id: string, secret: string): void;
  drop(id: string): void;
}

export interface FeedSettingsRows {
  of(meeting: string): { readonly settings: FeedSettings; readonly version: number };
  save(meeting: string, settings: FeedSettings, basedOn: number): boolean;
  drop(meeting: string): void;
  isHouseKilled(): boolean;
  setHouseKilled(isKilled: boolean): void;
  /** Who pressed the meeting's switch last, or the house's (`null`). `null`: nobody is known. */
  stopOf(meeting: string | null): FeedStop | null;
  noteStop(meeting: string | null, stop: FeedStop): void;
}

export interface FeedRows {
  readonly highlights: HighlightRows;
  readonly outbox: OutboxRows;
  readonly entries: EntryRows;
  readonly targets: TargetRows;
  readonly settings: FeedSettingsRows;
}

export interface FeedStore {
  /** `work` is not async. What it throws undoes all of it. @throws when the disk is full: nothing is kept then. */
  transaction<Value>(work: (rows: FeedRows) => Value): Value;
  /** Reads without a transaction of their own. */
  readonly rows: FeedRows;
}

/** The one target that is always there, and needs no account. */
export const OWN_FEED = "own";
