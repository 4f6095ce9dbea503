/** Who may do what. One table: nothing else in the house decides rights. */
import type { LedgerKind } from "./ids.ts";
import type { RundownOrder } from "./rundown/orders.ts";
import type { TimelineOrder } from "./timeline/orders.ts";

export const roles = ["viewer", "editor", "moderator", "producer", "admin", "system"] as const;
export type Role = (typeof roles)[number];

/** Who sends a command. `id` is an account id, or the name of the machine part (`sample`, `ingest`) for role `system`. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  /** Slugs of the meetings that this person was invited to; absent: all. */
  readonly meetings?: readonly string[] | undefined;
}

/** Everything a role can have: commands of both ledgers by their type, and what the control room does outside them. */
export type Right =
  | TimelineOrder["type"]
  | RundownOrder["type"]
  | `follow-${LedgerKind}`
  | "see-health"
  | "rehearse"
  | "make-key"
  | "see-people"
  | "manage-people"
  | "upload-image"
  | "upload-file"
  | "see-library"
  | "edit-library"
  | "drop-library"
  | "create-meeting"
  | "export-meeting"
  | "drop-meeting"
  | "see-recordings"
  | "drop-recording"
  | "set-retention"
  | "set-stage"
  | "rotate-key";

const anyone: readonly Role[] = roles;
const editors: readonly Role[] = ["editor", "moderator", "producer", "admin", "system"];
const moderators: readonly Role[] = ["moderator", "producer", "admin", "system"];
const producers: readonly Role[] = ["producer", "admin", "system"];
const machine: readonly Role[] = ["system"];

const holders: Readonly<Record<Right, readonly Role[]>> = {
  "follow-timeline": anyone,
  "follow-rundown": editors,
  "follow-rehearsal": editors,
  add: editors,
  edit: editors,
  move: editors,
  drop: editors,
  "mark-cue": editors,
  // What stands in «Подготовка» is one key away from the air.
  arm: moderators,
  "run-clock": moderators,
  "set-rules": producers,
  "add-all": editors,
  "upload-image": editors,
  "upload-file": editors,
  "see-library": editors,
  "edit-library": editors,
  // What it takes back may be on air at this moment.
  "correct-figure": moderators,
  "drop-library": moderators,
  "export-meeting": moderators,
  "see-health": editors,
  plan: moderators,
  open: moderators,
  take: moderators,
  clear: moderators,
  blackout: moderators,
  recall: moderators,
  undo: moderators,
  change: moderators,
  mark: moderators,
  withdraw: moderators,
  close: moderators,
  archive: producers,
  unarchive: producers,
  "create-meeting": producers,
  "drop-meeting": producers,
  "see-recordings": moderators,
  "drop-recording": producers,
  "set-retention": producers,
  rehearse: moderators,
  // Of overlays and of automation, each for one meeting.
  "make-key": moderators,
  "see-people": moderators,
  "manage-people": producers,
  "set-stage": producers,
  "rotate-key": producers,
  "lose-signal": machine,
  "restore-signal": machine,
};

export const may = (role: Role, right: Right): boolean => holders[right].includes(role);

/** The same, and whether the person was let into that meeting. */
export const mayIn = ({ role, meetings }: Pick<Actor, "role" | "meetings">, right: Right, slug: string): boolean =>
  may(role, right) && (meetings === undefined || right === "follow-timeline" || meetings.includes(slug));
