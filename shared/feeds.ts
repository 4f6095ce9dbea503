/**
 * Highlights and where they stand: what the control room's desk, the public feed and the server speak of. Types only; schemas in
 * feeds/commands.ts, rules in docs/spec/feeds.md.
 */
import type { ImageRef } from "./cards/field.ts";
import type { Millis, ProgramTime } from "./time.ts";

/**
 * What a highlight is. `note`: what other cards say, as a break or a handout. `live`: «мы в эфире», edited or removed at the end.
 * `digest`: a list of others.
 */
export const highlightKinds = [
  "quote",
  "figure",
  "slide",
  "clip",
  "award",
  "decision",
  "photo",
  "note",
  "live",
  "digest",
] as const;
export type HighlightKind = (typeof highlightKinds)[number];

/**
 * Of the revision that is worked on: `draft` → `approved` (in its hold window, or waiting for viewers) → `released`; a correction goes
 * the same way again while the earlier revision stands. `withdrawn`: for good. `dropped`: a draft that nobody wanted.
 */
export const highlightStates = ["draft", "approved", "released", "withdrawn", "dropped"] as const;
export type HighlightState = (typeof highlightStates)[number];

/** Whose words, whose award. */
export interface HighlightPerson {
  readonly name: string;
  readonly post?: string | undefined;
  readonly place?: string | undefined;
  readonly portrait?: ImageRef | undefined;
}

/** Where it comes from; each highlight keeps it, and decisions and figures show it. */
export type HighlightSource =
  /** A showing of the record, by its take's `seq`. `isRehearsal`: of the rehearsal's record. */
  | { readonly type: "card"; readonly cardId: string; readonly showing: number; readonly cardKind: string }
  | { readonly type: "clip"; readonly clipId: string }
  /** A mark of the ruler. */
  | { readonly type: "mark"; readonly id: string }
  /** Written by hand, or made by the house: `live`, `digest`. */
  | { readonly type: "none" };

/** Everything that an approval binds, and that a moderator can write. Texts are plain, without marks around a quote. */
export interface HighlightContent {
  readonly kind: HighlightKind;
  /** The quote's words, the decision, the figure's sentence; may have line breaks. */
  readonly text: string;
  /** A figure's value as it is read, `3 047`; a decision's number; an award's name. */
  readonly big?: string | undefined;
  /** What `big` counts: `человек`. */
  readonly unit?: string | undefined;
  readonly who?: HighlightPerson | undefined;
  /** Without `#`: letters and digits only. The meeting's own is added where it is missing. */
  readonly tags: readonly string[];
  /** What the source is, in words: `Вопрос 3, слайд 12`. */
  readonly sourceWords?: string | undefined;
  /** A picture of its own: a slide's page, a photo, a poster. */
  readonly picture?: ImageRef | undefined;
  /** Of the picture and of the share image, for those who do not see them. Empty: cannot be approved. */
  readonly alt: string;
  readonly clipId?: string | undefined;
  /** What its permalink plays, on the programme clock; `null`: nothing was on the stage. */
  readonly moment: { readonly from: ProgramTime; readonly until: ProgramTime } | null;
  /** Of a digest: highlights that it lists, in order. */
  readonly members?: readonly string[] | undefined;
}

/** An approval of exactly one hash. */
export interface HighlightApproval {
  readonly by: { readonly id: string; readonly name: string };
  readonly at: ProgramTime;
  /** SHA-256, hex, of what was seen: content and every target's bytes. */
  readonly hash: string;
}

/** A revision that stood, or stands, in public. */
export interface HighlightRevision {
  readonly rev: number;
  readonly at: ProgramTime;
  readonly content: HighlightContent;
  /** What the correction says of itself; absent on the first. */
  readonly note?: string | undefined;
}

