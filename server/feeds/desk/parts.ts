/** What the desk asks of the house. Joined in server/wiring/feeds.ts. */
import type { PublicClip } from "../../../shared/clips.ts";
import type { FeedRefused } from "../../../shared/feeds/refusals.ts";
import type { Highlight, HighlightContent, ShareShape } from "../../../shared/feeds.ts";
import type { Result } from "../../../shared/result.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { TargetShelf } from "../outbox/target-shelf.ts";
import type { FeedStore } from "../ports.ts";

/** The meetings' ledgers are it. */
export interface FeedMeetings {
  meetings(): readonly { readonly slug: string }[];
  recordOf(slug: string): MeetingRecord | null;
  /** Of the rehearsal that is on; `null`: none is. */
  rehearsalOf(slug: string): MeetingRecord | null;
}

export interface FeedClips {
  /** `null`: unknown, or not approved. */
  approvedClip(meeting: string, id: string): PublicClip | null;
  /** Consent was taken back. */
  isWithdrawn(id: string): boolean;
}

/** One share image, named by what is in it: whoever binds the name has bound the bytes. */
export interface ShareImage {
  /** `{sha256}.png` */
  readonly file: string;
  readonly sha256: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface ShareImageOrder {
  readonly content: HighlightContent;
  readonly meetingTitle: string;
  /** `30 января 2026` */
  readonly dateWords: string;
  readonly permalink: string;
  readonly code: string;
  readonly rev: number;
}

export interface ShareImageMaker {
  make(order: ShareImageOrder): Promise<Readonly<Record<ShareShape, ShareImage>>>;
  /** Whatever shows the highlight of this code goes. Of nothing: nothing. */
  forget(code: string): Promise<void>;
}

export interface DeskDeps {
  readonly store: FeedStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly targets: TargetShelf;
  readonly meetings: FeedMeetings;
  readonly clips: FeedClips;
  readonly images: ShareImageMaker;
  /** Whole address of a permalink: `https://efir.example/h/7K2Q`. */
  readonly permalinkOf: (code: string) => string;
  /** Something of a meeting's feed is not what it was. */
  readonly onChanged: (meeting: string) => void;
  /** Something may leave at once. */
  readonly poke: () => void;
}

export type Outcome<Value = Highlight> = Result<Value, FeedRefused>;
