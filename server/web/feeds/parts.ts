/** What the calls of this folder ask of the house. Implemented in server/feeds/desk, joined in wiring. */
import type { HighlightDesk } from "../../feeds/desk/highlight-desk.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import type { MeetingDirectory } from "../ports.ts";

export type FeedCalls = Pick<
  HighlightDesk,
  | "told"
  | "draft"
  | "edit"
  | "preview"
  | "approve"
  | "takeBack"
  | "releaseNow"
  | "correct"
  | "cancelCorrection"
  | "withdraw"
  | "drop"
  | "resolveRow"
  | "retryRow"
  | "cancelRow"
  | "configure"
  | "kill"
  | "rehearse"
  | "killHouse"
>;

export interface FeedDeskParts {
  readonly desk: FeedCalls;
  readonly shareImages: {
    /** Absolute; `null`: no such file. */
    pathOf(file: string): string | null;
  };
}

export interface FeedDeps extends FeedDeskParts {
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly log: Log;
}