export interface Highlight {
  readonly id: string;
  /** Short, never used twice: `/h/{code}`. */
  readonly code: string;
  readonly meeting: string;
  readonly state: HighlightState;
  /** Each change names the version that it was made from. */
  readonly version: number;
  /** Of `content`: 1 until it was released, then one more for each correction. */
  readonly rev: number;
  readonly content: HighlightContent;
  readonly source: HighlightSource;
  /** Made while rehearsing: it leaves for dry targets only, for ever. */
  readonly isRehearsal: boolean;
  /** Ids of the targets it is to go to, our own feed aside; `null`: all that the meeting uses. */
  readonly targets: readonly string[] | null;
  readonly madeBy: { readonly id: string; readonly name: string };
  readonly madeAt: ProgramTime;
  readonly updatedAt: ProgramTime;
  /** Of `content` as it is; emptied by any edit. */
  readonly approvals: readonly HighlightApproval[];
  /** Not sooner than this; `null` while not approved. */
  readonly releaseAt: ProgramTime | null;
  /** Waits until most viewers have seen the moment. */
  readonly waitsForViewers: boolean;
  /** How places that cannot edit are told of a correction. */
  readonly correction: { readonly note: string; readonly style: CorrectionStyle } | null;
  /** Revisions that were released, oldest first. Empty: nothing was ever public. */
  readonly released: readonly HighlightRevision[];
  readonly withdrawn: { readonly at: ProgramTime; readonly by: string; readonly reason: string } | null;
  /** Approvals of the revision that stands, while a correction is worked on: they count again when it is given up. */
  readonly stood?: readonly HighlightApproval[] | undefined;
  /** Until somebody has edited or approved it. */
  readonly concerns?: readonly HighlightConcern[] | undefined;
}

/** `reply`: a reply that says what changed. `repost`: deleted and posted anew. */
export const correctionStyles = ["reply", "repost"] as const;
export type CorrectionStyle = (typeof correctionStyles)[number];

/**
 * What a moderator has to look at. `CARD_RECALLED`: the card was taken back before anybody had seen it. `FIGURE_CORRECTED`: the number was
 * corrected in the library, here too. `MEMBER_CHANGED`: something that a digest lists was corrected.
 */
export const highlightConcerns = ["CARD_RECALLED", "FIGURE_CORRECTED", "MEMBER_CHANGED"] as const;
export type HighlightConcern = (typeof highlightConcerns)[number];

/** A highlight as anybody reads it: the own feed, permalinks, the three feed formats. */
export interface PublicHighlight {
  readonly code: string;
  readonly meeting: string;
  readonly meetingTitle: string;
  /** Whose clocks its times go by: its meeting's, e.g. `Asia/Yekaterinburg`. */
  readonly zone: string;
  /** Of its last change, over all meetings: a reader says the last one it has. */
  readonly seq: number;
  readonly rev: number;
  readonly releasedAt: ProgramTime;
  readonly updatedAt: ProgramTime;
  readonly content: HighlightContent;
  /** Earlier revisions with the notes of what replaced them, oldest first: a correction is shown openly. */
  readonly corrections: readonly {
    readonly at: ProgramTime;
    readonly note: string;
    readonly was: HighlightContent;
  }[];
  /** Of the clip, where it has one that is still approved. */
  readonly clip: { readonly id: string; readonly durationMs: Millis; readonly poster: ImageRef | null } | null;
}

/** What is left of a withdrawn highlight. */
export interface GoneHighlight {
  readonly code: string;
  readonly meeting: string;
  readonly seq: number;
  readonly at: ProgramTime;
}

/** `GET /api/feed`: newest first. */
export interface FeedPage {
  readonly items: readonly PublicHighlight[];
  readonly gone: readonly GoneHighlight[];
  /** Ask again with `since` of this. */
  readonly seq: number;
  readonly hasMore: boolean;
}

export const targetKinds = ["own", "x", "telegram", "vk", "mastodon", "bluesky", "webhook"] as const;
export type TargetKindName = (typeof targetKinds)[number];

/** What a target can do. The desk says what will have to be done by hand. */
export interface TargetCaps {
  /** What makes a repeated create safe. `key`: a header or field, for `keyTtlMs`. `record-id`: an id of ours, for ever. */
  readonly idempotent: "key" | "record-id" | "none";
  readonly keyTtlMs?: Millis | undefined;
  /** Whether a post can be looked for, after an answer was lost. */
  readonly find: boolean;
  readonly edit: "in-place" | "none";
  readonly delete: boolean;
  readonly thread: boolean;
  /** So many pictures a post. */
  readonly images: number;
  readonly video: boolean;
  /** A longer one goes as its picture. Absent: of any length. */
  readonly longestVideoMs?: Millis | undefined;
  readonly altText: boolean;
  /** Of a post's text, as `unit` counts. */
  readonly limit: number;
  /** Of a post with media, where that differs. */
  readonly mediaLimit?: number | undefined;
  readonly unit: "weighted" | "characters" | "graphemes" | "utf16";
  readonly price: TargetPrice;
}

/** Millionths of a US dollar. */
export interface TargetPrice {
  readonly post: number;
  readonly postWithLink: number;
  readonly edit: number;
  readonly delete: number;
  /** A look-up of one post. */
  readonly find: number;
}

/** How a meeting's highlights go to a target. `thread`: one long text may become several posts. */
export const targetModes = ["each", "thread", "digest"] as const;
export type TargetMode = (typeof targetModes)[number];

