/** What some errors of Bluesky's say that a status does not. */
import { XRPCError } from "@atproto/api";
import type { NotSent } from "../target-kind.ts";

/** Known before the post itself was asked for. */
export class NotPosted extends Error {
  override readonly name = "NotPosted";
  readonly outcome: NotSent;

  constructor(outcome: NotSent) {
    super(outcome.said);
    this.outcome = outcome;
  }
}

const ofSession: ReadonlySet<string> = new Set(["ExpiredToken", "InvalidToken"]);

/** A session that is over, of which the client could make no other: that says nothing of the password. */
export const isOfSession = (error: unknown): boolean => error instanceof XRPCError && ofSession.has(error.error);

export const isNoRecord = (error: unknown): boolean => error instanceof XRPCError && error.error === "RecordNotFound";
