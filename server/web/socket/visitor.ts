import type { z } from "zod";
import { type LedgerId, parseLedgerId } from "../../../shared/ids.ts";
import type { CommandOutcome, Position } from "../../../shared/protocol.ts";
import type { RefusalCode } from "../../../shared/refusals.ts";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import type { Presence } from "../../audience/presence.ts";
import type { RoomPresence } from "../../audience/room-presence.ts";
import type { Clock } from "../../clock.ts";
import type { Ledgers } from "../../ledger/ledgers.ts";
import type { Log } from "../../log.ts";
import type { Meter } from "../../meter.ts";
import { Backlog } from "./backlog.ts";
import type { Fanout, FeedRoom } from "./fanout/fanout.ts";
import type { SocketOutlet } from "./fanout/outlet.ts";
import { cut } from "./fanout/private-parts.ts";
import type { FeedLine } from "./feed-line.ts";
import { staffRate, TokenBucket, viewerRate } from "./rate.ts";
import {
  feedPlaceShape,
  MAX_FOLLOWED,
  parseEnvelope,
  positionShape,
  reportShape,
  roomWordShape,
  visitShape,
} from "./shapes.ts";
import type { Authenticate, LedgerConnection, VisitBook } from "./types.ts";

/** Mistakes that a page of ours does not make; so many, and the line is cut (reference T8). */
const MAX_STRIKES = 10;
/** Longest message of somebody who is not signed in, in characters. */
const MAX_VIEWER_MESSAGE = 16 * 1024;

export interface VisitorDeps {
  readonly ledgers: Ledgers;
  readonly presence: Presence;
  readonly rooms: RoomPresence;
  /** Who sits in that meeting's room may have changed. */
  readonly onRoom: (slug: string) => void;
  /** Absent: the house has no exhibitions, as some tests' houses. */
  readonly visits?: VisitBook;
  /** Absent: the house has no feed of its own, as some tests' houses. */
  readonly feedLine?: FeedLine;
  readonly fanout: Fanout;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  /** Who is behind the handshake's cookie now; `null`: a viewer. */
  readonly authenticate: Authenticate;
}

/** One socket: what it follows, what it asks, how it behaves. */
export class Visitor {
  readonly backlog: Backlog;
  readonly #socket: LedgerConnection;
  readonly #deps: VisitorDeps;
  readonly #outlet: SocketOutlet;
  readonly #followed = new Set<LedgerId>();
  readonly #bucket: TokenBucket;
  readonly #isStaff: boolean;
  #strikes = 0;
  /** The stand it said it is at; `null`: it said nothing of it. */
  #place: z.infer<typeof visitShape> | null = null;
  /** The feed that it reads; `null`: none. */
  #feed: FeedRoom | null = null;

