import type { Frame } from "./frame.ts";
import { FrameLog } from "./frame-log.ts";
import type { Outlet } from "./outlet.ts";

/** About a millisecond of writing: the finest step in which a turn's budget can be kept. */
const GROUP_SIZE = 128;

/** Sends a frame by socket.io to those who cannot be written to straight. */
export type EmitTo = (ids: string[], frame: Frame) => void;

interface Member {
  readonly outlet: Outlet;
  /** Place of the first frame it is owed: one who joined a group that lags is owed less than the group. */
  from: number;
  /** `null`: in the front row. */
  group: Group | null;
}

/** Members who are written to together. `position`: all before it has been written to each of them. */
interface Group {
  readonly members: Set<Member>;
  position: number;
}

/**
 * Followers of one ledger and the log of what they are told. The crowd stands in groups, each with one position in the log,
 * and is served a group at a time; a group that lags gets all it is owed in one write. The front row, control rooms, is
 * written to at once: what a command led to must be there before its answer. TL22, TL31, TL32.
 */
export class Room {
  readonly #emitTo: EmitTo;
  readonly #log = new FrameLog();
  readonly #memberById = new Map<string, Member>();
  readonly #front = new Set<Member>();
  /** In the order they are served: who was served last stands last. */
  #groups: Group[] = [];

  constructor(emitTo: EmitTo) {
    this.#emitTo = emitTo;
  }

  get size(): number {
    return this.#memberById.size;
  }

  has(id: string): boolean {
    return this.#memberById.has(id);
  }

  /** From now on it is told what is said after this moment; once more, and what it was owed is owed no more. */
  join(outlet: Outlet, row: "front" | "crowd"): void {
    this.leave(outlet.id);
    const member: Member = { outlet, from: this.#log.head, group: null };
    this.#memberById.set(outlet.id, member);
    this.#seat(member, row);
  }

  leave(id: string): void {
    const member = this.#memberById.get(id);
    if (member === undefined) return;
    this.#memberById.delete(id);
    this.#unseat(member);
  }

  /** Does nothing for who is not here. */
  move(id: string, row: "front" | "crowd"): void {
    const member = this.#memberById.get(id);
    if (member === undefined) return;
    if (member.group !== null) this.#write([member], member.group.position);
    member.from = this.#log.head;
    this.#unseat(member);
    this.#seat(member, row);
  }

  /** @returns whether somebody in the crowd waits for it now: call `serve` until it says no. */
  say(frame: Frame, to: "all" | "crowd" = "all"): boolean {
    const place = this.#log.head;
    this.#log.append(frame);
    if (to === "all") this.#write(this.#front, place);
    if (this.#groups.length === 0) this.#log.forgetBefore(this.#log.head);
    return this.#groups.length > 0;
  }

  /** Writes to the group that has waited longest. @returns whether another one waits. */
  serve(): boolean {
    const { head } = this.#log;
    const [group, ...others] = this.#groups;
    if (group === undefined || group.position === head) return false;
    const from = group.position;
    // First: who is seated while we write owes nothing to this round.
    group.position = head;
    this.#groups = [...others, group];
    this.#write(group.members, from);
    const next = this.#groups[0];
    this.#log.forgetBefore(next?.position ?? head);
    return next !== undefined && next.position < head;
  }

  #seat(member: Member, row: "front" | "crowd"): void {
    member.group = row === "front" ? null : this.#openGroup();
    (member.group?.members ?? this.#front).add(member);
  }

  #unseat(member: Member): void {
    const { group } = member;
    if (group === null) this.#front.delete(member);
    else if (group.members.delete(member) && group.members.size === 0) {
      this.#groups = this.#groups.filter((one) => one !== group);
    }
  }

  #openGroup(): Group {
    const withRoom = this.#groups.find(({ members }) => members.size < GROUP_SIZE);
    if (withRoom !== undefined) return withRoom;
    const group: Group = { members: new Set(), position: this.#log.head };
    this.#groups.push(group);
    return group;
  }

  #write(members: Iterable<Member>, position: number): void {
    const { head } = this.#log;
    const idsByFrom = new Map<number, string[]>();
    for (const member of members) {
      const from = Math.max(member.from, position);
      if (from === head) continue;
      const bytes = this.#log.joinedSince(from);
      if (bytes !== null && member.outlet.tryWrite(bytes)) continue;
      const ids = idsByFrom.get(from);
      if (ids === undefined) idsByFrom.set(from, [member.outlet.id]);
      else ids.push(member.outlet.id);
    }
    for (const [from, ids] of idsByFrom) for (const frame of this.#log.since(from)) this.#emitTo(ids, frame);
  }
}
