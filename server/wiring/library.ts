import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import type { EventLog } from "../ledger/event-log.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import { DeckJobs } from "../library/deck-jobs.ts";
import { DeckWorkshop } from "../library/decks/deck-workshop.ts";
import { usualLimits } from "../library/decks/limits.ts";
import { findLibreOffice, LibreOffice } from "../library/decks/office.ts";
import { type Exhibitions, noExhibitions } from "../library/exhibitions-port.ts";
import { FigureCorrections } from "../library/figure-corrections.ts";
import { Files } from "../library/files.ts";
import { collectGarbage } from "../library/garbage.ts";
import type { Images } from "../library/images.ts";
import { LibraryDesk } from "../library/library-desk.ts";
import type { LibraryStore } from "../library/library-store.ts";
import type { Log } from "../log.ts";
import { createLibraryStore } from "../store/library.ts";

interface Parts {
  readonly dataDir: string;
  readonly database: DatabaseSync;
  readonly eventLog: Pick<EventLog, "ledgers" | "read">;
  readonly ledgers: Ledgers;
  readonly images: Images;
  /** Their stands show its figures. */
  readonly exhibitions?: Exhibitions & Named;
  /** Whatever else names pictures and documents. */
  readonly others?: readonly Named[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Something that says names of files: what it names is kept (LB26). */
export interface Named {
  texts(): Iterable<string>;
}

/** After the start has settled: what reads every event is in no hurry. */
const FIRST_COLLECTION_MS = 60_000;
/** Events of a ledger that are read in one turn of the loop. */
const EVENTS_A_TURN = 500;

/** The library with its files and decks. What a crash left untold of a figure is told at once (LB9). */
export async function openLibrary({ dataDir, database, eventLog, ledgers, images, clock, log, ...parts }: Parts) {
  const others = [...(parts.exhibitions === undefined ? [] : [parts.exhibitions]), ...(parts.others ?? [])];
  const exhibitions = parts.exhibitions ?? noExhibitions;
  const store: LibraryStore = createLibraryStore(database);
  const files = await Files.open(join(dataDir, "files"));
  const program = await findLibreOffice();
  const office = program === null ? null : new LibreOffice(program, usualLimits, log);
  const shelves = { images, originals: files };
  const workshop = await DeckWorkshop.open({ folder: join(dataDir, "decks"), shelves, office, log });
  const decks = await DeckJobs.open({ workshop, store, folder: join(dataDir, "uploads"), clock, log });
  const corrections = new FigureCorrections({ store, meetings: ledgers, exhibitions, log });
  const collector = garbageCollector({ shelves: [images, files], texts: () => textsOf(store, eventLog, others), log });
  const library = new LibraryDesk({
    store,
    meetings: ledgers,
    exhibitions,
    corrections,
    clock,
    onDropped: collector.collect,
  });
  await corrections.tell();
  return {
    library,
    decks,
    files,
    store,
    close: async () => {
      collector.stop();
      corrections.close();
      await decks.close();
      await workshop.close();
    },
  };
}

/** One at a time, in the background: what went wrong is said, and tried at the next occasion. */
function garbageCollector(deps: Parameters<typeof collectGarbage>[0]) {
  let last: Promise<unknown> = Promise.resolve();
  const collect = () => {
    last = last
      .then(() => collectGarbage(deps, Date.now()))
      .catch((error: unknown) => deps.log.fault("forgotten files not removed", error));
  };
  const timer = setTimeout(collect, FIRST_COLLECTION_MS).unref();
  return { collect, stop: () => clearTimeout(timer) };
}

/** All that was ever said, in pieces, so that the loop turns in between. */
async function* textsOf(store: LibraryStore, log: Parts["eventLog"], others: readonly Named[]): AsyncIterable<string> {
  for (const other of others) {
    for (const text of other.texts()) {
      yield text;
      await nextTurn();
    }
  }
  for (const texts of store.texts()) {
    yield* texts;
    await nextTurn();
  }
  for (const { id, base } of log.ledgers()) {
    yield JSON.stringify(base?.state ?? null);
    for (let since = 0; ; ) {
      const events = log.read(id, since, EVENTS_A_TURN);
      if (events.length === 0) break;
      for (const { seq, event } of events) {
        since = seq;
        yield JSON.stringify(event);
      }
      await nextTurn();
    }
  }
}
