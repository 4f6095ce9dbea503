import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { onTestFinished } from "vitest";
import { Presence } from "../../server/audience/presence.ts";
import type { EventLog } from "../../server/ledger/event-log.ts";
import { Ledgers } from "../../server/ledger/ledgers.ts";
import { silentLog } from "../../server/log.ts";
import { LedgerSocket, type LedgerSocketOptions } from "../../server/web/socket/ledger-socket.ts";
import type { ClientToServer, Position, ServerToClient, StreamHealth } from "../../shared/protocol.ts";
import { type Role, roles } from "../../shared/roles.ts";
import { millis } from "../../shared/time.ts";
import { anActor } from "./ledger-builders.ts";
import { ManualClock } from "./manual-clock.ts";
import { MemoryLog } from "./memory-log.ts";

export type Page = Socket<ServerToClient, ClientToServer>;

export const quiet: StreamHealth = {
  signal: "loop",
  connectedSince: null,
  bitrateKbps: 0,
  framesPerSecond: 0,
  keyframeIntervalMs: null,
  videoCodec: null,
  audioCodec: null,
  widthPx: null,
  heightPx: null,
  droppedShare: null,
  lateMs: null,
  sound: { state: "unmeasured", why: "NO_SOUND" },
  recording: { writing: "on", freeBytes: 38_000_000_000, hoursLeft: null },
  warnings: [],
};

/** For `describe.each`: what is told must not depend on whether socket.io's private members are found (TL33). */
export const bothWays = [
  { way: "written straight to the net socket", mayWriteStraight: true },
  { way: "by socket.io's emit", mayWriteStraight: false },
] as const;

/** A ledger socket on a real http server. The cookie of a page is the role it has, so that no accounts are needed. */
export async function ledgerLine(
  options: Partial<Omit<LedgerSocketOptions, "log">> & { log?: EventLog; port?: number } = {},
) {
  const { log = new MemoryLog(), port = 0, ...rest } = options;
  const clock = new ManualClock();
  const ledgers = new Ledgers({ log, clock, encoderDelayOf: () => millis(0), logger: silentLog });
  const presence = new Presence();
  const http = createServer((_request, response) => void response.end("a page"));
  const socket = new LedgerSocket({
    http,
    ledgers,
    presence,
    clock,
    publicUrl: null,
    authenticate: ({ headers: { cookie } }) => {
      const role = roles.find((known) => known === cookie);
      return role === undefined ? null : anActor(role);
    },
    networkOf: () => "hall",
    signalOf: () => "loop",
    healthOf: () => quiet,
    ...rest,
    log: silentLog,
  });
  await new Promise<void>((listening) => http.listen(port, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const close = async () => {
    await socket.close();
    ledgers.close();
    await new Promise((closed) => {
      http.close(closed);
      http.closeAllConnections();
    });
  };
  onTestFinished(close);
  return { clock, close, http, ledgers, log, presence, socket, url };
}

export interface HowToVisit {
  readonly viewerId?: string;
  readonly follow?: readonly Position[];
  readonly as?: Role;
  readonly origin?: string;
  /** `upgrade`: long polling that becomes a websocket. */
  readonly transport?: "websocket" | "polling" | "upgrade";
  /** Instead of the right handshake. */
  readonly auth?: object;
}

/** Opens a page's line, which does not come back by itself. */
export function visit(url: string, how: HowToVisit = {}): Page {
  const { viewerId = "viewer-one", follow = [], transport = "websocket" } = how;
  const page: Page = io(url, {
    transports: transport === "upgrade" ? ["polling", "websocket"] : [transport],
    forceNew: true,
    reconnection: false,
    auth: how.auth ?? { viewerId, follow },
    extraHeaders: { origin: how.origin ?? url, ...(how.as !== undefined && { cookie: how.as }) },
  });
  onTestFinished(() => void page.disconnect());
  return page;
}

/** Its machine hangs, or its network does: what the server writes is not taken any more. */
export function stopReading(page: Page): void {
  // The client keeps its `ws` private; a browser tab that hangs does the same to its socket.
  const { engine } = page.io as unknown as { engine: { transport: { ws?: { pause: () => void } } } };
  engine.transport.ws?.pause();
}

export function readOn(page: Page): void {
  const { engine } = page.io as unknown as { engine: { transport: { ws?: { resume: () => void } } } };
  engine.transport.ws?.resume();
}

export const fromNothing = (ledger: Position["ledger"]): Position => ({ ledger, epoch: null, since: 0 });

/** The next message of that name. */
export const next = <Name extends keyof ServerToClient>(page: Page, name: Name) =>
  new Promise<Parameters<ServerToClient[Name]>[0]>((resolve) => {
    // socket.io types a listener by its event's name, which it cannot do for a name that is a type parameter.
    const untyped: Socket = page;
    untyped.once(name as string, resolve);
  });

export const disconnected = (page: Page): Promise<void> =>
  new Promise((resolve) => {
    page.once("disconnect", () => resolve());
    page.once("connect_error", () => resolve());
  });
