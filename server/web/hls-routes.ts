import type { IncomingMessage, ServerResponse } from "node:http";
import type { Window } from "../packager/window.ts";

export interface HlsOptions {
  /** Stages by the name in the address. */
  readonly windows: ReadonlyMap<string, Window>;
  /** Whose share of held requests this one takes: by default the IPv4 address or the IPv6 /64 of the peer. */
  readonly networkOf?: (request: IncomingMessage) => string;
  readonly limits?: Partial<HlsLimits>;
}

export interface HlsLimits {
  readonly heldRequests: number;
  readonly heldPerConnection: number;
  readonly heldPerNetwork: number;
}

/** Everything under `/hls/`. A plain handler for `node:http`, in front of express. Rules HL20–HL30. */
export interface HlsRoutes {
  /** True: the request was ours and is answered or held. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  readonly heldRequests: number;
  /** Answers every held request with 503, for shutting down. */
  close(): void;
}

export type CreateHlsRoutes = (options: HlsOptions) => HlsRoutes;
