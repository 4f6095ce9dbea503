import { between, type Millis, type ProgramTime } from "../../shared/time.ts";
import { malformed, PeerError, tooBig, tooSlow } from "../media/peer-error.ts";
import { type AdmissionContext, admit } from "./admission.ts";
import { BitrateCap } from "./bitrate-cap.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { type Command, readCommand, textOf } from "./command.ts";
import * as control from "./control.ts";
import { Handshake } from "./handshake.ts";
import type { IngestLimits } from "./limits.ts";
import { Publication, type PublicationHost } from "./publication.ts";
import type { Claim, OnRefused, Publisher } from "./publisher.ts";
import * as replies from "./replies.ts";
import { MESSAGE, type RtmpMessage } from "./rtmp-message.ts";
import { APP, appOf, targetOf } from "./stream-name.ts";

/** The socket, as far as a session needs it. */
export interface Wire {
  readonly remoteAddress: string;
  write(bytes: Uint8Array): void;
  /** Stops and starts the flow of `receive`. */
  pause(): void;
  resume(): void;
  /** Sends what was written, then closes. */
  end(): void;
}

export interface SessionContext extends AdmissionContext {
  readonly claim: Claim;
  readonly limits: IngestLimits;
  readonly onRefused?: OnRefused;
}

type State =
  | { readonly phase: "handshake"; readonly since: ProgramTime; readonly handshake: Handshake }
  | { readonly phase: "connected"; readonly since: ProgramTime }
  | { readonly phase: "authorizing"; readonly since: ProgramTime }
  | { readonly phase: "publishing"; readonly publication: Publication; readonly streamId: number }
  | { readonly phase: "closed" };

/**
 * One encoder's connection, from its first byte to its last. Owns no socket and no timer: bytes come by `receive`, time by `tick`.
 * Nothing it is sent makes it throw: bad input ends it, with the reason in the log. Rules RT11–RT36 in docs/spec/rtmp.md.
 */
export class RtmpSession implements PublicationHost {
  readonly remoteAddress: string;
  readonly #context: SessionContext;
  readonly #wire: Wire;
  readonly #reader: ChunkReader;
  readonly #cap: BitrateCap;
  #state: State;
  #bytesReceived = 0;
  #bytesAcknowledged = 0;
  #bytesUnproved = 0;
  #window = control.WINDOW;
  #streams = 0;
  #app: string | null = null;
  #flashVersion = "";

  constructor(context: SessionContext, wire: Wire) {
    const now = context.clock.now();
    this.#context = context;
    this.#wire = wire;
    this.remoteAddress = wire.remoteAddress;
    this.#reader = new ChunkReader(context.limits.assemblyBytes);
    this.#cap = new BitrateCap(context.limits.bitsPerSecond, now);
    this.#state = { phase: "handshake", since: now, handshake: new Handshake() };
  }

  get bytesReceived(): number {
    return this.#bytesReceived;
  }

  get flashVersion(): string {
    return this.#flashVersion;
  }

  get mostAhead(): Millis {
    return this.#context.limits.ahead;
  }

  /** Who publishes here; `null` before its key was accepted and after it ended. */
  get publisher(): Publisher | null {
    return this.#state.phase === "publishing" ? this.#state.publication : null;
  }

