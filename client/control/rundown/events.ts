/** What the rundown asks for. All bubble to the room, where RundownDesk carries them out. */
import type { CueMarks } from "../../../shared/rundown/plan.ts";

const up = { bubbles: true, composed: true } as const;

/** Put the cue before another one; `null`: at the end. */
export class MoveCueEvent extends Event {
  static readonly type = "efir-move-cue";
  constructor(
    readonly cueId: string,
    readonly before: string | null,
    /** An agenda item with its cues, a run of slides of one deck. */
    readonly isWhole: boolean,
  ) {
    super(MoveCueEvent.type, up);
  }
}

/** One visible row up or down, from a button. */
export class StepEvent extends Event {
  static readonly type = "efir-step-cue";
  constructor(
    readonly cueId: string,
    readonly step: -1 | 1,
  ) {
    super(StepEvent.type, up);
  }
}

/** Change what the control room alone sees of the cue. */
export class MarkCueEvent extends Event {
  static readonly type = "efir-mark-cue";
  constructor(
    readonly cueId: string,
    readonly marks: CueMarks,
  ) {
    super(MarkCueEvent.type, up);
  }
}

/** Take this cue at once: a distinct act that names it. */
export class TakeCueEvent extends Event {
  static readonly type = "efir-take-cue";
  constructor(readonly cueId: string) {
    super(TakeCueEvent.type, up);
  }
}

/** A cue is being dragged, or is dragged no longer. */
export class DragEvent extends Event {
  static readonly type = "efir-drag";
  constructor(readonly isOn: boolean) {
    super(DragEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [MoveCueEvent.type]: MoveCueEvent;
    [StepEvent.type]: StepEvent;
    [MarkCueEvent.type]: MarkCueEvent;
    [TakeCueEvent.type]: TakeCueEvent;
    [DragEvent.type]: DragEvent;
  }
}
