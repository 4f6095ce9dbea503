import { createServer } from "node:http";
import { Presence } from "../../../server/audience/presence.ts";
import { Ledgers } from "../../../server/ledger/ledgers.ts";
import { type Log, silentLog } from "../../../server/log.ts";
import { LedgerSocket } from "../../../server/web/socket/ledger-socket.ts";
import { handshakeShape, parseEnvelope, positionShape, reportShape } from "../../../server/web/socket/shapes.ts";
import { roles } from "../../../shared/roles.ts";
import { millis } from "../../../shared/time.ts";
import type { Target } from "../hostile-campaign.ts";
import { HostilePage } from "../hostile-page.ts";
import { anActor } from "../ledger-builders.ts";
import { quiet } from "../ledger-line.ts";
import { ManualClock } from "../manual-clock.ts";
import { MemoryLog } from "../memory-log.ts";
import { captured } from "./captures.ts";

const frames = captured<readonly string[]>("socket/frames.json").map((text) => Buffer.from(text));
const tokens = [
  ...[
    "0",
    "1",
    "2",
    "3",
    "4",
    "40",
    "41",
    "42",
    "43",
    "44",
    "45",
    "451-",
    "46",
    "4299999999999",
    "42/admin,",
    "40/x,",
    "b4",
  ],
  ...[
    '["command",',
    '{"_placeholder":true,"num":0}',
    '"__proto__":{"role":"admin"},',
    '"type":"take"',
    '"role":"admin"',
  ],
  ...['"connect"', '"disconnect"', '"disconnecting"', '"newListener"', '"error"', "[".repeat(500), '{"a":'.repeat(500)],
  ...["timeline:kollegiya", "rundown:kollegiya", "timeline:", "\\u0000", "\\ud800"],
].map((text) => Buffer.from(text));

/** Packets as the shapes see them, and packets as the wire brings them. */
export const socketTargets = (): readonly Target[] => [
  { name: "shapes", sound: bodies(), tokens, share: 3, run: (bytes) => shaped(bytes) },
  { name: "frames", sound: frames, tokens, share: 2, run: (bytes) => aLine().say(bytes) },
];

function bodies(): readonly Buffer[] {
  return frames.flatMap((frame) => {
    const json = /^\d+(.*)$/s.exec(frame.toString())?.[1] ?? "";
    if (json === "") return [];
    const value: unknown = JSON.parse(json);
    return [Buffer.from(JSON.stringify(Array.isArray(value) ? value[1] : value))];
  });
}

function shaped(bytes: Buffer): string {
  const value = parsedOrText(bytes.toString());
  const envelope = parseEnvelope(value);
  const others = [handshakeShape, positionShape, reportShape].map((shape) => shape.safeParse(value).success);
  return `${envelope.ok ? envelope.value.command.type : envelope.problem.detail} ${others.join()}`;
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The real socket over lines in memory: websocket, engine.io, socket.io and what stands behind them. */
class Line {
  readonly #http = createServer();
  readonly #clock = new ManualClock();
  readonly #ledgers: Ledgers;
  #faults: string[] = [];
  #page: HostilePage | null = null;
  #pages = 0;

  constructor() {
    const log: Log = {
      ...silentLog,
      fault: (message, error) => void this.#faults.push(`${message}: ${String(error)}`),
    };
    this.#ledgers = new Ledgers({
      log: new MemoryLog(),
      clock: this.#clock,
      encoderDelayOf: () => millis(0),
      logger: log,
    });
    new LedgerSocket({
      http: this.#http,
      ledgers: this.#ledgers,
      presence: new Presence(),
      clock: this.#clock,
      log,
      publicUrl: null,
      authenticate: ({ headers: { cookie } }) => {
        const role = roles.find((known) => known === cookie);
        return role === undefined ? null : anActor(role);
      },
      networkOf: () => "hall",
      signalOf: () => "loop",
      healthOf: () => quiet,
      tickMs: 1_000_000,
    });
  }

  /** One message of a page that is already greeted; a new page whenever the last one was cut. */
  async say(bytes: Buffer): Promise<string> {
    this.#clock.advance(1_000);
    if (this.#page === null || this.#page.isCut || this.#page.said >= 50) {
      this.#page?.leave();
      this.#pages += 1;
      this.#page = new HostilePage(this.#http, ["admin", "moderator", ""][this.#pages % 3] ?? "");
      await this.#page.greet();
      if (this.#ledgers.meetings().length === 0) await this.#plan();
    }
    const heard = await this.#page.say(bytes);
    const [fault] = this.#faults;
    if (fault !== undefined) {
      this.#faults = [];
      throw new Error(fault);
    }
    return heard;
  }

  async #plan(): Promise<void> {
    await this.#ledgers.createMeeting(
      { slug: "kollegiya", title: "Итоги", programme: [] },
      anActor("system"),
      "plan-it1",
    );
  }
}

/** Events pile up in a log in memory: a line lives for so many messages. */
const LINE_LIVES = 2_000;
let line: Line | null = null;
let messages = 0;

function aLine(): Line {
  messages += 1;
  if (line === null || messages % LINE_LIVES === 0) line = new Line();
  return line;
}