/** An account as the control room is told of it: nothing secret. */
export interface ToldTarget {
  readonly id: string;
  readonly kind: TargetKindName;
  readonly name: string;
  readonly version: number;
  readonly caps: TargetCaps;
  readonly mode: TargetMode;
  /** Nothing leaves until somebody goes on; `why`: who or what paused it. */
  readonly paused: { readonly at: ProgramTime; readonly why: TargetPause } | null;
  /** Creates and edits are stopped, deletes are not. */
  readonly isKilled: boolean;
  readonly budget: TargetBudget;
  /** Nothing leaves before; `null`: open. */
  readonly gateUntil: ProgramTime | null;
  /** Who it posts as, as the target itself said at the last check: `@minsoc`. */
  readonly account: string | null;
  readonly checkedAt: ProgramTime | null;
  /** Where its API is; `null`: where it is in the world. */
  readonly baseUrl: string | null;
  readonly proxy: string | null;
  /** Values of the account's fields that are not secret. */
  readonly open: Readonly<Record<string, string>>;
  /** Names of the account's secret fields that are filled. */
  readonly filled: readonly string[];
}

export const targetPauses = ["BY_HAND", "AUTH", "NO_MONEY", "SECRETS_UNREADABLE"] as const;
export type TargetPause = (typeof targetPauses)[number];

/** A meeting's most. `null`: no bound. */
export interface TargetBudget {
  readonly posts: number | null;
  readonly micros: number | null;
}

export const outboxStates = ["queued", "sending", "sent", "unknown", "held", "cancelled", "dead"] as const;
export type OutboxState = (typeof outboxStates)[number];
export const outboxOps = ["create", "edit", "delete"] as const;
export type OutboxOp = (typeof outboxOps)[number];

/** Why a row is where it is. The desk words each. */
export const outboxReasons = [
  /** Its turn has not come: the hold window, viewers, our own feed, an earlier part, the rate gate. */
  "HOLD_WINDOW",
  "WAITS_FOR_VIEWERS",
  "WAITS_FOR_OWN_FEED",
  "WAITS_FOR_PART",
  "RATE_GATE",
  "PAUSED",
  "KILLED",
  "BUDGET",
  /** Answers of the target. */
  "UNREACHABLE",
  "RATE_LIMITED",
  "AUTH",
  "NO_MONEY",
  "DUPLICATE",
  "REFUSED",
  "TOO_LARGE",
  "MEDIA_REFUSED",
  "GONE",
  /** Nobody knows: it was sent, and no answer came that could be read. */
  "LOST_ANSWER",
  "CRASHED",
  /** The target cannot be asked: a person has to look. */
  "LOOK_BY_HAND",
  "STALE",
  "RETRACTED",
  "EDITED",
  "PART_FAILED",
  "BY_HAND",
  "TOO_MANY_ATTEMPTS",
  "TARGET_GONE",
] as const;
export type OutboxReason = (typeof outboxReasons)[number];

/** One attempt, as the ledger of evidence keeps it. */
export interface OutboxEvidence {
  readonly at: ProgramTime;
  readonly did: "send" | "find" | "person" | "crash";
  readonly outcome: "sent" | "not-sent" | "unknown" | "found" | "missed";
  /** What was seen, short, in English: `HTTP 403, duplicate`; never a secret. */
  readonly said: string;
}

/** A row of the outbox as the desk shows it. */
export interface ToldRow {
  readonly id: number;
  readonly highlight: string;
  readonly target: string;
  /** From 0. */
  readonly part: number;
  readonly op: OutboxOp;
  readonly rev: number;
  readonly state: OutboxState;
  readonly reason: OutboxReason | null;
  readonly isDoubtful: boolean;
  readonly isDry: boolean;
  readonly attempts: number;
  readonly notBefore: ProgramTime;
  readonly sentAt: ProgramTime | null;
  readonly remoteId: string | null;
  readonly remoteUrl: string | null;
  readonly micros: number;
  readonly text: string;
  readonly evidence: readonly OutboxEvidence[];
}

/** One post as its target gets it. What the desk previews is this very value. */
export interface Post {
  readonly text: string;
  /** The permalink, where it stands beside the text and not in it; `null`: none, or in the text. */
  readonly link: string | null;
  readonly media: readonly PostMedia[];
}

