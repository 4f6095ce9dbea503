/** What the contract suite needs to know of a target's network. One file a target, one line in benches.ts. */
import type { Account, NotSent, TargetKind } from "../../../server/feeds/target-kind.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { Answer } from "../../support/stand-ins/call.ts";
import type { Network } from "../../support/stand-ins/network.ts";

export interface TargetBench {
  readonly kind: TargetKind;
  /** A fresh one, which knows `account`. */
  network(): Network;
  readonly account: Account;
  /** Values of `account`, and what comes of them, that nobody may ever read. */
  readonly secrets: readonly string[];
  /** Whoever answers need say no more than a good status: a webhook. */
  readonly takesAnyBody?: true;
  /** How this network says no, and what that is to us. */
  readonly refusals: readonly Refusal[];
}

/** Rows of the table «Bad input and trouble» in docs/spec/feeds.md that a network words itself. */
export const refusalRows = ["wrong keys", "forbidden", "empty balance", "duplicate", "too often", "refused"] as const;

export interface Refusal {
  readonly row: (typeof refusalRows)[number];
  /** Which of several: `429, 24-hour window only`. */
  readonly as: string;
  answer(now: ProgramTime): Answer;
  readonly gives: NotSent["reason"] | "DUPLICATE";
  /** Of `RATE_LIMITED`: nothing is to be tried before; `null`: the network does not say, so the target does not either. */
  until?(now: ProgramTime): ProgramTime | null;
}
