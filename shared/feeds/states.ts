/** What may happen to a highlight, and when. One table: nothing else in the house decides it. Pure. Rules FD30–FD33. */
import type { Highlight, HighlightState } from "../feeds.ts";

export type HighlightAct =
  | "edit"
  | "approve"
  | "take-back"
  | "release-now"
  | "correct"
  | "cancel-correction"
  | "withdraw"
  | "drop";

const allowedIn: Readonly<Record<HighlightAct, readonly HighlightState[]>> = {
  edit: ["draft"],
  approve: ["draft"],
  "take-back": ["approved"],
  "release-now": ["approved"],
  correct: ["released"],
  "cancel-correction": ["draft"],
  // Also what is in its hold window, and what is being corrected: an earlier revision stands.
  withdraw: ["draft", "approved", "released"],
  drop: ["draft"],
};

/** Whether it may, as far as the highlight itself says. */
export function can(act: HighlightAct, highlight: Pick<Highlight, "state" | "released">): boolean {
  if (!allowedIn[act].includes(highlight.state)) return false;
  const wasPublic = highlight.released.length > 0;
  switch (act) {
    case "cancel-correction":
      return wasPublic;
    case "withdraw":
      return wasPublic || highlight.state === "approved";
    case "drop":
      return !wasPublic;
    case "edit":
    case "approve":
    case "take-back":
    case "release-now":
    case "correct":
      return true;
  }
}

/** An earlier revision stands in public while this one is worked on. */
export const isCorrection = ({ released, rev }: Pick<Highlight, "released" | "rev">): boolean =>
  released.length > 0 && rev > 1;

/** Decisions and figures, whatever they are told as. */
export function needsTwo({ source, content }: Pick<Highlight, "source" | "content">): boolean {
  const told = content.kind === "decision" || content.kind === "figure";
  return told || (source.type === "card" && ["decision", "figure", "chart"].includes(source.cardKind));
}