  constructor(socket: LedgerConnection, follow: readonly Position[], deps: VisitorDeps) {
    const { actor } = socket.data;
    this.#socket = socket;
    this.#deps = deps;
    // Settles limits only: rights are asked for each time.
    this.#isStaff = actor !== null;
    this.#bucket = new TokenBucket(this.#isStaff ? staffRate : viewerRate, deps.clock.now());
    this.backlog = new Backlog(socket);
    this.#outlet = deps.fanout.outletOf(socket);
    socket.onAny((name: string, ...values: readonly unknown[]) => this.#hear(name, values));
    socket.conn.on("packet", ({ data }: { readonly data?: unknown }) => this.#weigh(data));
    for (const position of follow) this.#follow(position, actor);
  }

  /** A control room's line: what it is told is not public. */
  get isInRoom(): boolean {
    return [...this.#followed].some((ledger) => parseLedgerId(ledger)?.kind !== "timeline");
  }

  /** Rights may have been taken away since: what it may no longer follow, it is told no more. */
  async recheck(): Promise<void> {
    const actor = await this.#actor();
    for (const ledger of this.#followed) if (!mayFollow(actor, ledger)) this.#unfollow(ledger);
  }

  /** A ledger is gone. */
  forget(ledger: LedgerId): void {
    if (!this.#followed.delete(ledger)) return;
    this.#count(slugOf(ledger));
    if (parseLedgerId(ledger)?.kind === "rundown") this.#leaveRoom(slugOf(ledger));
  }

  gone(): void {
    const { presence, fanout, visits } = this.#deps;
    visits?.gone(this.#socket.id);
    if (this.#feed !== null) fanout.leave(this.#outlet, this.#feed);
    this.#feed = null;
    for (const ledger of this.#followed) {
      fanout.leave(this.#outlet, ledger);
      presence.leave(slugOf(ledger), this.#viewerId, this.#socket.id);
    }
    const rooms = this.#rooms();
    this.#followed.clear();
    for (const slug of rooms) this.#leaveRoom(slug);
  }

  get #viewerId(): string {
    return this.#socket.data.viewerId;
  }

  #hear(name: string, [value, answer]: readonly unknown[]): void {
    const reply = typeof answer === "function" ? (outcome: CommandOutcome) => void answer(outcome) : () => {};
    if (!this.#bucket.take(this.#deps.clock.now())) {
      if (!this.#isStaff) this.#strike("too fast");
      reply(refused("TOO_FAST"));
    } else if (name === "command") {
      this.#guard(this.#command(value).then(reply), () => reply(refused("STORE_UNAVAILABLE")));
    } else if (name === "follow") {
      this.#guard(this.#followAgain(value));
    } else if (name === "report") {
      this.#report(value);
    } else if (name === "here") {
      this.#guard(this.#here(value));
    } else if (name === "visit") {
      this.#visit(value);
    } else if (name === "watch-feed") {
      this.#watchFeed(value);
    } else {
      this.#strike("unknown event");
      reply(refused("BAD_SHAPE"));
    }
  }

  async #command(value: unknown): Promise<CommandOutcome> {
    const envelope = parseEnvelope(value);
    if (!envelope.ok) {
      this.#strike("wrong shape");
      return { ok: false, refusal: envelope.problem };
    }
    // The role is asked for at each command: a session that ended a moment ago commands nothing.
    const actor = await this.#actor();
    const { ledger, command } = envelope.value;
    if (actor === null || !mayIn(actor, command.type, slugOf(ledger))) return refused("NOT_ALLOWED");
    return this.#deps.ledgers.submit(envelope.value, actor);
  }

  async #followAgain(value: unknown): Promise<void> {
    const position = this.#parse(positionShape, value);
    if (position !== null) this.#follow(position, await this.#actor());
  }

  #follow(position: Position, actor: Actor | null): void {
    if (!this.#socket.connected) return;
    const { ledger } = position;
    const obstacle = this.#obstacle(ledger, actor);
    if (obstacle !== null) {
      this.#refuse(ledger, obstacle);
    } else if (this.#deps.fanout.follow(this.#outlet, position)) {
      this.backlog.allowCatchUp();
      this.#followed.add(ledger);
      this.#count(slugOf(ledger));
    } else {
      this.#refuse(ledger, "UNKNOWN_LEDGER");
    }
  }

  #obstacle(ledger: LedgerId, actor: Actor | null): RefusalCode | null {
    if (!mayFollow(actor, ledger)) return "NOT_ALLOWED";
    return this.#followed.size < MAX_FOLLOWED || this.#followed.has(ledger) ? null : "TOO_MANY";
  }

  #unfollow(ledger: LedgerId): void {
    this.#deps.fanout.leave(this.#outlet, ledger);
    this.forget(ledger);
    this.#refuse(ledger, "NOT_ALLOWED");
  }

  /** Who follows a timeline watches it, unless from the control room, which follows the rundown or a rehearsal too. */
  #count(slug: string): void {
    const { presence } = this.#deps;
    if (this.#isCounted(slug)) presence.enter(slug, this.#viewerId, this.#socket.id);
    else presence.leave(slug, this.#viewerId, this.#socket.id);
    this.#tellPlace();
  }

  #isCounted(slug: string): boolean {
    const isInRoom = this.#followed.has(`rundown:${slug}`) || this.#followed.has(`rehearsal:${slug}`);
    return this.#followed.has(`timeline:${slug}`) && !isInRoom && this.#socket.data.counts !== false;
  }

  #report(value: unknown): void {
    const report = this.#parse(reportShape, value);
    if (report === null) return;
    const { presence } = this.#deps;
    const said = { viewerId: this.#viewerId, place: this.#socket.id, lag: report.lagMs };
    for (const ledger of this.#followed) presence.report({ slug: slugOf(ledger), ...said });
  }

  #visit(value: unknown): void {
    const word = this.#parse(visitShape, value);
    if (word === null) return;
    this.#place = word;
    this.#tellPlace();
  }

  /** One feed at a time: a page shows no more. */
  #watchFeed(value: unknown): void {
    const place = this.#parse(feedPlaceShape, value);
    const { feedLine, fanout } = this.#deps;
    if (place === null || feedLine === undefined || !this.#socket.connected) return;
    const watched = this.#feed;
    if (watched !== null) fanout.leave(this.#outlet, watched);
    this.#feed = feedLine.watch(this.#outlet, place);
    // Once a line: said again and again, it would let whoever hardly reads have any number of bytes wait here.
    if (watched === null) this.backlog.allowCatchUp();
  }

  /** Who watches a meeting may walk its exhibition. Others are at no stand, whatever they say. */
  #tellPlace(): void {
    if (this.#place === null) return;
    const word = this.#isCounted(this.#place.slug) ? this.#place : { ...this.#place, standId: null };
    this.#deps.visits?.at({ ...word, viewerId: this.#viewerId, place: this.#socket.id });
  }

  /** Of the rooms that it is in: who follows a rundown. */
  async #here(value: unknown): Promise<void> {
    const word = this.#parse(roomWordShape, value);
    const actor = word === null ? null : await this.#actor();
    if (word === null || actor === null || !this.#socket.connected) return;
    const { id, name, role } = actor;
    for (const slug of this.#rooms()) {
      if (!mayIn(actor, "follow-rundown", slug)) continue;
      this.#deps.rooms.hear({ slug, place: this.#socket.id, person: { id, name, role }, editing: word.editing });
      this.#deps.onRoom(slug);
    }
  }

  #leaveRoom(slug: string): void {
    this.#deps.rooms.leave(slug, this.#socket.id);
    this.#deps.onRoom(slug);
  }

  #rooms(): readonly string[] {
    const named = [...this.#followed].map(parseLedgerId);
    return named.flatMap((ledger) => (ledger?.kind === "rundown" ? ledger.slug : []));
  }

  #parse<Value>(shape: z.ZodType<Value>, value: unknown): Value | null {
    const parsed = shape.safeParse(value);
    if (parsed.success) return parsed.data;
    this.#strike("wrong shape");
    return null;
  }

  #refuse(ledger: LedgerId, code: RefusalCode): void {
    this.#socket.emit("refused", { ledger, refusal: { code } });
  }

  #weigh(data: unknown): void {
    if (!this.#isStaff && typeof data === "string" && data.length > MAX_VIEWER_MESSAGE) cut(this.#socket);
  }

  #strike(reason: string): void {
    this.#strikes += 1;
    if (this.#strikes !== MAX_STRIKES) return;
    this.#deps.log.warn("socket cut", { reason, strikes: this.#strikes });
    this.#deps.meter.count("socket cut for its mistakes");
    this.#socket.disconnect(true);
  }

  #actor(): Promise<Actor | null> {
    return Promise.resolve(this.#deps.authenticate(this.#socket.data.badge));
  }

  #guard(work: Promise<void>, failed: () => void = () => {}): void {
    work.catch((error: unknown) => {
      this.#deps.log.fault("socket message failed", error);
      failed();
    });
  }
}

function mayFollow(actor: Actor | null, ledger: LedgerId): boolean {
  const named = parseLedgerId(ledger);
  return named !== null && mayIn(actor, `follow-${named.kind}`, named.slug);
}

const slugOf = (ledger: LedgerId): string => parseLedgerId(ledger)?.slug ?? "";

const refused = (code: RefusalCode): CommandOutcome => ({ ok: false, refusal: { code } });
