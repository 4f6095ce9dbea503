import type { FigureContent } from "../timeline/figure-correction.ts";
import type { RundownCommand } from "./commands.ts";
import type { Cue } from "./plan.ts";

/** Commands of the house itself. They have no schema: nothing that comes over the socket becomes one. */
export type RundownHouseCommand =
  /** All or none, in order: a deck's pages, a spreadsheet's cards. */
  | { readonly type: "add-all"; readonly cues: readonly Cue[]; readonly before?: string }
  | { readonly type: "correct-figure"; readonly figureId: string; readonly figure: FigureContent };

export type RundownOrder = RundownCommand | RundownHouseCommand;
