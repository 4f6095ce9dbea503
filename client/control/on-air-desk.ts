import type { ReactiveControllerHost } from "lit";
import { seenBy } from "../../shared/audience.ts";
import type { Layer } from "../../shared/cards/card-kind.ts";
import { labelOf, layerOf } from "../../shared/cards/index.ts";
import { lastTaken, nextCue, nextInLine, previousInLine } from "../../shared/rundown/next-in-line.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { between } from "../../shared/time.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import type { CommandAnswer } from "../session/command-desk.ts";
import type { SeenFrame } from "./audience/seen-frame.ts";
import type { FootNotice } from "./foot-notice.ts";
import type { Preparation } from "./preparation.ts";
import { RememberedSwitch } from "./remembered-switch.ts";
import type { RoomLine } from "./room-line.ts";
import { t } from "./strings.ts";
import { newestTake, takeOn, undoneWords } from "./take-back-words.ts";
import { whyNot } from "./why-not.ts";

interface Hands {
  readonly host: ReactiveControllerHost;
  readonly line: RoomLine;
  readonly foot: FootNotice;
  readonly preparation: Preparation;
  readonly seen: SeenFrame;
}

/** What is done on air, each by one press: taking, taking off, taking back. Rules CR2, CR3, CR24, CR71–CR80. */
export class OnAirDesk {
  readonly #hands: Hands;
  /** One act at a time: a second press, made before the first one's answer is seen, means nothing. */
  #isActing = false;
  readonly #stepping = new RememberedSwitch("efir.control.stepping");
  readonly #clicker = new RememberedSwitch("efir.control.clicker", { isOnAtFirst: false });

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** After a slide or an award the next of its deck or ceremony is prepared by itself (CR24). */
  get isStepping(): boolean {
    return this.#stepping.isOn;
  }

  set isStepping(isOn: boolean) {
    this.#stepping.isOn = isOn;
    this.#hands.host.requestUpdate();
  }

  /** PgDn and PgUp step the slides on air; off, they only prepare (CR78). */
  get isClickerOn(): boolean {
    return this.#clicker.isOn;
  }

  set isClickerOn(isOn: boolean) {
    this.#clicker.isOn = isOn;
    this.#hands.host.requestUpdate();
  }

