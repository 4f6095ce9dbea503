import { join } from "node:path";
import { Ledgers } from "../../server/ledger/ledgers.ts";
import { DeckJobs } from "../../server/library/deck-jobs.ts";
import type { ConvertedDeck, DeckRefusal } from "../../server/library/decks/deck.ts";
import type { DeckOrder } from "../../server/library/decks/deck-workshop.ts";
import { FigureCorrections } from "../../server/library/figure-corrections.ts";
import { type FileLimits, Files } from "../../server/library/files.ts";
import { LibraryDesk } from "../../server/library/library-desk.ts";
import type { LibraryStore } from "../../server/library/library-store.ts";
import { silentLog } from "../../server/log.ts";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import { createLibraryStore } from "../../server/store/library.ts";
import type { Card } from "../../shared/cards/index.ts";
import { ledgerId } from "../../shared/ids.ts";
import { accept, type Result } from "../../shared/result.ts";
import { millis } from "../../shared/time.ts";
import { anEmptyFolder } from "./data-folders.ts";
import { anActor } from "./ledger-builders.ts";
import { anImage } from "./library-builders.ts";
import { ManualClock } from "./manual-clock.ts";

interface Options {
  readonly file?: string;
  /** Stands between the library and the real ledgers. */
  readonly between?: (ledgers: Ledgers) => Pick<Ledgers, "meetings" | "recordOf" | "rehearsalOf" | "planOf" | "submit">;
}

/** The library over a real database and real ledgers. */
export function libraryAtHand({ file = ":memory:", between = (ledgers) => ledgers }: Options = {}) {
  const database = openDatabase(file);
  const store: LibraryStore = createLibraryStore(database);
  const clock = new ManualClock();
  const eventLog = createEventLog(database);
  const ledgers = new Ledgers({ log: eventLog, clock, encoderDelayOf: () => millis(0), logger: silentLog });
  const meetings = between(ledgers);
  const corrections = new FigureCorrections({ store, meetings, log: silentLog });
  const desk = new LibraryDesk({ store, meetings, corrections, clock, onDropped: () => {} });
  let commands = 0;
  const send: Ledgers["submit"] = async (submission, by) => {
    const outcome = await ledgers.submit(submission, by);
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
    return outcome;
  };
  const nextId = () => `command-${String(++commands).padStart(4, "0")}`;
  return {
    database,
    store,
    ledgers,
    eventLog,
    clock,
    corrections,
    desk,
    /** A meeting with these cards in its plan. */
    planMeeting: async (slug: string, ...cards: readonly Card[]) => {
      await ledgers.createMeeting({ slug, title: `Заседание ${slug}`, programme: [] }, anActor("system"), nextId());
      for (const card of cards) {
        const command = { type: "add", cue: { id: `cue-${card.id}`, card } } as const;
        await send({ id: nextId(), ledger: ledgerId("rundown", slug), command }, anActor());
      }
    },
    /** Opens it and takes these of its cards. */
    show: async (slug: string, ...cardIds: readonly string[]) => {
      const ledger = ledgerId("timeline", slug);
      if (ledgers.recordOf(slug)?.phase !== "open")
        await send({ id: nextId(), ledger, command: { type: "open" } }, anActor());
      for (const id of cardIds)
        await send({ id: nextId(), ledger, command: { type: "take", cueId: `cue-${id}` } }, anActor());
    },
    plannedCards: (slug: string) => ledgers.planOf(slug)?.cues.map(({ card }) => card),
    shownCards: (slug: string) => ledgers.recordOf(slug)?.showings.map(({ card }) => card),
  };
}

export const filesAtHand = (limits: Partial<FileLimits> = {}, folder = join(anEmptyFolder(), "files")) =>
  Files.open(folder, { freeBytes: 0, ...limits });

/** As `request` gives them: in pieces. */
export async function* inPieces(bytes: Uint8Array | string, size = 1024): AsyncIterable<Uint8Array> {
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

export const aConvertedDeck = (more: Partial<ConvertedDeck> = {}): ConvertedDeck => ({
  kind: "pdf",
  pages: [
    { number: 1, title: "Итоги", text: "Итоги года", image: anImage("1"), small: anImage("2", 640, 360) },
    { number: 2, title: "", text: "", image: anImage("3"), small: anImage("4", 640, 360) },
  ],
  original: { file: `${"c".repeat(32)}.pdf`, bytes: 1000 },
  ...more,
});

/** A workshop whose orders end when the test says so. */
export class ManualWorkshop {
  readonly hasOffice = true;
  readonly orders: {
    readonly sources: readonly string[];
    readonly order: DeckOrder;
    readonly end: (outcome: Result<ConvertedDeck, DeckRefusal>) => void;
  }[] = [];
  convert(sources: readonly string[], order: DeckOrder = {}): Promise<Result<ConvertedDeck, DeckRefusal>> {
    return new Promise((resolve) => {
      order.signal?.addEventListener("abort", () => resolve({ ok: false, problem: { code: "CANCELLED", page: null } }));
      this.orders.push({ sources, order, end: resolve });
    });
  }
  finish(deck = aConvertedDeck()): void {
    this.orders.at(-1)?.end(accept(deck));
  }
}

export async function deckJobsAtHand(
  store: LibraryStore,
  limits: Partial<NonNullable<Parameters<typeof DeckJobs.open>[0]["limits"]>> = {},
) {
  const workshop = new ManualWorkshop();
  const folder = join(anEmptyFolder(), "uploads");
  const jobs = await DeckJobs.open({
    workshop,
    store,
    folder,
    clock: new ManualClock(),
    log: silentLog,
    limits: { freeBytes: 0, ...limits },
  });
  return { jobs, workshop, folder };
}
