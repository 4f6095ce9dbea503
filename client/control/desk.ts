import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Layer } from "../../shared/cards/card-kind.ts";
import { type Card, labelOf, unreadyOf } from "../../shared/cards/index.ts";
import type { RefusalCode } from "../../shared/refusals.ts";
import { nextInLine } from "../../shared/rundown/next-in-line.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { standing } from "../../shared/timeline/standing.ts";
import type { CommandAnswer } from "../session/command-desk.ts";
import type { MeetingSession } from "../session/meeting-session.ts";
import { newId } from "../session/surroundings.ts";
import { refusalWords } from "./refusal-words.ts";
import { RememberedSwitch } from "./remembered-switch.ts";
import { roomNow } from "./room-now.ts";
import { t } from "./strings.ts";

/** What the foot of the room says of the last act. */
export interface Notice {
  readonly text: string;
  readonly isRefusal: boolean;
  readonly remedy?: { readonly label: string; readonly act: () => void };
}

/** `null`: saved. Otherwise why not, for the form that is still open. */
export type NotSaved = { readonly code: RefusalCode | "UNANSWERED"; readonly words: string } | null;

/**
 * Carries out what the moderator asks for and says how it went. What is prepared lives here only: a reload prepares
 * nothing and never takes anything. Rules CR1–CR9, CR24 in docs/spec/control.md.
 */
