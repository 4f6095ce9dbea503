import type { LitElement, ReactiveController } from "lit";
import { type Card, labelOf } from "../../shared/cards/index.ts";
import type { RefusalCode } from "../../shared/refusals.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { CommandAnswer } from "../session/command-desk.ts";
import type { MeetingSession } from "../session/meeting-session.ts";
import { newId } from "../session/surroundings.ts";
import { SeenFrame } from "./audience/seen-frame.ts";
import { FootNotice, type Notice } from "./foot-notice.ts";
import { OnAirDesk } from "./on-air-desk.ts";
import { Preparation } from "./preparation.ts";
import { refusalWords } from "./refusal-words.ts";
import { RoomLine } from "./room-line.ts";
import { t } from "./strings.ts";

/** `null`: saved. Otherwise why not, for the form that is still open. */
export type NotSaved = { readonly code: RefusalCode | "UNANSWERED"; readonly words: string } | null;

/**
 * Carries out what the moderator asks for and says how it went: here the plan and the meeting, in `air` what viewers see,
 * in `preparation` what comes next. Rules CR1–CR9 in docs/spec/control.md.
 */
export class Desk implements ReactiveController {
  readonly line: RoomLine;
  readonly foot: FootNotice;
  readonly preparation: Preparation;
  readonly air: OnAirDesk;
  readonly seen: SeenFrame;

  /** @param me whose room it is; `null`: not known yet. */
  constructor(host: LitElement, session: () => MeetingSession | undefined, me: () => Actor | null) {
    this.line = new RoomLine(session, me);
    this.foot = new FootNotice(host);
    this.preparation = new Preparation(host, this.line, this.foot);
    this.seen = new SeenFrame(host);
    const { line, foot, preparation, seen } = this;
    this.air = new OnAirDesk({ host, line, foot, preparation, seen });
    host.addController(this);
  }

  hostConnected(): void {}

  get notice(): Notice | null {
    return this.foot.said;
  }

  get isLocked(): boolean {
    return this.line.isLocked;
  }

  cueOf(id: string): Cue | null {
    return this.line.cueOf(id);
  }

  /** Says in the foot what was done by other means than a command. */
  tell(text: string): void {
    this.foot.tell(text);
  }

  async add(card: Card): Promise<NotSaved> {
    return notSaved(await this.#rundown({ type: "add", cue: { id: newId(), card } }));
  }

  /** Made from the version that the form was opened on: a later one of somebody else is not overwritten unseen (CR28). */
  async edit({ id, card, revision = 0 }: Cue, isOnAirToo: boolean): Promise<NotSaved> {
    const answer = await this.#rundown({ type: "edit", cue: { id, card }, basedOn: revision });
    if (answer?.ok && isOnAirToo)
      this.foot.answer(await this.line.session?.command("timeline", { type: "change", card }), null);
    return notSaved(answer);
  }

  async drop(cue: Cue): Promise<void> {
    const { cues } = this.line;
    const before = cues[cues.findIndex(({ id }) => id === cue.id) + 1]?.id;
    const { revision: _revision, ...kept } = cue;
    const putBack = () => void this.#rundown({ type: "add", cue: kept, ...(before === undefined ? {} : { before }) });
    const words = t("dropped", { title: labelOf(cue.card) });
    await this.#rundown({ type: "drop", id: cue.id }, words, { label: t("putBack"), act: putBack });
  }

  async mark(text: string): Promise<boolean> {
    const answer = await this.line.session?.command("timeline", { type: "mark", highlightId: newId(), text });
    this.foot.answer(answer, t("act.marked", { text }));
    return answer?.ok === true;
  }

  async withdraw(highlightId: string): Promise<void> {
    this.foot.answer(await this.line.session?.command("timeline", { type: "withdraw", highlightId }), null);
  }

  async meeting(wish: "open" | "close"): Promise<void> {
    const words = wish === "open" ? t("act.opened") : t("act.closed");
    this.foot.answer(await this.line.session?.command("timeline", { type: wish }), words);
  }

  async #rundown(
    command: Parameters<MeetingSession["command"]>[1] & { readonly type: "add" | "edit" | "drop" },
    words: string | null = null,
    remedy?: Notice["remedy"],
  ): Promise<CommandAnswer | undefined> {
    const answer = await this.line.session?.command("rundown", command);
    this.foot.answer(answer, words, remedy);
    return answer;
  }
}

function notSaved(answer: CommandAnswer | undefined): NotSaved {
  const words = answer === undefined ? t("unanswered") : refusalWords(answer);
  if (words === null) return null;
  return { code: answer !== undefined && "refusal" in answer ? answer.refusal.code : "UNANSWERED", words };
}
