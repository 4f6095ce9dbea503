import { expect, test } from "vitest";
import { cueKeys } from "../../../../client/control/cue-keys.ts";
import { everyCard } from "../../../support/every-card.ts";

const cue = (id: string, kind: "speaker" | "figure") => ({ id, card: { ...everyCard[kind], id: `card-${id}` } });

test("[CR13] [CR79] digits count all cues, with Shift the lower thirds; nine of each", () => {
  const figures = Array.from({ length: 8 }, (_, index) => cue(`figure-${index}`, "figure"));
  const keys = cueKeys([cue("speaker-1", "speaker"), ...figures, cue("speaker-2", "speaker")]);

  expect([keys.get("speaker-1"), keys.get("figure-7"), keys.get("speaker-2")]).toEqual([
    { prepare: "1", onAir: "Shift+1" },
    { prepare: "9", onAir: null },
    { prepare: null, onAir: "Shift+2" },
  ]);
});
