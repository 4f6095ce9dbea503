import { createHash } from "node:crypto";
import { type LedgerId, ledgerId } from "../../../shared/ids.ts";
import type { CommandOutcome } from "../../../shared/protocol.ts";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import type { Clock } from "../../clock.ts";
import type { AutomatedMeeting, AutomationHouse } from "./ports.ts";
import type { ProblemCode } from "./problem-words.ts";
import { ledgerOfWish, resolve, type Wish } from "./wishes.ts";

/** Presses of one meeting that wait for those before them: a Stream Deck in somebody's fist sends fewer. */
const MOST_WAITING = 64;
/** Presses; who sends one again does so within seconds. */
const MOST_REMEMBERED = 1_000;

export type PressOutcome =
  | { readonly ok: true; readonly seq: number; readonly meeting: AutomatedMeeting }
  | { readonly ok: false; readonly code: ProblemCode; readonly detail?: string | undefined };

export interface ButtonPress {
  readonly slug: string;
  readonly wish: Wish;
  readonly commandId: string;
  readonly by: Actor;
}

/**
 * Carries out what buttons ask for, a meeting's presses one after another: «дальше» pressed twice is two slides on, not the
 * same one twice. Rights and rules are the ledgers' (AP3, AP25).
 */
export class ButtonDesk {
  readonly #house: AutomationHouse;
  readonly #clock: Clock;
  readonly #meantFor = new Map<string, LedgerId>();
  readonly #lastBySlug = new Map<string, { readonly done: Promise<unknown>; waiting: number }>();

  constructor(house: AutomationHouse, clock: Clock) {
    this.#house = house;
    this.#clock = clock;
  }

  async press(press: ButtonPress): Promise<PressOutcome> {
    const { slug, by, wish } = press;
    if (!mayIn(by, rightOf(wish), slug)) return { ok: false, code: "NOT_ALLOWED" };
    const before = this.#lastBySlug.get(slug);
    if ((before?.waiting ?? 0) >= MOST_WAITING) return { ok: false, code: "BUSY" };
    const outcome = (before?.done ?? Promise.resolve()).then(() => this.#carryOut(press));
    const line = { done: outcome.catch(() => {}), waiting: (before?.waiting ?? 0) + 1 };
    this.#lastBySlug.set(slug, line);
    try {
      return await outcome;
    } finally {
      const last = this.#lastBySlug.get(slug);
      if (last === line) this.#lastBySlug.delete(slug);
      else if (last !== undefined) last.waiting -= 1;
    }
  }

  async #carryOut({ slug, wish, commandId, by }: ButtonPress): Promise<PressOutcome> {
    const meeting = this.#house.meetingOf(slug);
    if (meeting === null) return { ok: false, code: "UNKNOWN_MEETING" };
    const ledger = ledgerOfWish(meeting, wish);
    if (this.#wasMeantFor(ledger, commandId) !== ledger) return { ok: false, code: "STALE" };
    const first = this.#house.firstOutcomeOf(ledger, commandId);
    // What it came to the first time is the answer, not what it would come to now (AP30).
    if (first !== null) return this.#told(slug, first.actorId === by.id ? first : "DUPLICATE");
    const wanted = resolve(meeting, wish, this.#clock.now());
    if (!wanted.ok) return { ok: false, code: wanted.problem };
    const command = wanted.value;
    const outcome = await this.#house.submit({ id: commandId, ledger, command }, by);
    if (outcome.ok && command.type === "take") await this.#putAside(slug, command.cueId, commandId, by);
    return this.#told(slug, outcome);
  }

  /** The ledger that the press came to first: what was meant for a rehearsal is not put on air by being sent again (AP27). */
  #wasMeantFor(ledger: LedgerId, commandId: string): LedgerId {
    const first = this.#meantFor.get(commandId) ?? ledger;
    this.#meantFor.set(commandId, first);
    for (const oldest of this.#meantFor.keys()) {
      if (this.#meantFor.size <= MOST_REMEMBERED) break;
      this.#meantFor.delete(oldest);
    }
    return first;
  }

  /** What was taken is prepared no longer: a second press by a nervous hand finds nothing to take (AP24). */
  async #putAside(slug: string, cueId: string, commandId: string, by: Actor): Promise<void> {
    if (this.#house.meetingOf(slug)?.plan.armed?.cueId !== cueId) return;
    const id = createHash("sha256").update(`${commandId} taken`).digest("base64url");
    await this.#house.submit({ id, ledger: ledgerId("rundown", slug), command: { type: "arm", id: null } }, by);
  }

  #told(slug: string, outcome: CommandOutcome | { readonly seq: number } | "DUPLICATE"): PressOutcome {
    if (outcome === "DUPLICATE") return { ok: false, code: "DUPLICATE" };
    if ("ok" in outcome && !outcome.ok)
      return { ok: false, code: outcome.refusal.code, detail: outcome.refusal.detail };
    const meeting = this.#house.meetingOf(slug);
    return meeting === null ? { ok: false, code: "UNKNOWN_MEETING" } : { ok: true, seq: outcome.seq, meeting };
  }
}

type MeetingRight = Parameters<typeof mayIn>[1];

/** The right of the command that a wish comes to, as the ledgers ask for it again. */
function rightOf({ type }: Wish): MeetingRight {
  switch (type) {
    case "disarm":
      return "arm";
    case "start":
    case "step":
      return "take";
    case "arm":
    case "take":
    case "clear":
    case "blackout":
    case "recall":
    case "undo":
      return type;
  }
}
