import type { AddressInfo } from "node:net";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { IngestLimits } from "./limits.ts";
import type { Authorize, Claim, Publisher } from "./publisher.ts";

export type { IngestLimits } from "./limits.ts";
export type { Authorize, Claim, Publisher, PublishRequest, Refused } from "./publisher.ts";

export interface RtmpServerOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly authorize: Authorize;
  readonly claim: Claim;
  readonly limits?: Partial<IngestLimits>;
}

/** Listens for encoders. Rules RT1… in docs/spec/rtmp.md. */
export class RtmpServer {
  readonly #options: RtmpServerOptions;

  constructor(options: RtmpServerOptions) {
    this.#options = options;
  }

  /** Who is on air now. */
  get publishers(): readonly Publisher[] {
    return [];
  }

  /**
   * @param port 0 takes a free one: read it from the answer.
   * @throws {ListenError} when the port is busy or not ours to take.
   */
  listen(_port: number, _host: string): Promise<AddressInfo> {
    this.#options.log.debug("rtmp server not wired yet");
    return Promise.reject(new Error("not wired yet"));
  }

  /** Stops listening, ends every publication, closes every connection. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
