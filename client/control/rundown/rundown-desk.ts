import type { ReactiveController, ReactiveControllerHost } from "lit";
import { labelOf } from "../../../shared/cards/index.ts";
import type { RundownCommand } from "../../../shared/rundown/commands.ts";
import { itemOf, itemsOf } from "../../../shared/rundown/items.ts";
import type { Cue, CueMarks, Plan, RundownEvent } from "../../../shared/rundown/plan.ts";
import { emptyPlan, reduce } from "../../../shared/rundown/reduce.ts";
import { programTime } from "../../../shared/time.ts";
import type { CommandAnswer } from "../../session/command-desk.ts";
import { DragEvent, MarkCueEvent, MoveCueEvent, TakeCueEvent } from "./events.ts";
import { t } from "./strings.ts";

/** What the rundown's desk needs of the room. */
export interface RundownHands {
  readonly plan: () => Plan | null;
  /** `undefined`: there is no line. */
  readonly command: (command: RundownCommand) => Promise<CommandAnswer> | undefined;
  readonly isLocked: () => boolean;
  /** Says in the foot how it went; `done` when it was carried out. */
  readonly say: (answer: CommandAnswer | undefined, done: string | null) => void;
  readonly take: (cue: Cue) => void;
}

/**
 * Carries out what is asked for in the rundown. A move stands at once, and falls back where the server refuses it.
 * Rules RD36, RD40, RD44 in docs/spec/rundown.md.
 */
export class RundownDesk implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #hands: RundownHands;
  /** Sent and not answered yet, in order. */
  #moves: readonly MoveCueEvent[] = [];
  #known: { readonly plan: Plan | null; readonly moves: readonly MoveCueEvent[]; readonly cues: readonly Cue[] } = {
    plan: null,
    moves: [],
    cues: [],
  };
  /** A row is in somebody's hand: Esc is the drag's. */
  isDragging = false;

  constructor(host: ReactiveControllerHost & HTMLElement, hands: RundownHands) {
    this.#host = host;
    this.#hands = hands;
    host.addController(this);
    host.addEventListener(MoveCueEvent.type, (event) => void this.#move(event));
    host.addEventListener(MarkCueEvent.type, (event) => void this.#mark(event));
    host.addEventListener(TakeCueEvent.type, ({ cueId }) => {
      const cue = this.#cueOf(cueId);
      if (cue !== undefined && !this.#hands.isLocked()) this.#hands.take(cue);
    });
    host.addEventListener(DragEvent.type, ({ isOn }) => {
      this.isDragging = isOn;
    });
  }

  hostConnected(): void {}

  /** The plan's cues, with what is being moved where it was put. The same list as long as nothing changed. */
  get cues(): readonly Cue[] {
    const plan = this.#hands.plan();
    if (plan !== this.#known.plan || this.#moves !== this.#known.moves) {
      const cues = this.#moves.reduce(withMove, plan ?? emptyPlan).cues;
      this.#known = { plan, moves: this.#moves, cues };
    }
    return this.#known.cues;
  }

  async #move(event: MoveCueEvent): Promise<void> {
    if (this.#hands.isLocked()) return;
    const { cueId, before, isWhole } = event;
    this.#moves = [...this.#moves, event];
    this.#host.requestUpdate();
    const words = movedWords(this.cues, cueId);
    const answer = await this.#hands.command({ type: "move", id: cueId, before, ...(isWhole ? { isWhole } : {}) });
    this.#moves = this.#moves.filter((one) => one !== event);
    this.#hands.say(answer, words);
    this.#host.requestUpdate();
  }

  async #mark({ cueId, marks }: MarkCueEvent): Promise<void> {
    const cue = this.#cueOf(cueId);
    if (cue === undefined || this.#hands.isLocked()) return;
    const answer = await this.#hands.command({ type: "mark-cue", id: cueId, ...marks });
    this.#hands.say(answer, markedWords(labelOf(cue.card), marks));
  }

  #cueOf(cueId: string): Cue | undefined {
    return this.cues.find(({ id }) => id === cueId);
  }
}

// By the plan's own rules, so that what is shown is what the server will say. Moved twice, it stands where it stood.
function withMove(plan: Plan, { cueId, before, isWhole }: MoveCueEvent): Plan {
  const ids = isWhole ? itemOf(plan.cues, cueId) : [cueId];
  const event: RundownEvent = { type: "cues.moved", ids, before };
  return reduce(plan, { seq: 0, at: programTime(0), event });
}

/** «Доклад министра: место 3 из 18» among the items; a cue's place is told within its item. */
function movedWords(cues: readonly Cue[], cueId: string): string | null {
  const all = itemsOf(cues);
  const items = all.filter(({ agenda }) => agenda !== null);
  const own = all.find((one) => one.agenda?.id === cueId || one.cues.some(({ id }) => id === cueId));
  const cue = cues.find(({ id }) => id === cueId);
  if (own === undefined || cue === undefined) return null;
  const title = labelOf(cue.card);
  if (own.agenda === cue) return t("movedTo", { title, place: items.indexOf(own) + 1, count: items.length });
  const [place, count] = [own.cues.indexOf(cue) + 1, own.cues.length];
  if (own.agenda === null) return t("movedTo", { title, place, count });
  return t("movedInItem", { title, item: items.indexOf(own) + 1, place, count });
}

function markedWords(title: string, { isFlagged, isSkipped }: CueMarks): string {
  if (isFlagged !== undefined) return t(isFlagged ? "flagged" : "unflagged", { title });
  if (isSkipped !== undefined) return t(isSkipped ? "skipped" : "unskipped", { title });
  return t("noted", { title });
}
