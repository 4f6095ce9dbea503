import { expect } from "vitest";
import { type Card, type CardKindName, lastsOf, layerOf } from "../../shared/cards/index.ts";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";
import type { RecordedFrame } from "./frame-recorder.ts";

/** What the hall sees at the press and what the viewer sees with the card may differ by this, in ms. */
const MOST_OFF = 150;

type Fits = (frame: RecordedFrame) => boolean;

/** Whether the card stands on a frame, drawn by its own element; an item of the programme by the line that is marked. */
export function standsOn(card: Card): Fits {
  switch (layerOf(card)) {
    case "stage":
      return ({ stage }) => stage === card.kind;
    case "lower-third":
      return ({ lowerThird }) => lowerThird === card.kind;
    case "side":
      return ({ side }) => side === card.kind;
    case "chapter":
      return ({ chapter }) => card.kind === "agenda" && chapter === card.title;
  }
}

/** Two frames that were painted one after the other. */
interface Change {
  readonly before: RecordedFrame;
  readonly after: RecordedFrame;
}

/** The frames between which something came true while somebody watched. @throws when it never did. */
export function changeTo(frames: readonly RecordedFrame[], fits: Fits): Change {
  for (const [place, after] of frames.entries()) {
    const before = frames[place - 1];
    if (before !== undefined && before.at < after.at && fits(after) && !fits(before)) return { before, after };
  }
  throw new Error(`no such change among ${frames.length} frames`);
}

/**
 * The time in the picture's own pixels is the hall's at the moment of the act: on no earlier frame, and on the first that was
 * painted after it, however many a busy machine has left out.
 */
export function expectOnHallsFrame({ before, after }: Change, hallsMoment: number): void {
  expect(after.codeMs).not.toBeNull();
  expect(Number(after.codeMs) - hallsMoment).toBeGreaterThanOrEqual(-MOST_OFF);
  expect(Number(before.codeMs) - hallsMoment).toBeLessThanOrEqual(MOST_OFF);
}

/** The showing of a card as anyone may read it. */
export async function showingOf(httpUrl: string, slug: string, cardId: string): Promise<Showing> {
  const answer = await fetch(`${httpUrl}/m/${slug}/record.json`);
  const { state } = (await answer.json()) as { readonly state: MeetingRecord }; // TL34
  const showing = state.showings.find(({ card }) => card.id === cardId);
  if (showing === undefined) throw new Error(`${cardId} was not shown`);
  return showing;
}

/** Cards that may stand side by side, one of each layer a row. What goes by itself comes late, and the break last. */
export function inRows(cards: Iterable<Card>): readonly (readonly Card[])[] {
  const inOrder = [...cards].sort((one, other) => rank(one) - rank(other));
  const layers = [...Map.groupBy(inOrder, layerOf).values()];
  const rows = Math.max(...layers.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) => layers.flatMap((layer) => layer[row] ?? []));
}

function rank(card: Card): number {
  if (card.kind === ("break" satisfies CardKindName)) return 2;
  return lastsOf(card) === null ? 0 : 1;
}
