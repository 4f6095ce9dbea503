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
  | "invite"
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
  | "rotate-key"
  | "see-exhibition"
  | "run-exhibition"
  | "see-clips"
  | "assign"
  | "review-clips"
  | "mark-clip"
  | "withdraw-consent"
  | "make-pass"
  | "see-feed"
  | "draft-highlight"
  | "approve-highlight"
  | "set-feed"
  | "kill-feed"
  | "see-targets"
  | "manage-targets";

/** Of what belongs to no meeting: what also those have who were invited to some meetings only, who prepare there (AC4). */
const guestRights = ["see-health", "upload-image", "upload-file", "see-library", "edit-library"] as const;
/** The rest of what belongs to no meeting. */
type HostRight =
  | "drop-library"
  | "create-meeting"
  | "drop-meeting"
  | "see-recordings"
  | "drop-recording"
  | "set-retention"
  | "set-stage"
  | "rotate-key"
  | "manage-people"
  | "kill-feed"
  | "see-targets"
  | "manage-targets";
export type HouseRight = (typeof guestRights)[number] | HostRight;
export type MeetingRight = Exclude<Right, HouseRight>;

const anyone: readonly Role[] = roles;
const editors: readonly Role[] = ["editor", "moderator", "producer", "admin", "system"];
const moderators: readonly Role[] = ["moderator", "producer", "admin", "system"];
const producers: readonly Role[] = ["producer", "admin", "system"];
const admins: readonly Role[] = ["admin", "system"];
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
  // Drafts of institutions, their questions and visits.
  "see-exhibition": editors,
  "run-exhibition": moderators,
  "see-clips": editors,
  // Asks reporters for something.
  assign: editors,
  "review-clips": moderators,
  "mark-clip": moderators,
  "withdraw-consent": moderators,
  // Links of institutions and reporters.
  "make-pass": moderators,
  // Drafts of highlights, and what stands where.
  "see-feed": editors,
  "draft-highlight": editors,
  // Lets it leave the building, corrects it and calls it back.
  "approve-highlight": moderators,
  "set-feed": moderators,
  // The whole house's switch: pressed in a hurry.
  "kill-feed": moderators,
  "see-targets": moderators,
  // Accounts of the ministry elsewhere.
  "manage-targets": admins,
  "see-people": moderators,
  // For which roles: `invitableRoles`.
  invite: moderators,
  "manage-people": producers,
  "set-stage": producers,
  "rotate-key": producers,
  // The house, once a person's right "withdraw-consent" was seen to.
  "withdraw-clip": machine,
  "lose-signal": machine,
  "restore-signal": machine,
};

export const may = (role: Role, right: Right): boolean => holders[right].includes(role);

/** Somebody, as far as rights go. `null`: not signed in. */
export type Rights = Pick<Actor, "role" | "meetings"> | null;

/** The same in a meeting: whether the person was let into that one (AC2). */
export function mayIn(rights: Rights, right: MeetingRight, slug: string): boolean {
  const { role, meetings } = rights ?? stranger;
  return may(role, right) && (meetings === undefined || may(stranger.role, right) || meetings.includes(slug));
}

/** The same of what belongs to no meeting. */
export const mayInHouse = (rights: Rights, right: HouseRight): boolean =>
  rights !== null && may(rights.role, right) && (rights.meetings === undefined || ofGuests.has(right));

const stranger: NonNullable<Rights> = { role: "viewer" };
const ofGuests: ReadonlySet<Right> = new Set(guestRights);

/** From the least to the most; `system` is nobody's to give. */
const ladder: readonly Role[] = ["viewer", "editor", "moderator", "producer", "admin"];

/** Whether `role` is one that the person may give: none above their own (AC8). */
export const mayGive = (by: Role, role: Role): boolean =>
  ladder.includes(role) && ladder.indexOf(role) <= ladder.indexOf(by);

/** Roles that the person may invite for, to a meeting or, `null`, to all of them (AC10). */
export function invitableRoles(rights: Rights, slug: string | null): readonly Role[] {
  const isTheirs = slug === null ? mayInHouse(rights, "manage-people") : mayIn(rights, "invite", slug);
  if (rights === null || !isTheirs) return [];
  const most: Role = may(rights.role, "manage-people") ? rights.role : "editor";
  return ladder.filter((role) => role !== "viewer" && mayGive(most, role));
}
