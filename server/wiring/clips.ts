import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { clipStates } from "../../shared/clips.ts";
import { ClipDesk } from "../clips/clip-desk.ts";
import { ClipFolders } from "../clips/clip-folders.ts";
import { FilmShelf } from "../clips/convert/shelf.ts";
import { FilmWorkshop } from "../clips/convert/workshop.ts";
import { Uploads } from "../clips/uploads/uploads.ts";
import type { Clock } from "../clock.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Images } from "../library/images.ts";
import type { Log } from "../log.ts";
import { createAssignments } from "../store/assignments.ts";
import { createClips } from "../store/clips.ts";
import { createConsents } from "../store/consents.ts";
import { UPLOADS } from "../web/clips/upload-routes.ts";
import type { Named } from "./library.ts";

export interface ClipHouse extends Named {
  readonly desk: ClipDesk;
  readonly uploads: Uploads;
  readonly shelf: FilmShelf;
  readonly folderOf: (id: string) => string;
  /** Called from the first change on, in the turn of the loop that made it. */
  onChanged(listener: (meeting: string) => void): void;
  /** Called when a consent was withdrawn, until it settles: posts elsewhere are to be taken down. */
  onWithdrawn(listener: (clipId: string) => Promise<void>): void;
  close(): Promise<void>;
}

interface Parts {
  readonly dataDir: string;
  readonly database: DatabaseSync;
  readonly ledgers: Ledgers;
  readonly images: Images;
  readonly clock: Clock;
  readonly log: Log;
}

/** Clips over the store and a folder of their own. With a meeting that is dropped all of its clips go. */
export async function openClips({ dataDir, database, ledgers, images, clock, log }: Parts): Promise<ClipHouse> {
  const folder = join(dataDir, "clips");
  const folders = await ClipFolders.open(folder);
  const keepImage = async (bytes: Uint8Array) => {
    const kept = await images.keep(bytes);
    return kept.ok ? kept.value : null;
  };
  const workshop = await FilmWorkshop.open({ folder, keepImage, log });
  const clips = createClips(database);
  const changed: ((meeting: string) => void)[] = [];
  const withdrawn: ((clipId: string) => Promise<void>)[] = [];
  const desk = new ClipDesk({
    ...{ clips, folders, workshop, clock, log, meetings: ledgers },
    consents: createConsents(database),
    assignments: createAssignments(database),
    dropImage: (file) => images.drop(file),
    onChanged: (meeting) => {
      for (const listener of changed) listener(meeting);
    },
    onWithdrawn: async (clipId) => {
      for (const listener of withdrawn) await listener(clipId);
    },
  });
  const forget = (slug: string) =>
    desk.forgetMeeting(slug).catch((error: unknown) => log.fault("clips of a meeting not removed", error, { slug }));
  // A crash may have come between a meeting's end and its clips': a later one of the same address is another meeting.
  const slugs = new Set(ledgers.meetings().map(({ slug }) => slug));
  for (const { meeting } of clips.inState(...clipStates)) if (!slugs.has(meeting)) await forget(meeting);
  await desk.start();
  const stopListening = ledgers.listen({ dropped: (slug) => void forget(slug) });
  return {
    desk,
    uploads: new Uploads({ intake: desk.intake, folders, limits: desk.limits, log, path: UPLOADS }),
    shelf: new FilmShelf(folder),
    folderOf: (id) => folders.folderOf(id),
    *texts() {
      for (const texts of clips.texts()) yield* texts;
    },
    onChanged: (listener) => void changed.push(listener),
    onWithdrawn: (listener) => void withdrawn.push(listener),
    close: async () => {
      stopListening();
      await desk.close();
      await workshop.close();
    },
  };
}
