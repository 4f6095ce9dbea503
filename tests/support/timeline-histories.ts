import fc from "fast-check";
import { layers } from "../../shared/cards/card-kind.ts";
import { type Card, layerOf } from "../../shared/cards/index.ts";
import type { TimelineOrder } from "../../shared/timeline/orders.ts";
import { aFigure, aSlide, aSpeaker } from "./ledger-builders.ts";

/** A few cards, so that the same ones come again. */
const cards: readonly Card[] = [
  aSpeaker({ id: "speaker-a" }),
  aSpeaker({ id: "speaker-b" }),
  aSlide({ id: "slide-00a" }),
  aSlide({ id: "slide-00b" }),
  aFigure({ id: "figure-0a" }),
  aFigure({ id: "figure-0b", value: "12" }),
];

const aCardOf = fc.constantFrom(...cards);

const takeOf = (card: Card): TimelineOrder => {
  const layer = layerOf(card);
  return { type: "take", cueId: `cue-${card.id}`, card, layer };
};

/** Times close together, often equal, and sometimes falling back. */
export const aTime = fc.integer({ min: 0, max: 60 });

/** Any order a control room or the machine may send, right or wrong in its place. */
export const anOrder: fc.Arbitrary<TimelineOrder> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<TimelineOrder>({ type: "plan", title: "Заседание", programme: [] }) },
  { weight: 2, arbitrary: fc.constant<TimelineOrder>({ type: "open" }) },
  { weight: 9, arbitrary: aCardOf.map(takeOf) },
  { weight: 3, arbitrary: fc.constantFrom(...layers).map<TimelineOrder>((layer) => ({ type: "clear", layer })) },
  { weight: 2, arbitrary: aCardOf.map<TimelineOrder>((card) => ({ type: "change", card })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("highlight-a", "highlight-b").map<TimelineOrder>((highlightId) => ({
      type: "mark",
      highlightId,
      text: "Главное",
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("highlight-a", "highlight-b").map<TimelineOrder>((highlightId) => ({
      type: "withdraw",
      highlightId,
    })),
  },
  { weight: 1, arbitrary: fc.constantFrom<TimelineOrder>({ type: "lose-signal" }, { type: "restore-signal" }) },
  { weight: 1, arbitrary: fc.constant<TimelineOrder>({ type: "close" }) },
);

/** Orders with the moments they come at. */
export const aHistory = fc.array(fc.tuple(aTime, anOrder), { maxLength: 40 });
