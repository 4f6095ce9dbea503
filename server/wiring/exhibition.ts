import type { DatabaseSync } from "node:sqlite";
import type { Clip } from "../../shared/clips.ts";
import type { Clock } from "../clock.ts";
import { FigureKeeper } from "../exhibition/figure-keeper.ts";
import type { Shelves } from "../exhibition/ports.ts";
import { Questions } from "../exhibition/questions.ts";
import { PublicExhibitions } from "../exhibition/reader.ts";
import { Stands } from "../exhibition/stands.ts";
import { Visits } from "../exhibition/visits.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { LibraryStore } from "../library/library-store.ts";
import type { Log } from "../log.ts";
import { createExhibitions } from "../store/exhibitions.ts";
import { createStandQuestions } from "../store/stand-questions.ts";
import { createStandVisits } from "../store/stand-visits.ts";

export interface ExhibitionHouse {
  readonly stands: Stands;
  readonly questions: Questions;
  readonly visits: Visits;
  readonly reader: PublicExhibitions;
  /** For the library: it corrects stands' figures and keeps their files. */
  readonly figures: FigureKeeper;
  /** Called from the first change on, in the turn of the loop that made it. */
  onChanged(listener: (meeting: string) => void): void;
  close(): void;
}

interface Parts {
  readonly database: DatabaseSync;
  readonly ledgers: Pick<Ledgers, "listen" | "meetings">;
  /** Asked at each draft: the library opens later than what it is told of. */
  readonly shelves: () => Shelves;
  readonly clock: Clock;
  readonly log: Log;
}

/** Exhibitions over the store. With a meeting that is dropped all of its exhibition goes (EB6). */
export function openExhibition({ database, ledgers, shelves, clock, log }: Parts): ExhibitionHouse {
  const store = createExhibitions(database);
  // A crash may have come between a meeting's end and its exhibition's: a later one of the same address is another meeting.
  const slugs = new Set(ledgers.meetings().map(({ slug }) => slug));
  for (const meeting of store.meetings()) if (!slugs.has(meeting)) store.dropAllOf(meeting);
  const questionStore = createStandQuestions(database);
  const listeners: ((meeting: string) => void)[] = [];
  const onChanged = (meeting: string) => {
    reader.forget(meeting);
    for (const listener of listeners) listener(meeting);
  };
  const visits: Visits = new Visits({
    store: createStandVisits(database),
    isPublic: (meeting, id) => reader.isPublic(meeting, id),
    clock,
    log,
  });
  const reader = new PublicExhibitions({
    ...{ store, clock, questions: questionStore },
    visitsOf: (meeting) => visits.of(meeting),
  });
  const lateShelves: Shelves = {
    figureOf: (id) => shelves().figureOf(id),
    hasFile: (file) => shelves().hasFile(file),
    hasFilm: (meeting, clipId) => shelves().hasFilm(meeting, clipId),
  };
  const stands = new Stands({
    store,
    shelves: lateShelves,
    clock,
    onChanged,
    onRemoved: ({ meeting, id }) => visits.forget(meeting, id),
  });
  const questions = new Questions({
    store: questionStore,
    settingsOf: (meeting) => stands.settingsOf(meeting).settings,
    isPublic: (meeting, id) => reader.isPublic(meeting, id),
    ...{ clock, log, onChanged },
  });
  const stopListening = ledgers.listen({
    dropped: (meeting) => {
      visits.forget(meeting);
      store.dropAllOf(meeting);
      reader.forget(meeting);
    },
  });
  return {
    ...{ stands, questions, visits, reader },
    figures: new FigureKeeper({ store, clock, onChanged }),
    onChanged: (listener) => void listeners.push(listener),
    close: () => {
      stopListening();
      questions.close();
      visits.close();
    },
  };
}

/** What stands may refer to, of a library, of what keeps files, and of clips. */
export const standShelves = (house: {
  readonly library: Pick<LibraryStore, "find">;
  readonly shelves: readonly { pathOf(file: string): string | null }[];
  readonly clips: { clip(id: string): Pick<Clip, "meeting" | "sort" | "state"> | null };
}): Shelves => ({
  figureOf: (id) => {
    const item = house.library.find(id);
    return item?.sort === "figure" ? item.content : null;
  },
  hasFile: (file) => house.shelves.some((shelf) => shelf.pathOf(file) !== null),
  // A film belongs to stands. What somebody said in a corridor does only once it is for everybody.
  hasFilm: (meeting, clipId) => {
    const clip = house.clips.clip(clipId);
    return clip?.meeting === meeting && (clip.sort === "film" || clip.state === "approved");
  },
});
