import { type Fault, html } from "../../support/stand-ins/faults.ts";
import type { Operation } from "../../support/stand-ins/network.ts";
import { type AtHand, inTime } from "./at-hand.ts";

/** Rows of the table «Bad input and trouble» that come with any network. `isHung`: only the deadline ends it. */
export interface Trouble {
  readonly name: string;
  readonly fault: Fault;
  readonly stores: boolean;
  readonly isHung: boolean;
  /** What comes is whole as far as its status goes: enough where nothing else is asked for. */
  readonly isGoodStatus: boolean;
}

const trouble = (name: string, fault: Fault, isHung = false): Trouble => ({
  name,
  fault,
  stores: "stores" in fault ? fault.stores : true,
  isHung,
  isGoodStatus: fault.type === "says" ? fault.answer.status < 300 : ["cut", "empty", "floods"].includes(fault.type),
});

const unavailable = { status: 503, body: { title: "Service Unavailable", detail: "Over capacity" } } as const;

const seeOther = { status: 303, headers: { location: "/elsewhere" }, body: {} } as const;

export const troubles: readonly Trouble[] = [
  trouble("503 that stored it", { type: "says", answer: unavailable, stores: true }),
  trouble("503 that stored nothing", { type: "says", answer: unavailable, stores: false }),
  trouble("a page of HTML with 502, stored", { type: "says", answer: html(502), stores: true }),
  trouble("a page of HTML with 200, stored", { type: "says", answer: html(200), stores: true }),
  trouble("a redirect to its answer, stored", { type: "says", answer: seeOther, stores: true }),
  trouble("408 that stored it", { type: "says", answer: { status: 408, body: {} }, stores: true }),
  trouble("an empty object with 200, stored", { type: "says", answer: { status: 200, body: {} }, stores: true }),
  trouble("a reset that stored nothing", { type: "breaks", stores: false }),
  trouble("a reset that stored it", { type: "breaks", stores: true }),
  trouble("silence, stored", { type: "silent", stores: true }, true),
  trouble("silence, not stored", { type: "silent", stores: false }, true),
  trouble("stored after we gave up", { type: "stores-late" }, true),
  trouble("headers without a body", { type: "headers-only" }, true),
  trouble("a body that drips for ever", { type: "drips" }, true),
  trouble("a body that pours for ever", { type: "floods" }),
  trouble("a body cut short", { type: "cut" }),
  trouble("an answer without a body", { type: "empty" }),
];

/** Gives up as soon as the network hangs: no test waits for a deadline. */
export async function inTrouble<Value>(
  at: AtHand,
  { fault, isHung }: Trouble,
  on: Operation,
  call: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const giveUp = new AbortController();
  const reached = at.standIn.fault(on, fault);
  if (isHung) void reached.then(() => giveUp.abort());
  const signal = isHung ? giveUp.signal : inTime();
  const value = await call(signal);
  if (!isHung && signal.aborted) throw new Error("only the deadline ended it");
  return value;
}
