/** What an overlay lays over the picture at a moment of the hall's clock. Pure. Rules OU5–OU10 in docs/spec/outputs.md. */
import type { Card, CardKindName, CardOf } from "../../../shared/cards/index.ts";
import type { OverlayLayer } from "../../../shared/overlay-layers.ts";
import { type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { standing } from "../../../shared/timeline/standing.ts";
import type { Connection } from "../../session/session-state.ts";
import { nextSitting, type Sitting } from "../viewer/sittings.ts";

/** What stands in a layer; `key` names it: another key is another thing, which comes in anew. */
export type Laid =
  | { readonly type: "speaker"; readonly key: string; readonly card: CardOf<"speaker"> }
  | { readonly type: "item"; readonly key: string; readonly card: CardOf<"agenda"> }
  | { readonly type: "side"; readonly key: string; readonly card: SideCard }
  | { readonly type: "mark"; readonly key: "mark" }
  | { readonly type: "before"; readonly key: "before" }
  | { readonly type: "break"; readonly key: string; readonly card: CardOf<"break"> }
  | { readonly type: "adjourned"; readonly key: "adjourned"; readonly next: Sitting }
  | { readonly type: "ended"; readonly key: "ended" };

/** Of which layer a side card is. Each is of one, so that two sources never show the same thing. */
const layerOfSide = {
  figure: "figure",
  decision: "figure",
  quote: "question",
  notice: "question",
} as const satisfies Partial<Record<CardKindName, OverlayLayer>>;

export type SideCard = Extract<Card, { readonly kind: keyof typeof layerOfSide }>;

/** After the line was lost for so long, what may no longer be true is taken away. */
const STALE_AFTER = millis(30_000);

/** How long the line has been lost; `null`: it is not. */
export const lostFor = (connection: Connection, own: number): Millis | null =>
  connection.phase === "lost" ? millis(own - connection.since) : null;

/** @param lost see `lostFor` */
export function laidOn(layer: OverlayLayer, record: MeetingRecord, now: ProgramTime, lost: Millis | null): Laid | null {
  // A wrong name burnt into the picture is worse than none; without its slate a break would show the hall.
  const mayBeOld = lost !== null && lost > STALE_AFTER;
  if (layer === "full") return slateOf(record, now);
  if (record.phase !== "open") return null;
  if (layer === "bug") return { type: "mark", key: "mark" };
  if (mayBeOld) return null;
  const program = standing(record, now);
  switch (layer) {
    case "lt": {
      const showing = program["lower-third"];
      return showing?.card.kind === "speaker" ? { type: "speaker", key: `${showing.seq}`, card: showing.card } : null;
    }
    case "strip": {
      const showing = program.chapter;
      return showing?.card.kind === "agenda" ? { type: "item", key: `${showing.seq}`, card: showing.card } : null;
    }
    case "figure":
    case "question": {
      const showing = program.side;
      if (showing === null || !isSideCard(showing.card)) return null;
      const { card, seq } = showing;
      return layerOfSide[card.kind] === layer ? { type: "side", key: `${seq}`, card } : null;
    }
  }
}

function slateOf(record: MeetingRecord, now: ProgramTime): Laid | null {
  switch (record.phase) {
    case "unknown":
      return null;
    case "planned":
      return { type: "before", key: "before" };
    case "closed":
      return { type: "ended", key: "ended" };
    case "open": {
      const showing = standing(record, now).stage;
      if (showing?.card.kind === "break") return { type: "break", key: `${showing.seq}`, card: showing.card };
      const next = nextSitting(record, now);
      return next === null ? null : { type: "adjourned", key: "adjourned", next };
    }
  }
}

const isSideCard = (card: Card): card is SideCard => Object.hasOwn(layerOfSide, card.kind);