export class Desk implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #session: () => MeetingSession | undefined;
  #preparedId: string | null = null;
  #isTaking = false;
  #notice: Notice | null = null;
  readonly #stepping = new RememberedSwitch("efir.control.stepping");

  constructor(host: ReactiveControllerHost, session: () => MeetingSession | undefined) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  hostConnected(): void {}

  get notice(): Notice | null {
    return this.#notice;
  }

  /** The prepared cue as the plan has it now; `null` also when somebody has dropped it. */
  get prepared(): Cue | null {
    return this.#preparedId === null ? null : this.cueOf(this.#preparedId);
  }

  cueOf(id: string): Cue | null {
    return this.#cues.find((cue) => cue.id === id) ?? null;
  }

  /** No line, no edits: what was pressed then would go on air at some later moment (CR8). */
  get isLocked(): boolean {
    const state = this.#session()?.state;
    return state === undefined || state.connection.phase !== "live" || state.refusal !== null || state.plan === null;
  }

  /** After a slide or an award the next of its deck or ceremony is prepared by itself (CR24). */
  get isStepping(): boolean {
    return this.#stepping.isOn;
  }

  set isStepping(isOn: boolean) {
    this.#stepping.isOn = isOn;
    this.#host.requestUpdate();
  }

  prepare(cueId: string | null): void {
    this.#preparedId = cueId;
    this.#host.requestUpdate();
  }

  /** Takes what is prepared, once however often it is pressed. */
  async take(): Promise<void> {
    const cue = this.prepared;
    const session = this.#session();
    if (cue === null || session === undefined || this.#isTaking || this.isLocked) return;
    if (unreadyOf(cue.card) !== null) return;
    this.#isTaking = true;
    const answer = await session.command("timeline", { type: "take", cueId: cue.id });
    this.#isTaking = false;
    // Another cue may have been prepared while the server was answering.
    if (answer.ok && this.#preparedId === cue.id) this.#preparedId = this.#afterTake(cue.id);
    const layer = layerOf(cue.card, session);
    this.#say(answer, t("foot.taken", { title: labelOf(cue.card) }), layer && this.#clearing(layer));
  }

  async clear(layer: Layer): Promise<void> {
    const session = this.#session();
    if (session === undefined || this.isLocked) return;
    const card = standing(session.state.record, roomNow(session.state))[layer]?.card;
    const answer = await session.command("timeline", { type: "clear", layer });
    this.#say(answer, card === undefined ? null : t("foot.cleared", { title: labelOf(card) }));
  }

  async add(card: Card): Promise<NotSaved> {
    return notSaved(await this.#rundown({ type: "add", cue: { id: newId(), card } }));
  }

  /** Made from the version that the form was opened on: a later one of somebody else is not overwritten unseen (CR28). */
  async edit({ id, card, revision = 0 }: Cue, isOnAirToo: boolean): Promise<NotSaved> {
    const answer = await this.#rundown({ type: "edit", cue: { id, card }, basedOn: revision });
    const session = this.#session();
    if (answer?.ok && isOnAirToo && session !== undefined)
      this.#say(await session.command("timeline", { type: "change", card }), null);
    return notSaved(answer);
  }

  /** Says in the foot what was done by other means than a command. */
  tell(text: string): void {
    this.#notice = { text, isRefusal: false };
    this.#host.requestUpdate();
  }

  async move(cue: Cue, step: -1 | 1): Promise<void> {
    const place = this.#cues.findIndex(({ id }) => id === cue.id) + step;
    if (place < 0 || place >= this.#cues.length) return;
    const rest = this.#cues.filter(({ id }) => id !== cue.id);
    const moved = t("moved", { title: labelOf(cue.card), place: place + 1, count: this.#cues.length });
    await this.#rundown({ type: "move", id: cue.id, before: rest[place]?.id ?? null }, moved);
  }

  async drop(cue: Cue): Promise<void> {
    const before = this.#cues[this.#cues.findIndex(({ id }) => id === cue.id) + 1]?.id;
    const { id, card } = cue;
    const putBack = () =>
      void this.#rundown({ type: "add", cue: { id, card }, ...(before === undefined ? {} : { before }) });
    const words = t("dropped", { title: labelOf(cue.card) });
    await this.#rundown({ type: "drop", id: cue.id }, words, { label: t("putBack"), act: putBack });
  }

  async mark(text: string): Promise<boolean> {
    const answer = await this.#session()?.command("timeline", { type: "mark", highlightId: newId(), text });
    this.#say(answer, t("act.marked", { text }));
    return answer?.ok === true;
  }

  async withdraw(highlightId: string): Promise<void> {
    this.#say(await this.#session()?.command("timeline", { type: "withdraw", highlightId }), null);
  }

  async meeting(wish: "open" | "close"): Promise<void> {
    const words = wish === "open" ? t("act.opened") : t("act.closed");
    this.#say(await this.#session()?.command("timeline", { type: wish }), words);
  }

  get #cues(): readonly Cue[] {
    return this.#session()?.state.plan?.cues ?? [];
  }

  async #rundown(
    command: Parameters<MeetingSession["command"]>[1] & { readonly type: "add" | "edit" | "move" | "drop" },
    words: string | null = null,
    remedy?: Notice["remedy"],
  ): Promise<CommandAnswer | undefined> {
    const answer = await this.#session()?.command("rundown", command);
    this.#say(answer, words, remedy);
    return answer;
  }

  #afterTake(cueId: string): string | null {
    return this.isStepping ? (nextInLine(this.#cues, cueId)?.id ?? null) : null;
  }

  readonly #clearing = (layer: Layer): Notice["remedy"] => ({ label: t("takeOff"), act: () => void this.clear(layer) });

  #say(answer: CommandAnswer | undefined, done: string | null, remedy?: Notice["remedy"]): void {
    if (answer === undefined) return;
    const refused = refusalWords(answer);
    if (refused !== null) this.#notice = { text: refused, isRefusal: true };
    else if (done !== null)
      this.#notice = { text: done, isRefusal: false, ...(remedy === undefined ? {} : { remedy }) };
    else this.#notice = null;
    this.#host.requestUpdate();
  }
}

function notSaved(answer: CommandAnswer | undefined): NotSaved {
  const words = answer === undefined ? t("unanswered") : refusalWords(answer);
  if (words === null) return null;
  return { code: answer !== undefined && "refusal" in answer ? answer.refusal.code : "UNANSWERED", words };
}

const layerOf = (card: Card, { state }: MeetingSession): Layer | undefined =>
  Object.values(standing(state.record, roomNow(state))).find((showing) => showing?.card.id === card.id)?.layer;
