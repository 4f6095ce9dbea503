import { type Millis, millis } from "../../shared/time.ts";

/** What one connection, and all of them together, may cost (T2 of the threat table; RT30–RT36 in docs/spec/rtmp.md). */
export interface IngestLimits {
  /** From the first byte to the end of the handshake. */
  readonly handshake: Millis;
  /** From the end of the handshake, or of the last publication, to the next `publish`. */
  readonly publish: Millis;
  /** Longest silence of a publishing encoder: without a media message its connection counts as half-open. */
  readonly idle: Millis;
  /** How far media may run ahead of the wall clock: a start burst of ten seconds, and five. */
  readonly ahead: Millis;
  /** Connections that have not proved a key yet. */
  readonly unauthenticated: number;
  /** Bytes a connection may send before its key is accepted. */
  readonly unauthenticatedBytes: number;
  /** Bytes held for messages that are not complete yet, over all chunk streams of a connection. */
  readonly assemblyBytes: number;
  /** Unsent replies to a peer that does not read. */
  readonly unsentBytes: number;
  /** Averaged over ten seconds. */
  readonly bitsPerSecond: number;
  /** Wrong keys from one network (IPv4 address, IPv6 /64) in a minute. */
  readonly wrongKeysPerMinute: number;
}

const KIB = 1024;

export const defaultLimits: IngestLimits = {
  handshake: millis(10_000),
  publish: millis(10_000),
  idle: millis(15_000),
  ahead: millis(15_000),
  unauthenticated: 64,
  unauthenticatedBytes: 256 * KIB,
  assemblyBytes: 5 * KIB * KIB,
  unsentBytes: 256 * KIB,
  bitsPerSecond: 60_000_000,
  wrongKeysPerMinute: 5,
};
