import { defaultLimits, type IngestLimits } from "../../server/ingest/limits.ts";
import type { Authorize, Claim, OnRefused } from "../../server/ingest/publisher.ts";
import { RtmpSession } from "../../server/ingest/rtmp-session.ts";
import { WrongKeys } from "../../server/ingest/wrong-keys.ts";
import type { Log, LogFields } from "../../server/log.ts";
import { decodeAmf, isAmfObject } from "../../server/media/amf0.ts";
import type { MediaEvent } from "../../server/media/sample.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import * as commands from "./rtmp-commands.ts";

export const GOOD_KEY = "goodkeygoodkeygoodkeygoodkeygood";

export interface SessionOptions {
  readonly limits?: Partial<IngestLimits>;
  readonly authorize?: Authorize;
  readonly claim?: Claim;
  readonly wrongKeys?: WrongKeys;
  readonly onRefused?: OnRefused;
}

/** A session without a socket: bytes go in by hand, time stands still until it is moved. */
export class SessionAtHand {
  readonly session: RtmpSession;
  readonly events: MediaEvent[] = [];
  readonly endings: string[] = [];
  readonly sent: Buffer[] = [];
  readonly logLines: string[] = [];
  isPaused = false;
  isEnded = false;
  #now: ProgramTime = programTime(1_700_000_000_000);

  constructor(options: SessionOptions = {}) {
    const limits = { ...defaultLimits, ...options.limits };
    const context = {
      clock: { now: () => this.#now },
      log: this.#log(),
      authorize: options.authorize ?? onlyGoodKey,
      claim: options.claim ?? (() => ({ ok: true as const, sink: this.sink })),
      limits,
      onRefused: options.onRefused ?? (() => undefined),
      wrongKeys: options.wrongKeys ?? new WrongKeys(limits.wrongKeysPerMinute),
    };
    this.session = new RtmpSession(context, {
      remoteAddress: "192.0.2.7",
      write: (bytes) => this.sent.push(Buffer.from(bytes)),
      pause: () => (this.isPaused = true),
      resume: () => (this.isPaused = false),
      end: () => (this.isEnded = true),
    });
  }

  readonly sink = {
    push: (event: MediaEvent) => void this.events.push(event),
    end: (reason: string) => void this.endings.push(reason),
  };

  /** Gives it bytes, then lets a pending key check finish. */
  async receive(...pieces: readonly Uint8Array[]): Promise<void> {
    for (const piece of pieces) this.session.receive(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Everything up to an accepted `publish`. */
  async publish(name = GOOD_KEY, app = "live"): Promise<this> {
    await this.receive(commands.firstHandshake(), commands.secondHandshake());
    await this.receive(commands.connect(app), commands.createStream(), commands.publish(name));
    return this;
  }

  pass(ms: number): void {
    this.#now = programTime(this.#now + ms);
    this.session.tick();
  }

  /** Codes of all `onStatus`, `_result` and `_error` answers with one, in order. */
  get codes(): readonly string[] {
    return this.#information().map((fields) => String(fields.get("code")));
  }

  get lastDescription(): string {
    return String(this.#information().at(-1)?.get("description"));
  }

  /** Types of the protocol messages sent after the handshake. */
  get sentTypes(): readonly number[] {
    return this.#messages().map((message) => message[7] ?? 0);
  }

  #information() {
    const commands = this.#messages().filter((message) => message[7] === 20);
    const values = commands.map((message) => decodeAmf(message.subarray(12)));
    return values.flatMap((parts) => parts.filter(isAmfObject).filter((fields) => fields.has("code")));
  }

  #messages(): readonly Buffer[] {
    return this.sent.filter((bytes) => bytes.length < 3000);
  }

  #log(): Log {
    const note = (message: string, fields?: LogFields) =>
      void this.logLines.push(JSON.stringify({ message, ...fields }));
    return {
      debug: note,
      info: note,
      warn: note,
      fault: (message, error, fields) => note(`FAULT ${message}`, { ...fields, error: String(error) }),
    };
  }
}

const onlyGoodKey: Authorize = async ({ streamKey }) =>
  streamKey === GOOD_KEY ? { ok: true, stage: "main" } : { ok: false, reason: "The key is wrong." };
