import { agendaAt, at, marks, runs, span } from "../../../../client/gallery/rulers.ts";
import type { SeekEvent } from "../../../../client/player/events.ts";
import type { MeetingRulerElement } from "../../../../client/player/ruler/meeting-ruler.ts";
import "../../../../client/player/ruler/meeting-ruler.ts";
// On a page it comes when its button is reached for.
import "../../../../client/player/ruler/part-list.ts";
import "../../../../client/ui/page.css";
import type { ProgramTime } from "../../../../shared/time.ts";

/** Minutes after the gallery meeting's beginning at 10:30. */
export const minuteOf = (time: ProgramTime | "live") =>
  time === "live" ? time : Math.round(((time - at(0)) / 60_000) * 100) / 100;

const states = {
  /** Nothing to watch yet. */
  before: { parts: agendaAt(-1), span },
  live: { parts: agendaAt(72), span, window: { from: at(0), to: at(72) }, playhead: at(72), live: true, marks },
  /** At 11:26 of a meeting whose first 22 minutes have left the window. */
  behind: { parts: agendaAt(72), span, window: { from: at(22), to: at(72) }, playhead: at(56), marks },
  replay: { parts: agendaAt(150), runs, window: { from: at(0), to: at(150) }, playhead: at(56), marks },
} satisfies Record<string, Partial<MeetingRulerElement>>;

export type RulerState = keyof typeof states;
export const rulerStates = Object.keys(states) as readonly RulerState[]; // The keys of a constant.

export async function aRuler(state: RulerState, width = "80rem") {
  const ruler = document.createElement("efir-meeting-ruler");
  Object.assign(ruler, { total: 7, ...states[state] });
  const stage = document.createElement("section");
  // As on the page: the stage is dark, the page is light.
  stage.style.cssText = `width: ${width}; background: var(--stage-bg); padding-block: 2rem`;
  stage.append(ruler);
  document.body.append(stage);
  await ruler.updateComplete;
  const asked: (number | "live")[] = [];
  ruler.addEventListener("efir-seek", ({ to }: SeekEvent) => asked.push(minuteOf(to)));
  const root = ruler.shadowRoot;
  if (root === null) throw new Error("not drawn");
  return { ruler, root, asked, slider: root.querySelector<HTMLElement>("[role=slider]") };
}

export const visible = (root: ParentNode, selector: string): readonly HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
