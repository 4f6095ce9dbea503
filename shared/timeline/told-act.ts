import type { Layer } from "../cards/card-kind.ts";
import { labelOf } from "../cards/index.ts";
import type { ProgramTime } from "../time.ts";
import type { TimelineEvent } from "./events.ts";

/** One event of a timeline as the control room's log is told it: without the cards, and with who caused it (WB28). */
export interface ToldAct {
  readonly seq: number;
  /** The frame it belongs to. */
  readonly at: ProgramTime;
  /** `null`: a part of the machine. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly type: TimelineEvent["type"];
  /** What the card or the mark that it is about says first. */
  readonly title?: string;
  readonly layer?: Layer;
  readonly until?: ProgramTime;
  readonly as?: "blackout";
  /** Of one act with the event before it. */
  readonly joins?: true;
  /** The `seq` of the act that it took back. */
  readonly undoes?: number;
  /** The `seq` of the act that was recalled before anyone had seen it. */
  readonly act?: number;
}

/** What a log says of an event. */
export function toldOf(event: TimelineEvent): Omit<ToldAct, "seq" | "at" | "by"> {
  switch (event.type) {
    case "card.taken": {
      const { type, card, layer, until, undoes } = event;
      return { type, title: labelOf(card), layer, ...(until && { until }), ...(undoes && { undoes }) };
    }
    case "card.changed":
      return { type: event.type, title: labelOf(event.card) };
    case "card.cleared": {
      const { type, layer, as, joins, undoes } = event;
      return { type, layer, ...(as && { as }), ...(joins && { joins }), ...(undoes && { undoes }) };
    }
    case "act.recalled":
      return { type: event.type, act: event.act };
    case "figure.corrected":
      return { type: event.type, title: event.figure.value };
    case "highlight.marked":
      return { type: event.type, title: event.text };
    case "meeting.planned":
    case "meeting.opened":
    case "meeting.closed":
    case "meeting.archived":
    case "meeting.unarchived":
    case "clip.withdrawn":
    case "highlight.withdrawn":
    case "signal.lost":
    case "signal.restored":
      return { type: event.type };
  }
  event satisfies never;
  return event;
}