  /** Takes what is prepared, once however often it is pressed. */
  async take(): Promise<void> {
    const { prepared } = this.#hands.preparation;
    if (prepared !== null && whyNot(prepared, this.#hands.line.state) === null) await this.#take(prepared.cue);
  }

  /** Takes a cue by an act that names it; where two people are needed, it is only prepared (RD25). */
  async takeCue(cue: Cue): Promise<void> {
    const { line, foot, preparation } = this.#hands;
    const why = whyNot({ cue, isOwn: false, isStale: false, isLook: false }, line.state);
    if (this.#needsSecondPerson) await preparation.prepare(cue.id);
    else if (why !== null) foot.refuse(why);
    else await this.#take(cue);
  }

  /** What stands on the layer: recalled while nobody has seen it, else cleared. */
  async takeOff(layer: Layer): Promise<void> {
    const { line } = this.#hands;
    const act = takeOn(line.state.record, layer, line.now);
    const showing = line.program[layer];
    if (act === null) {
      const words = showing === null ? null : t("foot.cleared", { title: labelOf(showing.card) });
      this.#say(await this.#send({ type: "clear", layer, ...this.#hands.seen.stamp }), words);
    } else await this.#recall(act.seq, showing === null ? "" : labelOf(showing.card));
  }

  /** The newest take that still stands (CR73). */
  async recall(): Promise<void> {
    const { line } = this.#hands;
    const newest = newestTake(line.state.record, line.now);
    if (newest !== null) await this.#recall(newest.act.seq, labelOf(newest.showing.card));
  }

  async blackout(): Promise<void> {
    this.#say(await this.#send({ type: "blackout", ...this.#hands.seen.stamp }), t("foot.blackout"));
  }

  /** Puts back what stood before the last act, as this room sees it: another room's later act is not undone unseen. */
  async undo(): Promise<void> {
    const { line } = this.#hands;
    const { record } = line.state;
    const act = record.acts.at(-1);
    if (act === undefined) return;
    const words = undoneWords(record, line.now) ?? "";
    const answer = await this.#send({ type: "undo", act: act.seq });
    this.#say(answer, this.#isUnseen(act.seq) ? t("foot.undoneUnseen", { words }) : words);
  }

  /** The n-th lower third of the plan: off when it stands, else on; where two people are needed, only prepared. */
  async toggleLowerThird(index: number): Promise<void> {
    const { line, preparation } = this.#hands;
    const cue = line.cues.filter(({ card }) => layerOf(card) === "lower-third")[index];
    if (cue === undefined) return;
    if (line.program["lower-third"]?.card.id === cue.card.id) await this.takeOff("lower-third");
    else if (this.#needsSecondPerson) await preparation.prepare(cue.id);
    else await this.#take(cue);
  }

  /** Whether there is a slide to step from. */
  get canStep(): boolean {
    return this.#slide !== null;
  }

  /** The next or the one before of the deck on the stage: on air where a clicker leads, else into preparation. */
  async stepSlide(step: 1 | -1): Promise<void> {
    const { line, foot, preparation } = this.#hands;
    const from = this.#slide;
    if (from === null) return;
    const cue = (step === 1 ? nextInLine : previousInLine)(line.cues, from.id);
    if (cue === null) return foot.tell(t(step === 1 ? "lastSlide" : "firstSlide"));
    const isTaken = this.#leads && whyNot({ cue, isOwn: false, isStale: false, isLook: false }, line.state) === null;
    await (isTaken ? this.#take(cue) : preparation.prepare(cue.id));
  }

  /** Prepares the cue after what is prepared, or after what was taken last, past those that are skipped. */
  async prepareNext(): Promise<void> {
    const { line, foot, preparation } = this.#hands;
    const from = preparation.prepared?.cue ?? lastTaken(line.cues, line.state.record);
    const cue = nextCue(line.cues, from?.id ?? null);
    if (cue === null) foot.tell(t("lastCue"));
    else await preparation.prepare(cue.id);
  }

  get #needsSecondPerson(): boolean {
    return this.#hands.line.state.plan?.rules.needsSecondPerson ?? false;
  }

  get #leads(): boolean {
    return this.isClickerOn && !this.#needsSecondPerson;
  }

  /** The slide that PgDn goes on from: what the hall sees where a clicker leads, else what is prepared already. */
  get #slide(): Cue | null {
    const { line, preparation } = this.#hands;
    const onStage = slideOf(line.cueOn("stage"));
    return this.#leads ? onStage : (slideOf(preparation.prepared?.cue ?? null) ?? onStage);
  }

  async #take(cue: Cue): Promise<void> {
    const { preparation } = this.#hands;
    const answer = await this.#send({ type: "take", cueId: cue.id, ...this.#hands.seen.stamp });
    this.#say(answer, t("foot.taken", { title: labelOf(cue.card) }));
    if (!answer?.ok) return;
    // Another cue may have been prepared while the server was answering.
    const { prepared } = preparation;
    if (prepared === null || prepared.cue.id === cue.id) void preparation.prepare(this.#afterTake(cue.id));
  }

  /** Where two people are needed, whoever takes must not prepare the next as well: the other could not look at it. */
  #afterTake(cueId: string): string | null {
    const isStepping = this.isStepping && !this.#needsSecondPerson;
    return isStepping ? (nextInLine(this.#hands.line.cues, cueId)?.id ?? null) : null;
  }

  async #recall(act: number, title: string): Promise<void> {
    const { line } = this.#hands;
    const { audience } = line;
    const { record } = line.state;
    const at = record.acts.find(({ seq }) => seq === act)?.at ?? line.now;
    const answer = await this.#send({ type: "recall", act });
    const people = audience === null ? 0 : seenBy(audience, between(at, line.now)).people;
    if (this.#isUnseen(act)) this.#say(answer, t("foot.recalled", { title }));
    else this.#say(answer, people === 0 ? t("foot.cleared", { title }) : t("foot.seen", { title, count: people }));
  }

  /** What was just taken back is as if it had never been. The events come before the answer to what caused them. */
  #isUnseen(act: number): boolean {
    const { revoked } = this.#hands.line.state.record;
    return revoked?.act === act && revoked.isUnseen;
  }

  /** Sent over the line of this moment or not at all: nothing waits for the air (CR8). */
  async #send(command: TimelineCommand): Promise<CommandAnswer | undefined> {
    const { session, isLocked } = this.#hands.line;
    if (session === undefined || isLocked || this.#isActing) return undefined;
    this.#isActing = true;
    const answer = await session.command("timeline", command);
    this.#isActing = false;
    return answer;
  }

  /** What is stale here is the air, not a form: somebody else has changed it since this room drew it. */
  #say(answer: CommandAnswer | undefined, done: string | null): void {
    const isStale = answer !== undefined && "refusal" in answer && answer.refusal.code === "STALE";
    if (isStale) this.#hands.foot.refuse(t("staleAct"));
    else this.#hands.foot.answer(answer, done);
  }
}

const slideOf = (cue: Cue | null): Cue | null => (cue?.card.kind === "slide" ? cue : null);
