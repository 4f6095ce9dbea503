/** What the calls of this folder ask of the house. Implemented in server/clips and server/web/auth, joined in wiring. */
import type { ClipDesk } from "../../clips/clip-desk.ts";
import type { Uploads } from "../../clips/uploads/uploads.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import type { Passes } from "../auth/passes.ts";
import type { MeetingDirectory } from "../ports.ts";

export interface ClipParts {
  readonly desk: Pick<ClipDesk, Exclude<keyof ClipDesk, "start" | "close" | "idle" | "forgetMeeting">>;
  readonly uploads: Pick<Uploads, "admit" | "enter" | "handle" | "progress">;
  readonly passes: Pick<Passes, "passOf" | "make" | "told" | "revoke">;
}

export interface ClipDeps {
  readonly clips: ClipParts;
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly log: Log;
}
