import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { ApiTokenStore, InvitationStore } from "../access-ports.ts";
import type { Auth } from "../auth/auth.ts";
import type { MeetingDirectory } from "../ports.ts";
import type { PeopleDeskDeps } from "./people-desk.ts";

/** Who was let in, and by what. Joined in main.ts. */
export interface AccessDesk extends PeopleDeskDeps {
  readonly invitations: InvitationStore;
  readonly tokens: ApiTokenStore;
}

/** What the routes of this folder need. */
export interface AccessDeps {
  readonly auth: Auth;
  readonly access: AccessDesk;
  readonly meetings: MeetingDirectory;
  readonly clock: Clock;
  readonly log: Log;
}
