import type { DatabaseSync } from "node:sqlite";
import { ClipDesk } from "../../server/clips/clip-desk.ts";
import { ClipFolders } from "../../server/clips/clip-folders.ts";
import { Uploads } from "../../server/clips/uploads/uploads.ts";
import type { Clock } from "../../server/clock.ts";
import type { Log } from "../../server/log.ts";
import { createAssignments } from "../../server/store/assignments.ts";
import { createClips } from "../../server/store/clips.ts";
import { createConsents } from "../../server/store/consents.ts";
import { refuse } from "../../shared/result.ts";

/** The clips' desk of a house to which none come: nothing of it touches a disk. */
export function idleClips(database: DatabaseSync, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
  const folders = new ClipFolders("/nowhere/efir-clips");
  const desk = new ClipDesk({
    ...{ clock, log, folders },
    clips: createClips(database),
    consents: createConsents(database),
    assignments: createAssignments(database),
    workshop: {
      canConvert: false,
      convert: () => Promise.resolve(refuse("NEEDS_FFMPEG")),
      cut: () => Promise.resolve(refuse("NEEDS_FFMPEG")),
      shapes: () => Promise.resolve(refuse("NEEDS_FFMPEG")),
    },
    meetings: {
      meetings: () => [],
      recordOf: () => null,
      rehearsalOf: () => null,
      planOf: () => null,
      submit: () => Promise.resolve({ ok: false, refusal: { code: "STORE_UNAVAILABLE" } }),
    },
    dropImage: () => Promise.resolve(),
    onChanged: () => {},
    onWithdrawn: () => Promise.resolve(),
  });
  return {
    desk,
    uploads: new Uploads({ intake: desk.intake, folders, limits: desk.limits, log, path: "/upload/clips" }),
  };
}
