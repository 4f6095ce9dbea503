import type { IncomingMessage, ServerResponse } from "node:http";
import { type Log, silentLog } from "../../log.ts";
import type { InitSegment, SegmentView } from "../../packager/segment.ts";
import { leastTargetDurationSeconds, type Targets } from "../../packager/targets.ts";
import type { Window } from "../../packager/window.ts";
import { decideReload, isListed } from "../../playlist/blocking-reload.ts";
import type { PartSize } from "../../playlist/part-view.ts";
import { networkOf } from "../client-address.ts";
import { type HlsAddress, isHlsPath, type PartAddress, parseHlsAddress } from "./address.ts";
import { partState } from "./part-state.ts";
import { PlaylistCache } from "./playlist-cache.ts";
import { replyLater, replyMedia, replyPlaylist, replyPreflight, replyShort } from "./reply.ts";
import { type HlsLimits, hlsLimits, WaitingRoom } from "./waiting-room.ts";

export interface HlsOptions {
  /** Stages by the name in the address. */
  readonly windows: ReadonlyMap<string, Window>;
  readonly log?: Log;
  /** Whose share of held requests this one takes: by default the network of the peer. */
  readonly networkOf?: (request: IncomingMessage) => string;
  readonly limits?: Partial<HlsLimits>;
}

interface OnAir {
  readonly window: Window;
  readonly playlists: PlaylistCache;
}

/** One request and where its answer goes. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Requests are held for so many target durations, then told to come again (RFC 8216bis 6.2.5.2). */
const HELD_TARGET_DURATIONS = 3;
const MOST_QUERY = 1024;

/** Everything under `/hls/`: a plain handler for `node:http`, in front of express. Rules HL28–HL39 in docs/spec/hls.md. */
export class HlsRoutes {
  readonly #options: HlsOptions;
  readonly #onAirByStage: ReadonlyMap<string, OnAir>;
  readonly #room: WaitingRoom;

  constructor(options: HlsOptions) {
    this.#options = options;
    this.#room = new WaitingRoom({ ...hlsLimits, ...options.limits });
    const entries = [...options.windows].map(([name, window]): [string, OnAir] => {
      window.onChange(() => this.#room.wake(window));
      return [name, { window, playlists: new PlaylistCache(window) }];
    });
    this.#onAirByStage = new Map(entries);
  }

  /** Requests that wait for a part or a playlist. */
  get heldRequests(): number {
    return this.#room.count;
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
    const address = parseHlsAddress(path);
    const onAir = address === null ? undefined : this.#onAirByStage.get(address.stage);
    if (request.method === "OPTIONS") replyPreflight(response);
    else if (request.method !== "GET" && request.method !== "HEAD") {
      replyShort(request, response, 405, { allow: "GET, HEAD, OPTIONS" });
    } else if (address === null || onAir === undefined) replyShort(request, response, 404);
    else if (query.length > MOST_QUERY) replyShort(request, response, 400);
    else if (address.type === "playlist") this.#playlist(exchange, onAir, address.size, new URLSearchParams(query));
    else if (address.epoch !== onAir.window.epoch) replyShort(request, response, 404);
    else this.#media(exchange, onAir.window, address);
  }

  #playlist(exchange: Exchange, onAir: OnAir, size: PartSize, query: URLSearchParams): void {
    const { request, response } = exchange;
    const { window, playlists } = onAir;
    const { targets } = window;
    if (targets === null) {
      this.#awaitListing(exchange, onAir, size, query);
      return;
    }
    const directives = { msn: query.get("_HLS_msn"), part: query.get("_HLS_part") };
    const skip = ["YES", "v2"].includes(query.get("_HLS_skip") ?? "");
    const caching = cacheControl(targets, directives.msn !== null);
    const answer = () => replyPlaylist(request, response, playlists.get(targets, size, skip), caching);
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
  #awaitListing(exchange: Exchange, onAir: OnAir, size: PartSize, query: URLSearchParams): void {
    const { window } = onAir;
    if (window.segments.length === 0) replyLater(exchange.request, exchange.response);
    else {
      this.#hold(exchange, window, () => {
        if (window.targets !== null) this.#playlist(exchange, onAir, size, query);
        return window.targets !== null;
      });
    }
  }

  #media(exchange: Exchange, window: Window, address: Exclude<HlsAddress, { type: "playlist" }>): void {
    switch (address.type) {
      case "init":
        this.#init(exchange, window.findInit(address.id));
        break;
      case "segment":
        this.#segment(exchange, window.find(address.msn));
        break;
      case "part":
        if (this.#tryPart(exchange, window, address)) return;
        this.#hold(exchange, window, () => this.#tryPart(exchange, window, address));
    }
  }

  #init({ request, response }: Exchange, init: InitSegment | null): void {
    if (init === null) replyShort(request, response, 404);
    else replyMedia(request, response, "video/mp4", [init.bytes]);
  }

  #segment(exchange: Exchange, segment: SegmentView | null): void {
    if (segment?.isClosed) this.#read(exchange, segment);
    else replyShort(exchange.request, exchange.response, 404);
  }

  /** @returns false while the part is only promised. */
  #tryPart(exchange: Exchange, window: Window, address: PartAddress): boolean {
    const state = partState(window, address);
    switch (state.type) {
      case "ready":
        this.#read(exchange, state.segment, address);
        return true;
      case "hinted":
        return false;
      case "absent":
        replyShort(exchange.request, exchange.response, 404);
        return true;
    }
  }

  #read({ request, response }: Exchange, segment: SegmentView, part?: PartAddress): void {
    segment.read(part?.first, part?.size).then(
      (chunks) => replyMedia(request, response, "video/iso.segment", chunks),
      (error) => {
        (this.#options.log ?? silentLog).fault("segment unreadable", error, { msn: segment.msn });
        replyLater(request, response);
      },
    );
  }

  #hold({ request, response }: Exchange, window: Window, tryAnswer: () => boolean): void {
    const network = this.#options.networkOf?.(request) ?? networkOf(request.socket.remoteAddress);
    const targetDuration = window.targets?.targetDurationSeconds ?? leastTargetDurationSeconds;
    const deadlineMs = HELD_TARGET_DURATIONS * targetDuration * 1000;
    const giveUp = () => replyLater(request, response);
    if (this.#room.hold({ request, response, window, network, deadlineMs, tryAnswer, giveUp })) return;
    replyLater(request, response);
  }
}

export const createHlsRoutes = (options: HlsOptions): HlsRoutes => new HlsRoutes(options);

/** The answer to a reload holds what was asked for whenever it is given again, so a cache may serve it to the others. */
const cacheControl = (targets: Targets, isReload: boolean): string =>
  isReload ? `public, max-age=${targets.targetDurationSeconds}` : "no-cache";
