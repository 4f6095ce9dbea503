import { type LedgerId, ledgerId, parseLedgerId } from "../../../../shared/ids.ts";
import type { EventBatch, Position, Tick } from "../../../../shared/protocol.ts";
import type { AnyCatchUp, Ledgers } from "../../../ledger/ledgers.ts";
import type { Log } from "../../../log.ts";
import type { Meter } from "../../../meter.ts";
import type { LedgerConnection, LedgerServer } from "../types.ts";
import { type BuildFrame, type Frame, frameBuilder, type MessageName, type Payload } from "./frame.ts";
import { argumentsOf, SocketOutlet } from "./outlet.ts";
import { packetEncoder } from "./private-parts.ts";
import { Room } from "./room.ts";
import { Slicer } from "./slicer.ts";

export interface FanoutOptions {
  readonly io: LedgerServer;
  readonly ledgers: Ledgers;
  readonly log: Log;
  readonly meter: Meter;
  /** `false`: everything by socket.io's `emit`, as if its private members were not found. */
  readonly mayWriteStraight: boolean;
}

/** Where readers of a feed stand: `feed:{slug}`, and of all meetings `feed:*`, which is no slug. */
export type FeedRoom = `feed:${string}`;
type RoomName = LedgerId | FeedRoom;

/** A tick waits so long for an event to travel with, in milliseconds: at 8 events a second every one finds company. */
const TICK_WAITS_MS = 150;

/** Tells followers what was committed and how things stand, each ledger in its own room (TL22, TL31, TL32; ADR 0016). */
export class Fanout {
  readonly #options: FanoutOptions;
  readonly #mayWriteStraight: boolean;
  readonly #frame: BuildFrame;
  readonly #slicer = new Slicer();
  readonly #roomByName = new Map<RoomName, Room>();
  /** A ledger hands out the same answer until its next commit, so each is encoded once. */
  readonly #frameByCatchUp = new WeakMap<AnyCatchUp, Frame>();
  readonly #tickByLedger = new Map<LedgerId, () => Tick>();
  #ticking: NodeJS.Timeout | null = null;

  constructor(options: FanoutOptions) {
    this.#options = options;
    const encode = options.mayWriteStraight ? packetEncoder(options.io) : null;
    this.#mayWriteStraight = encode !== null;
    this.#frame = frameBuilder(encode);
    if (options.mayWriteStraight && encode === null) options.log.warn("fan-out by emit", { missing: "encoder" });
  }

  outletOf(socket: LedgerConnection): SocketOutlet {
    return new SocketOutlet(socket, this.#mayWriteStraight);
  }

  /**
   * Head, choice, answer and joining happen in this one synchronous turn, so nothing can fall between or come twice.
   * @returns `false`: there is no such ledger.
   */
  follow(outlet: SocketOutlet, position: Position): boolean {
    const catchUp = this.#options.ledgers.catchUp(position);
    if (catchUp === null) return false;
    const { ledger } = position;
    this.#options.meter.count(`catch-up ${catchUp.kind}`);
    outlet.send(this.#frameOf(catchUp));
    this.#roomOf(ledger).join(outlet, this.#rowOf(ledger, outlet.id));
    this.#moveTimeline(ledger, outlet.id, "front");
    return true;
  }

  /** Into a room that has no ledger: whoever is there is told what is said from now on. */
  join(outlet: SocketOutlet, room: FeedRoom): void {
    this.#roomOf(room).join(outlet, "crowd");
  }

  /** One message for those who asked for it, however many they are. */
  frame<Name extends MessageName>(name: Name, payload: Payload<Name>): Frame {
    return this.#frame(name, payload);
  }

  leave({ id }: SocketOutlet, ledger: RoomName): void {
    const room = this.#roomByName.get(ledger);
    room?.leave(id);
    if (room?.size === 0) this.#roomByName.delete(ledger);
    this.#moveTimeline(ledger, id, "crowd");
  }

  isFollowed(ledger: RoomName): boolean {
    return this.#roomByName.has(ledger);
  }

  /** What was committed, encoded once, whoever listens. */
  commit(batch: EventBatch): void {
    this.say(batch.ledger, "events", batch);
    this.#sayTick(batch.ledger);
  }

  /** To all who follow. */
  say<Name extends MessageName>(ledger: RoomName, name: Name, payload: Payload<Name>): void {
    const room = this.#roomByName.get(ledger);
    if (room?.say(this.#frame(name, payload))) this.#slicer.wake(room);
  }

  /** To those who watch, within the next moment; what control rooms are told is said in the rundown's room. */
  tick(ledger: LedgerId, tickNow: () => Tick): void {
    if (!this.isFollowed(ledger)) return;
    this.#tickByLedger.set(ledger, tickNow);
    this.#ticking ??= setTimeout(() => {
      this.#ticking = null;
      for (const due of [...this.#tickByLedger.keys()]) this.#sayTick(due);
    }, TICK_WAITS_MS).unref();
  }

  /** The ledger is gone: who follows is told so after all that it is still owed. */
  dismiss(ledger: LedgerId): void {
    this.#tickByLedger.delete(ledger);
    this.say(ledger, "refused", { ledger, refusal: { code: "UNKNOWN_LEDGER" } });
    this.#roomByName.delete(ledger);
  }

  /** What is still owed stays unsaid: pages come back for it. */
  close(): void {
    this.#slicer.stop();
    if (this.#ticking !== null) clearTimeout(this.#ticking);
  }

  // The head it names must not come before the events it counts: so it is made now and follows them in the same log.
  #sayTick(ledger: LedgerId): void {
    const tickNow = this.#tickByLedger.get(ledger);
    const room = this.#roomByName.get(ledger);
    this.#tickByLedger.delete(ledger);
    if (tickNow === undefined || room === undefined) return;
    if (room.say(this.#frame("tick", tickNow()), "crowd")) this.#slicer.wake(room);
  }

  #frameOf(catchUp: AnyCatchUp): Frame {
    let frame = this.#frameByCatchUp.get(catchUp);
    if (frame === undefined) {
      frame =
        catchUp.kind === "snapshot" ? this.#frame("snapshot", catchUp.snapshot) : this.#frame("events", catchUp.batch);
      this.#frameByCatchUp.set(catchUp, frame);
    }
    return frame;
  }

  #roomOf(ledger: RoomName): Room {
    const known = this.#roomByName.get(ledger);
    if (known !== undefined) return known;
    const { io } = this.#options;
    const room = new Room((ids, frame) => io.to(ids).emit(frame.name, ...argumentsOf(frame)));
    this.#roomByName.set(ledger, room);
    return room;
  }

  /** Who follows the rundown too is a control room. */
  #rowOf(ledger: LedgerId, id: string): "front" | "crowd" {
    const name = parseLedgerId(ledger);
    if (name === null || name.kind !== "timeline") return "front";
    return this.#roomByName.get(ledgerId("rundown", name.slug))?.has(id) ? "front" : "crowd";
  }

  #moveTimeline(ledger: RoomName, id: string, row: "front" | "crowd"): void {
    const name = parseLedgerId(ledger);
    if (name?.kind === "rundown") this.#roomByName.get(ledgerId("timeline", name.slug))?.move(id, row);
  }
}
