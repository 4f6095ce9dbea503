import type { ProgramTime } from "../../shared/time.ts";
import type { PeerErrorCode } from "../media/peer-error.ts";
import type { MediaSink } from "../media/sample.ts";

/** What an encoder says when it asks to publish. The key is a secret: hash it, compare it, never log it. */
export interface PublishRequest {
  /** The part of the address after the host, without slashes around it and without its query: `live`. */
  readonly app: string;
  readonly streamKey: string;
  readonly remoteAddress: string;
}

/** A reason is shown to the person at the encoder, in its own log window: plain words, no secrets. */
export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

/** Whose key is it? A promise that rejects is our fault: logged as one, and the encoder is told to try again. */
export type Authorize = (request: PublishRequest) => Promise<{ readonly ok: true; readonly stage: string } | Refused>;

/**
 * Takes a stage for a publisher whose key is right. Called in the same turn as nothing else, so check and take are one step.
 * A caller that lets a newcomer take over closes the old publisher here, before it returns the new sink.
 */
export type Claim = (stage: string, publisher: Publisher) => { readonly ok: true; readonly sink: MediaSink } | Refused;

/** Hears why an encoder on air was closed for what it sent. Called before its sink is ended. */
export type OnRefused = (stage: string, code: PeerErrorCode) => void;

/** One encoder on air, as its stage and the health panel see it. Values are read live. */
export interface Publisher {
  readonly id: string;
  readonly stage: string;
  readonly remoteAddress: string;
  /** When the stage was claimed. */
  readonly since: ProgramTime;
  /** `onMetaData.encoder`, else `flashVer`, e.g. `obs-output module (libobs version 31.0.0)`; `null` when it says neither. */
  readonly encoder: string | null;
  /** Everything received on its connection so far. */
  readonly bytesReceived: number;
  /** Ends the sink with this reason, tells the encoder, closes its connection. Safe to call twice. */
  close(reason: string): void;
}
