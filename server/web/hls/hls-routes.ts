import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../log.ts";
import { leastTargetDurationSeconds, type Targets } from "../../packager/targets.ts";
import type { Window } from "../../packager/window.ts";
import { decideReload, isListed } from "../../playlist/blocking-reload.ts";
import { networkOf } from "../client-address.ts";
import { isHlsPath, type PlaylistAddress, parseHlsAddress, parseReplayAddress } from "./address.ts";
import { DiskDesk, type DiskLimits, diskLimits } from "./disk-desk.ts";
import type { Exchange } from "./exchange.ts";
import { type MediaAddress, MediaDesk } from "./media-desk.ts";
import { PlaylistCache } from "./playlist-cache.ts";
import type { MediaLibrary, ReplayLibrary } from "./ports.ts";
import { ReplayDesk } from "./replay-desk.ts";
import { replyLater, replyPlaylist, replyPreflight, replyShort } from "./reply.ts";
import { type HlsLimits, hlsLimits, WaitingRoom } from "./waiting-room.ts";

export interface HlsOptions {
  /** Stages by the name in the address. */
  readonly windows: ReadonlyMap<string, Window>;
  readonly log?: Log;
  /** Whose share of held requests this one takes: by default the network of the peer. */
  readonly networkOf?: (request: IncomingMessage) => string;
  readonly limits?: Partial<HlsLimits & DiskLimits>;
  /** What windows do not list; nothing when left out. */
  readonly library?: MediaLibrary;
  /** No replays when left out. */
  readonly replays?: ReplayLibrary;
}

interface OnAir {
  readonly window: Window;
  readonly playlists: PlaylistCache;
}

/** Requests are held for so many target durations, then told to come again (RFC 8216bis 6.2.5.2). */
const HELD_TARGET_DURATIONS = 3;
const MOST_QUERY = 1024;
const noQuery = new URLSearchParams();

/** Everything under `/hls/` and `/replay/`: a plain handler for `node:http`, in front of express. Rules HL28–HL47 in docs/spec/hls.md. */
export class HlsRoutes {
  readonly #networkOf: (request: IncomingMessage) => string;
  readonly #onAirByStage: ReadonlyMap<string, OnAir>;
  readonly #room: WaitingRoom;
  readonly #disk: DiskDesk;
  readonly #media: MediaDesk;
  readonly #replays: ReplayDesk | null;

  constructor({ windows, log, limits, library, replays, ...options }: HlsOptions) {
    this.#networkOf = options.networkOf ?? ((request) => networkOf(request.socket.remoteAddress));
    this.#room = new WaitingRoom({ ...hlsLimits, ...limits });
    this.#disk = new DiskDesk({ ...diskLimits, ...limits }, log);
    this.#media = new MediaDesk(this.#disk, library ?? null);
    this.#replays = replays === undefined ? null : new ReplayDesk(replays, log);
    const entries = [...windows].map(([name, window]): [string, OnAir] => {
      window.onChange(() => this.#room.wake(window));
      return [name, { window, playlists: new PlaylistCache(window) }];
    });
    this.#onAirByStage = new Map(entries);
  }

  /** Requests that wait for a part or a playlist. */
  get heldRequests(): number {
    return this.#room.count;
  }

  /** Requests that wait for the disk. */
  get readingRequests(): number {
    return this.#disk.readingRequests;
  }

  /** @returns true when the request was ours: it is answered, or held. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? "";
    const queryAt = url.indexOf("?");
    const path = queryAt === -1 ? url : url.slice(0, queryAt);
    if (!isHlsPath(path)) return false;
    this.#route({ request, response }, path, queryAt === -1 ? "" : url.slice(queryAt + 1));
    return true;
  }

  /** Answers all that wait with 503, for shutting down. */
  close(): void {
    this.#room.close();
  }

  #route(exchange: Exchange, path: string, query: string): void {
    const { request, response } = exchange;
    if (request.method === "OPTIONS") replyPreflight(response);
    else if (request.method !== "GET" && request.method !== "HEAD") {
      replyShort(request, response, 405, { allow: "GET, HEAD, OPTIONS" });
    } else this.#find(exchange, path, query);
  }

  #find(exchange: Exchange, path: string, query: string): void {
    const { request, response } = exchange;
    const address = parseHlsAddress(path);
    const onAir = address === null ? undefined : this.#onAirByStage.get(address.stage);
    const slug = address === null ? parseReplayAddress(path) : null;
    const isKnown = onAir !== undefined || (slug !== null && this.#replays !== null);
    if (!isKnown) replyShort(request, response, 404);
    else if (query.length > MOST_QUERY) replyShort(request, response, 400);
    else if (address === null || onAir === undefined) this.#replays?.serve(exchange, slug ?? "");
    else if (address.type === "playlist") {
      this.#playlist(exchange, onAir, address, query === "" ? noQuery : new URLSearchParams(query));
    } else this.#serve(exchange, onAir.window, address);
  }

  #playlist(exchange: Exchange, onAir: OnAir, address: PlaylistAddress, query: URLSearchParams): void {
    const { request, response } = exchange;
    const { window, playlists } = onAir;
    const { size, extent } = address;
    const { targets } = window;
    if (targets === null) {
      this.#awaitListing(exchange, onAir, address, query);
      return;
    }
    const directives = { msn: query.get("_HLS_msn"), part: query.get("_HLS_part") };
    const skip = ["YES", "v2"].includes(query.get("_HLS_skip") ?? "");
    const caching = { "cache-control": cacheControl(targets, directives.msn !== null) };
    const answer = () => replyPlaylist(request, response, playlists.get(targets, { size, extent, skip }), caching);
    const decision = decideReload(window, targets, size, directives);
    switch (decision.type) {
      case "answer":
        answer();
        break;
      case "refuse":
        replyShort(request, response, 400);
        break;
      case "wait":
        this.#hold(exchange, window, () => {
          if (!isListed(window, size, decision.wanted)) return false;
          answer();
          return true;
        });
    }
  }

  /** Media that comes will be listed in a moment. Where none comes, a page is better told so at once. */
  #awaitListing(exchange: Exchange, onAir: OnAir, address: PlaylistAddress, query: URLSearchParams): void {
    const { window } = onAir;
    const isComing = window.segments.at(-1)?.isClosed === false;
    if (!isComing) replyLater(exchange.request, exchange.response);
    else {
      this.#hold(exchange, window, () => {
        if (window.targets !== null) this.#playlist(exchange, onAir, address, query);
        return window.targets !== null;
      });
    }
  }

  #serve(exchange: Exchange, window: Window, address: MediaAddress): void {
    if (this.#media.serve(exchange, window, address)) return;
    this.#hold(exchange, window, () => this.#media.serve(exchange, window, address));
  }

  #hold({ request, response }: Exchange, window: Window, tryAnswer: () => boolean): void {
    const targetDuration = window.targets?.targetDurationSeconds ?? leastTargetDurationSeconds;
    const deadlineMs = HELD_TARGET_DURATIONS * targetDuration * 1000;
    const giveUp = () => replyLater(request, response);
    const network = this.#networkOf(request);
    if (this.#room.hold({ request, response, window, network, deadlineMs, tryAnswer, giveUp })) return;
    replyLater(request, response);
  }
}

export const createHlsRoutes = (options: HlsOptions): HlsRoutes => new HlsRoutes(options);

/** The answer to a reload holds what was asked for whenever it is given again, so a cache may serve it to the others. */
const cacheControl = (targets: Targets, isReload: boolean): string =>
  isReload ? `public, max-age=${targets.targetDurationSeconds}` : "no-cache";