export interface PostMedia {
  /** `{sha256}.png` on the shelf of share images, or `clip:{id}`. */
  readonly file: string;
  readonly type: "image/png" | "video/mp4";
  readonly alt: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Why nothing can be made for a target. */
export const renderRefusals = ["TOO_LONG", "TAG_TOO_LONG", "NO_TEXT", "ONE_WORD_TOO_LONG"] as const;
export type RenderRefusal = (typeof renderRefusals)[number];

export const renderWarnings = ["SHORTENED", "THREAD", "NO_VIDEO", "NO_ALT", "LINK_DROPPED", "IN_DIGEST"] as const;
export type RenderWarning = (typeof renderWarnings)[number];

/** A highlight as one target gets it. */
export interface Rendered {
  readonly target: string;
  readonly posts: readonly Post[];
  /** Of each post, as the target counts. */
  readonly lengths: readonly { readonly used: number; readonly most: number }[];
  readonly warnings: readonly RenderWarning[];
  /** `null`: it can go. Then `posts` is empty. */
  readonly refusal: RenderRefusal | null;
  readonly micros: number;
}

/** `POST …/preview`: what would leave, and the hash that an approval names. */
export interface HighlightPreview {
  readonly hash: string;
  readonly rendered: readonly Rendered[];
  /** Addresses of the share image's three shapes. */
  readonly images: readonly { readonly shape: ShareShape; readonly url: string }[];
  /** Why it cannot be approved yet; empty: it can. */
  readonly missing: readonly ("text" | "alt" | "who" | "second-person")[];
}

export const shareShapes = ["1200x630", "1600x900", "1080x1350"] as const;
export type ShareShape = (typeof shareShapes)[number];

/** How a meeting's highlights leave. */
export interface FeedSettings {
  /** Without `#`; the first is the meeting's own. */
  readonly hashtags: readonly string[];
  /** An undo that always works. */
  readonly holdMs: Millis;
  /** Decisions and figures need a second person. */
  readonly twoPeople: boolean;
  readonly waitForViewers: boolean;
  readonly isRehearsal: boolean;
  /** Nothing of this meeting is created or edited anywhere. */
  readonly isKilled: boolean;
  /** What does not leave within this is dropped. */
  readonly staleAfterMs: Millis;
  readonly live: { readonly isOn: boolean; readonly atEnd: "edit" | "remove" };
  readonly closingDigest: boolean;
  /** By target id; those that are absent are not used. Our own feed always is. */
  readonly targets: Readonly<
    Record<string, { readonly mode: TargetMode; readonly budget: TargetBudget; readonly correction: CorrectionStyle }>
  >;
}

export const defaultFeedSettings: FeedSettings = {
  hashtags: [],
  // Branded numbers: these two are constants of this table.
  holdMs: 20_000 as Millis,
  twoPeople: false,
  waitForViewers: false,
  isRehearsal: false,
  isKilled: false,
  staleAfterMs: 3_600_000 as Millis,
  live: { isOn: false, atEnd: "edit" },
  closingDigest: true,
  targets: {},
};

/** `GET /api/meetings/:slug/feed/desk`. */
export interface FeedDesk {
  readonly settings: FeedSettings;
  readonly version: number;
  /** Newest first. */
  readonly highlights: readonly Highlight[];
  readonly rows: readonly ToldRow[];
  readonly targets: readonly ToldTarget[];
  /** Of this meeting, by target id. */
  readonly spent: Readonly<Record<string, { readonly posts: number; readonly micros: number }>>;
  /** The whole house's switch. */
  readonly isKilled: boolean;
  /** Who stopped it, where it is stopped: the house before the meeting. */
  readonly stopped?: FeedStop;
}

/** Who pressed «Остановить все публикации», and when. */
export interface FeedStop {
  readonly by: string;
  readonly at: ProgramTime;
}

/** Crockford's base32 without vowels: no word comes of it by chance. */
export const codeAlphabet = "0123456789BCDFGHJKMNPQRSTVWXZ";
export const codePattern = /^[0-9BCDFGHJKMNPQRSTVWXZ]{4,10}$/;

/** Addresses of what is public. */
export const feedAddress = {
  channel: "/lenta",
  meeting: (slug: string) => `/m/${slug}/lenta`,
  permalink: (code: string) => `/h/${code}`,
  /** Named by what it shows, so it is kept for ever by whoever has it. */
  image: (code: string, rev: number, shape: ShareShape) => `/h/${code}/r${rev}-${shape}.png`,
  qr: (code: string) => `/h/${code}/qr.svg`,
  /** A list over stored segments; 404 where nothing was recorded. */
  moment: (code: string) => `/h/${code}/index.m3u8`,
} as const;

export const MOST_HIGHLIGHTS = 1_000;
export const MOST_HIGHLIGHT_TEXT = 2_000;
export const MOST_TARGETS = 24;
export const MOST_TAGS = 6;
