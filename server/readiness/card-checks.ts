import { type Card, labelOf, unreadyOf } from "../../shared/cards/index.ts";
import type { ReadinessLine } from "../../shared/readiness.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";
import { filesIn } from "./files-in.ts";

/** What the checks of cards have to look up. */
export interface CardFacts {
  /** Whether a picture or a document lies on the disk, whole. */
  readonly isKept: (file: string) => boolean;
  /** Height of the smallest letters of a deck's page by its width; `null`: none could be read from the file. */
  readonly letterShareOf: (deckId: string, image: string) => number | null;
}

/** A telephone's width, and the least letters that are read on it without effort (SH22). */
const PHONE_PX = 360;
const LEAST_LETTERS_PX = 9;

/** What is wrong with what will be shown. Skipped cues are shown to nobody. */
export function checkCards(cues: readonly Cue[], facts: CardFacts): readonly ReadinessLine[] {
  const shown = cues.filter(({ isSkipped = false }) => !isSkipped);
  const unchecked = shown.filter(({ card }) => card.kind === "slide" && shareOf(card, facts) === null).length;
  return [
    ...shown.flatMap((cue) => checkCard(cue, facts)),
    ...(unchecked === 0
      ? []
      : [{ code: "LETTERS_UNCHECKED", level: "note", figures: { count: unchecked } } as const satisfies ReadinessLine]),
  ];
}

function checkCard({ id: cueId, card }: Cue, facts: CardFacts): readonly ReadinessLine[] {
  const about = labelOf(card);
  const lines: ReadinessLine[] = [];
  if (filesIn(card).some((file) => !facts.isKept(file)))
    lines.push({ code: "FILE_MISSING", level: "stop", cueId, about });
  if (unreadyOf(card) === "NO_ALTERNATIVE") lines.push({ code: "NO_ALTERNATIVE", level: "stop", cueId, about });
  if (card.kind === "speaker" && card.portrait === undefined)
    lines.push({ code: "NO_PORTRAIT", level: "warn", cueId, about });
  const share = shareOf(card, facts);
  const letters = share === null ? null : Math.floor(share * PHONE_PX * 10) / 10;
  if (letters !== null && letters < LEAST_LETTERS_PX)
    lines.push({ code: "SMALL_LETTERS", level: "warn", cueId, about, figures: { px: letters } });
  return lines;
}

/** Who speaks by the programme and has no portrait there; whoever has a card of their own is told of with it. */
export function checkProgrammeSpeakers(
  programme: readonly ProgrammeItem[],
  cues: readonly Cue[],
): readonly ReadinessLine[] {
  const told = new Set(cues.flatMap(({ card }) => (card.kind === "speaker" ? [card.name] : [])));
  return programme.flatMap(({ id, speakers = [] }) =>
    speakers.flatMap(({ name, portrait }): readonly ReadinessLine[] => {
      if (portrait !== undefined || told.has(name)) return [];
      told.add(name);
      return [{ code: "NO_PORTRAIT", level: "note", about: name, ...(id === undefined ? {} : { itemId: id }) }];
    }),
  );
}

const shareOf = (card: Card, { letterShareOf }: CardFacts): number | null =>
  card.kind === "slide" && card.deckId !== undefined ? letterShareOf(card.deckId, card.image.file) : null;
