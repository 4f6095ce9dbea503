import type { Clip, PublicClip } from "../../shared/clips.ts";
import { ClipChannel } from "../clips/clip-channel.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Film } from "../playout/film.ts";
import { openFilm } from "../playout/film-file.ts";
import type { Settings } from "../store/settings.ts";

interface Parts {
  readonly clips: {
    readonly desk: {
      approved(meeting: string): readonly PublicClip[];
      clip(id: string): Pick<Clip, "state"> | null;
    };
    readonly folderOf: (id: string) => string;
  };
  readonly ledgers: Pick<Ledgers, "meetings" | "listen">;
  readonly settings: Settings;
  /** Where meetings are held. */
  readonly stage: string;
}

/** Approved clips between meetings, out of their folders (PO40–PO45). */
export function openClipChannel({ clips, ledgers, settings, stage }: Parts): ClipChannel<Film> {
  const channel = new ClipChannel({
    approved: (meeting) => clips.desk.approved(meeting),
    meetings: () => ledgers.meetings().map((meeting) => ({ ...meeting, stage })),
    settings,
    open: async (id) => {
      const film = await openFilm(id, clips.folderOf(id));
      return film && whileFor(film, () => clips.desk.clip(id)?.state === "approved");
    },
  });
  // A later meeting of the same address is another one.
  ledgers.listen({ dropped: (slug) => channel.isOn(slug) && channel.turn(slug, false) });
  return channel;
}

/** Ends with the piece that is shown once it is not for everybody any more: returned, or taken back. */
export const whileFor = (film: Film, isForAll: () => boolean): Film => ({
  ...film,
  piece: (number) => (isForAll() ? film.piece(number) : Promise.reject(new Error("not for everybody any more"))),
});
