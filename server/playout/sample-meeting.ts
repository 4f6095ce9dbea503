/** The sample meeting as a whole: what is planned, and what its channel's library holds of it. Roles, not names. */
import type { Card } from "../../shared/cards/index.ts";
import type { LibraryContents, LibrarySort } from "../../shared/library.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { chapterCards } from "./sample-agenda.ts";
import {
  awardCards,
  decisionCard,
  documentId,
  handoutCards,
  noticeCard,
  papers,
  pauseCard,
  quoteCard,
  servicesChart,
  tourCard,
} from "./sample-cards.ts";
import { sampleDeck, sampleDeckId, sampleSlides } from "./sample-deck.ts";
import { figureCards, sampleFigures } from "./sample-figures.ts";
import { sampleSpeakers, speakerCards } from "./sample-people.ts";
import type { FileOf, ImageOf } from "./sample-pictures.ts";
import { sampleSchedule } from "./sample-schedule.ts";

export const sampleSlug = "primer";

export interface SampleFiles {
  readonly imageOf: ImageOf;
  /** `null`: the house keeps no documents, and there are no handouts. */
  readonly fileOf: FileOf | null;
}

/** Not all are taken by the clock: some lie in the rundown for whoever tries the control room. */
export function sampleCues({ imageOf, fileOf }: SampleFiles): readonly Cue[] {
  const cards: readonly Card[] = [
    ...chapterCards,
    ...speakerCards(imageOf),
    ...sampleSlides(imageOf, fileOf),
    ...figureCards,
    servicesChart,
    quoteCard(imageOf),
    ...awardCards(imageOf),
    decisionCard,
    tourCard(imageOf),
    pauseCard,
    noticeCard,
    ...(fileOf === null ? [] : handoutCards(fileOf)),
  ];
  return inRunningOrder(cards.map((card) => ({ id: `${card.id}-cue`, card })));
}

/** Under the items that they are shown in. A slide that is not shown stays behind the one before it; other spares come last. */
function inRunningOrder(cues: readonly Cue[]): readonly Cue[] {
  const placeById = new Map<string, number>();
  for (const { act, position } of sampleSchedule.toReversed())
    if (act.type === "take") placeById.set(act.cueId, position);
  let slide = 0;
  const placed = cues.map((cue) => {
    const place = placeById.get(cue.id);
    if (cue.card.kind !== "slide") return { cue, place: place ?? Number.POSITIVE_INFINITY };
    slide = place ?? slide;
    return { cue, place: slide };
  });
  return placed
    .toSorted((one, other) => (one.place === other.place ? 0 : one.place - other.place))
    .map(({ cue }) => cue);
}

/** What an item of the library is made of. */
export type SampleItem = {
  readonly [Sort in LibrarySort]: { readonly id: string; readonly sort: Sort; readonly content: LibraryContents[Sort] };
}[LibrarySort];

/** What the cards name by `speakerId`, `figureId`, `deckId` and `documentId`. */
export function sampleLibrary({ imageOf, fileOf }: SampleFiles): readonly SampleItem[] {
  return [
    ...sampleSpeakers(imageOf).map((item) => ({ sort: "speaker" as const, ...item })),
    ...sampleFigures.map((item) => ({ sort: "figure" as const, ...item })),
    { sort: "deck", id: sampleDeckId, content: sampleDeck(imageOf, fileOf) },
    ...(fileOf === null
      ? []
      : papers.map(({ paper, title, detail }) => ({
          sort: "document" as const,
          id: documentId(paper),
          content: { title, detail, file: fileOf(paper) },
        }))),
  ];
}

/** Cues of the sample meeting that versions before 0.4 made: they are dropped when it is renewed. */
export const earlierCueIds: readonly string[] = [
  "primer-vorontsova-cue",
  "primer-summary-cue",
  "primer-lebedev-cue",
  "primer-care-cue",
  "primer-care-figure-cue",
  "primer-gareeva-cue",
  "primer-workshops-cue",
  "primer-sokolov-cue",
  "primer-contract-cue",
  "primer-contract-figure-cue",
];