  receive(bytes: Uint8Array): void {
    if (this.#state.phase === "closed") return;
    this.#guard(() => {
      this.#count(bytes.length);
      const rest = this.#state.phase === "handshake" ? this.#shakeHands(this.#state.handshake, bytes) : bytes;
      if (rest === null) return;
      this.#reader.push(rest);
      this.#readMessages();
      this.#acknowledge();
    });
  }

  /** Looks at the deadlines; about once a second. */
  tick(): void {
    this.#guard(() => this.#refuseLate(this.#context.clock.now()));
  }

  /** Ends it from our side. The encoder reads the reason, if it reads at all. */
  close(reason: string): void {
    if (this.#state.phase === "closed") return;
    if (this.#state.phase === "publishing") {
      this.#wire.write(replies.status(this.#state.streamId, "NetStream.Publish.Rejected", reason));
    }
    this.lost(reason);
    this.#wire.end();
  }

  /** The connection is gone: only the stage is left to tell. */
  lost(reason: string): void {
    const ended = this.#state;
    this.#state = { phase: "closed" };
    if (ended.phase === "publishing") this.#end(ended.publication, reason);
  }

  #guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const { log, onRefused } = this.#context;
    const publisher = this.publisher?.id ?? null;
    if (error instanceof PeerError) {
      if (this.publisher !== null) onRefused?.(this.publisher.stage, error.code);
      log.info("rtmp connection refused", { publisher, code: error.code, reason: error.message });
      this.close(error.message);
    } else {
      log.fault("rtmp session failed", error, { publisher });
      this.close("the server failed: try again");
    }
  }

  #count(bytes: number): void {
    this.#bytesReceived += bytes;
    const { limits, clock } = this.#context;
    if (!this.#cap.take(bytes, clock.now())) throw tooBig("the encoder's bitrate is above the limit");
    if (this.#state.phase === "publishing") return;
    this.#bytesUnproved += bytes;
    if (this.#bytesUnproved > limits.unauthenticatedBytes) throw tooBig("too many bytes before a key was accepted");
  }

  #shakeHands(handshake: Handshake, bytes: Uint8Array): Uint8Array | null {
    const { reply, rest } = handshake.push(bytes);
    if (reply !== null) this.#wire.write(reply);
    if (rest !== null) this.#state = { phase: "connected", since: this.#context.clock.now() };
    return rest;
  }

  /** Stops while the key is checked: what is behind `publish` waits in the socket, not in our memory. RT14. */
  #readMessages(): void {
    while (this.#state.phase === "connected" || this.#state.phase === "publishing") {
      const message = this.#reader.next();
      if (message === null) return;
      this.#handle(message);
    }
  }

  #acknowledge(): void {
    if (this.#state.phase === "closed" || this.#bytesReceived - this.#bytesAcknowledged < this.#window) return;
    this.#bytesAcknowledged = this.#bytesReceived;
    this.#wire.write(control.acknowledgement(this.#bytesReceived));
  }

  #handle(message: RtmpMessage): void {
    switch (message.type) {
      case MESSAGE.userControl:
        for (const answer of control.answersToUserControl(message)) this.#wire.write(answer);
        break;
      case MESSAGE.windowAcknowledgementSize:
        this.#window = Math.max(1, control.controlNumber(message));
        break;
      case MESSAGE.commandAmf0:
      case MESSAGE.commandAmf3:
        this.#obey(readCommand(message));
        break;
      default: // Media and data; of other types the publication takes no notice.
        if (this.#state.phase === "publishing") this.#state.publication.push(message, this.#context.clock.now());
    }
  }

  #obey(command: Command): void {
    if (this.#app === null && command.name !== "connect") throw malformed("a command before connect");
    switch (command.name) {
      case "connect":
        this.#connect(command);
        break;
      case "createStream":
        this.#streams += 1;
        this.#wire.write(replies.result(command.transaction, this.#streams));
        break;
      case "publish":
        this.#publish(command);
        break;
      case "FCUnpublish":
      case "closeStream":
      case "deleteStream":
        this.#unpublish(command);
        break;
      default:
        for (const reply of replies.repliesTo(command)) this.#wire.write(reply);
    }
  }

  #connect(command: Command): void {
    const app = textOf(command.object.get("app"));
    for (const setting of control.ourSettings()) this.#wire.write(setting);
    // What they called instead is not said back or logged: people paste their key there.
    if (appOf(app) !== APP) {
      const reason = `There is no such application here: the address ends in /${APP}.`;
      this.#wire.write(replies.connectRejected(command.transaction, reason));
      throw malformed("connect to an application that is not ours");
    }
    this.#app = app;
    this.#flashVersion = textOf(command.object.get("flashVer"));
    this.#wire.write(replies.connected(command.transaction));
  }

  #publish(command: Command): void {
    const { streamId } = command;
    if (this.#state.phase !== "connected") {
      this.#wire.write(replies.status(streamId, "NetStream.Publish.BadName", "This connection publishes already."));
      return;
    }
    this.#state = { phase: "authorizing", since: this.#context.clock.now() };
    this.#wire.pause();
    const target = targetOf(this.#app ?? "", textOf(command.args[0]));
    void admit(this.#context, target, this.remoteAddress).then((answer) =>
      this.#guard(() => {
        if (this.#state.phase !== "authorizing") return;
        if (answer.ok) this.#begin(streamId, answer.stage);
        else this.#refuse(streamId, "NetStream.Publish.Rejected", answer.reason);
      }),
    );
  }

  #begin(streamId: number, stage: string): void {
    const { claim, clock, log } = this.#context;
    const publication = new Publication(stage, this, clock.now());
    const claimed = claim(stage, publication);
    if (!claimed.ok) {
      this.#refuse(streamId, "NetStream.Publish.BadName", claimed.reason);
      return;
    }
    publication.begin(claimed.sink);
    this.#bytesUnproved = 0;
    this.#state = { phase: "publishing", publication, streamId };
    log.info("encoder on air", { publisher: publication.id, stage, encoder: publication.encoder });
    this.#wire.write(control.streamBegin(streamId));
    this.#wire.write(replies.status(streamId, "NetStream.Publish.Start", "Publishing."));
    this.#wire.resume();
    this.#readMessages();
  }

  #refuse(streamId: number, code: replies.StatusCode, reason: string): void {
    this.#context.log.info("encoder refused", { reason });
    this.#wire.write(replies.status(streamId, code, reason));
    this.close(reason);
  }

  #unpublish(command: Command): void {
    if (command.transaction !== 0) this.#wire.write(replies.result(command.transaction, undefined));
    if (this.#state.phase !== "publishing") return;
    const { publication, streamId } = this.#state;
    this.#state = { phase: "connected", since: this.#context.clock.now() };
    this.#end(publication, "the encoder stopped");
    this.#wire.write(replies.status(streamId, "NetStream.Unpublish.Success", "Stopped."));
  }

  #end(publication: Publication, reason: string): void {
    const { id, stage, bytesReceived } = publication;
    this.#context.log.info("encoder off air", { publisher: id, stage, reason, bytesReceived });
    publication.end(reason);
  }

  #refuseLate(now: ProgramTime): void {
    const { limits } = this.#context;
    const isLate = (since: ProgramTime, limit: Millis) => between(since, now) > limit;
    switch (this.#state.phase) {
      case "handshake":
        if (isLate(this.#state.since, limits.handshake)) throw tooSlow("no handshake in time");
        break;
      case "connected":
      case "authorizing":
        if (isLate(this.#state.since, limits.publish)) throw tooSlow("nothing published in time");
        break;
      case "publishing": {
        const { lastSampleAt } = this.#state.publication;
        if (isLate(lastSampleAt, limits.idle)) throw tooSlow("no picture or sound came for too long");
        break;
      }
      case "closed":
    }
  }
}
