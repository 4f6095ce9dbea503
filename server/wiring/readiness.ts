import { stat } from "node:fs/promises";
import type { StreamHealth } from "../../shared/protocol.ts";
import type { Readiness } from "../../shared/readiness.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { programTime } from "../../shared/time.ts";
import type { AutoBackup } from "../backup/auto-backup.ts";
import type { Clock } from "../clock.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { LibraryStore } from "../library/library-store.ts";
import { filesIn } from "../readiness/files-in.ts";
import { readinessOf } from "../readiness/readiness.ts";

interface Shelf {
  /** Absolute path of a kept file; `null` for any other name. */
  pathOf(file: string): string | null;
}

interface Parts {
  readonly ledgers: Ledgers;
  /** Pictures and documents. */
  readonly shelves: readonly Shelf[];
  readonly library: Pick<LibraryStore, "find">;
  readonly healthOf: (slug: string) => StreamHealth;
  /** `null`: the house makes none by itself. */
  readonly backups: Pick<AutoBackup, "last" | "failures"> | null;
  readonly clock: Clock;
}

/** Looks at everything a meeting needs, where it stands. `null`: there is no such meeting. */
export const readinessDesk =
  ({ ledgers, shelves, library, healthOf, backups, clock }: Parts) =>
  async (slug: string): Promise<Readiness | null> => {
    const [record, plan] = [ledgers.recordOf(slug), ledgers.planOf(slug)];
    if (record === null || plan === null) return null;
    const { cues } = plan;
    const missing = await missingFiles(filesIn([cues, record.about, record.programme]), shelves);
    const shares = letterShares(cues, library);
    return readinessOf({
      record,
      cues,
      isKept: (file) => !missing.has(file),
      letterShareOf: (deckId, image) => shares.get(`${deckId} ${image}`) ?? null,
      health: healthOf(slug),
      backups: backups && {
        lastAt: backups.last === null ? null : programTime(backups.last.atMs),
        failures: backups.failures,
      },
      now: clock.now(),
    });
  };

/** Asked of the disk itself: what the house has in mind of it may be of before somebody tidied up there. */
async function missingFiles(files: readonly string[], shelves: readonly Shelf[]): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  for (const file of new Set(files)) if (!(await isThere(file, shelves))) missing.add(file);
  return missing;
}

async function isThere(file: string, shelves: readonly Shelf[]): Promise<boolean> {
  const path = shelves.map((shelf) => shelf.pathOf(file)).find((one) => one !== null) ?? null;
  if (path === null) return false;
  try {
    return (await stat(path)).size > 0;
  } catch {
    return false;
  }
}

/** By deck and page's picture: pages may have been put in another order since their cards were made. */
function letterShares(cues: readonly Cue[], library: Pick<LibraryStore, "find">): ReadonlyMap<string, number> {
  const decks = new Set(cues.flatMap(({ card }) => (card.kind === "slide" ? (card.deckId ?? []) : [])));
  const shares = new Map<string, number>();
  for (const id of decks) {
    const deck = library.find(id);
    if (deck?.sort !== "deck") continue;
    for (const { image, letterShare } of deck.content.pages)
      if (letterShare !== undefined) shares.set(`${id} ${image.file}`, letterShare);
  }
  return shares;
}
