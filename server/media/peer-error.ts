/**
 * What a peer did wrong, as opposed to what we did wrong. Closes that peer's connection, is logged at info, and is never a fault.
 * `malformed` broken bytes · `too-big` beyond a limit · `unsupported` sound, but a codec or feature we do not take · `too-slow` missed a deadline ·
 * `too-fast` media that runs ahead of the clock.
 */
export type PeerErrorCode = "malformed" | "too-big" | "unsupported" | "too-slow" | "too-fast";

export class PeerError extends Error {
  override readonly name = "PeerError";
  readonly code: PeerErrorCode;

  /** @param message goes to the log and, for `unsupported`, to the person at the encoder: plain words, no secrets. */
  constructor(code: PeerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const malformed = (message: string): PeerError => new PeerError("malformed", message);
export const tooBig = (message: string): PeerError => new PeerError("too-big", message);
export const unsupported = (message: string): PeerError => new PeerError("unsupported", message);
export const tooSlow = (message: string): PeerError => new PeerError("too-slow", message);
export const tooFast = (message: string): PeerError => new PeerError("too-fast", message);
