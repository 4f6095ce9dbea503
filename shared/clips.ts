/**
 * Short films of a meeting: blitz-interviews from a reporter's phone, parts of the stream, films of stands. Types only; schemas in
 * clips/commands.ts, rules in docs/spec/clips.md.
 */
import type { ImageRef } from "./cards/field.ts";
import type { ToldPass } from "./passes.ts";
import type { Millis, ProgramTime } from "./time.ts";

/** `blitz`: a reporter's. `stream`: marked on the ruler, a list over stored segments. `film`: uploaded for a stand. */
export const clipSorts = ["blitz", "stream", "film"] as const;
export type ClipSort = (typeof clipSorts)[number];

/**
 * `receiving` → `converting` → `review` → `approved` | `returned` | `rejected`; `failed` is a file that could not be used, with a
 * problem. `withdrawn`: consent was taken back, nothing of it is left but this record.
 */
export const clipStates = [
  "receiving",
  "converting",
  "failed",
  "review",
  "returned",
  "approved",
  "rejected",
  "withdrawn",
] as const;
export type ClipState = (typeof clipStates)[number];

/** Who speaks in it. */
export interface ClipSubject {
  readonly name: string;
  readonly post: string;
  readonly place?: string | undefined;
  /** Programme item, as `agenda` cards number them. */
  readonly item?: string | undefined;
}

/** What the person recorded agreed to: a record of its own, kept also after it was withdrawn (without the name then). */
export interface Consent {
  readonly id: string;
  readonly clipId: string;
  /** Of the person recorded. */
  readonly name: string;
  readonly at: ProgramTime;
  /** The very words that were shown. */
  readonly words: string;
  /** The reporter who showed them. */
  readonly takenBy: string;
  readonly withdrawnAt: ProgramTime | null;
  readonly withdrawnBy: string | null;
}

/** Why a file cannot be used. Each page words it in its own language. */
export const clipProblems = [
  "EMPTY",
  "NOT_A_FILM",
  "TRUNCATED",
  "NO_PICTURE",
  "TOO_LONG",
  "TOO_SHORT",
  "TOO_LARGE",
  "TOO_MANY_PIXELS",
  /** Not H.264 with AAC, and the server has no ffmpeg. */
  "NEEDS_FFMPEG",
  "CODEC_UNKNOWN",
  "CONVERSION_FAILED",
  "TOOK_TOO_LONG",
  "NO_ROOM",
  "QUOTA_SPENT",
  "LENGTH_UNKNOWN",
  "BUSY",
] as const;
export type ClipProblem = (typeof clipProblems)[number];

/** What was found in a film, and what it was made into. */
export interface ClipMedia {
  readonly durationMs: Millis;
  /** As it is seen: after its rotation flag. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly hasSound: boolean;
  /** Names of what came: `avc`, `hevc`, `vp9`, `aac`, `opus`. */
  readonly cameAs: { readonly container: string; readonly video: string; readonly audio: string | null };
  /** Integrated, EBU R128; `null`: silent, or not measured. */
  readonly loudnessLufs: number | null;
  readonly poster: ImageRef | null;
  /** Further shapes for feeds that were made. */
  readonly shapes: readonly ClipShape[];
}

export const clipShapes = ["9x16", "1x1"] as const;
export type ClipShape = (typeof clipShapes)[number];

export interface Clip {
  readonly id: string;
  readonly meeting: string;
  readonly sort: ClipSort;
  readonly state: ClipState;
  readonly version: number;
  readonly title: string;
  /** What is worth remembering of what was said. */
  readonly quotation: string;
  readonly subject: ClipSubject | null;
  /** The reporter's name, or the account's. */
  readonly by: string;
  readonly passId: string | null;
  readonly assignmentId: string | null;
  readonly madeAt: ProgramTime;
  readonly updatedAt: ProgramTime;
  /** `null` until it is converted. */
  readonly media: ClipMedia | null;
  /** What of it is shown, from its start; `null`: all. */
  readonly trim: { readonly fromMs: Millis; readonly toMs: Millis } | null;
  /** What the film on the server is cut to, since it was approved so; its times are from there. Absent, `null`: it is whole. */
  readonly cut?: Clip["trim"] | undefined;
  /** Of a `stream` clip: what part of which stage. */
  readonly source: { readonly stage: string; readonly from: ProgramTime; readonly to: ProgramTime } | null;
  /** WebVTT text; `null`: none. */
  readonly captions: string | null;
  readonly problem: ClipProblem | null;
  /** What the reviewer told the reporter. */
  readonly note: string | null;
  /** Account ids of those who approved, in order: a meeting may ask for two (its rule `twoPeople`). */
  readonly approvals: readonly string[];
  readonly consent: Consent | null;
}

/** An approved clip, as anybody reads it: `GET /api/meetings/:slug/clips/:id`. */
export interface PublicClip {
  readonly id: string;
  readonly sort: ClipSort;
  readonly title: string;
  readonly quotation: string;
  readonly subject: ClipSubject | null;
  readonly durationMs: Millis;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly poster: ImageRef | null;
  readonly hasCaptions: boolean;
  readonly at: ProgramTime;
}

export const assignmentStates = ["open", "taken", "done", "dropped"] as const;

/** What the control room asks a reporter for. */
export interface Assignment {
  readonly id: string;
  readonly meeting: string;
  /** `null`: for any reporter. */
  readonly passId: string | null;
  readonly text: string;
  readonly item?: string | undefined;
  readonly state: (typeof assignmentStates)[number];
  /** Pass id of the reporter who took it. */
  readonly takenBy: string | null;
  readonly at: ProgramTime;
}

/** What a reporter's link opens: `GET /api/reporter`. The page keeps the last one for when there is no network. */
export interface ReporterBriefing {
  readonly pass: ToldPass;
  readonly meeting: {
    readonly slug: string;
    readonly title: string;
    /** The programme; `number` is what a subject's `item` names. */
    readonly items: readonly { readonly number: string; readonly title: string }[];
  };
  /** What the person recorded is asked to agree to. */
  readonly consentWords: { readonly ru: string; readonly en: string };
  readonly limitsMs: readonly Millis[];
  readonly assignments: readonly Assignment[];
  /** Their own. */
  readonly clips: readonly Clip[];
  readonly quota: { readonly usedBytes: number; readonly mostBytes: number };
  /** `false`: only H.264 with AAC can be used. */
  readonly canConvert: boolean;
  /** Two reviewers have to approve. */
  readonly needsTwo: boolean;
}

/** Where media of a clip are had. Of one that is not approved: for its meeting's control room only. */
export const clipAddress = {
  /** MP4, H.264 and AAC, by ranges. */
  film: (id: string) => `/clip/${id}/film.mp4`,
  /** Media playlist over segments as the window's. */
  playlist: (id: string) => `/clip/${id}/index.m3u8`,
  shape: (id: string, shape: ClipShape) => `/clip/${id}/${shape}.mp4`,
  captions: (id: string) => `/clip/${id}/captions.vtt`,
} as const;

/** What a reporter may record at once; the page offers both. */
export const recordingLimitsMs = [60_000, 90_000] as const;
export const MOST_CLIP_BYTES = 500 * 1024 * 1024;
export const MOST_CLIP_MS = 10 * 60_000;
