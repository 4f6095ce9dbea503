import type { Stand } from "../../shared/exhibition.ts";
import type { Actor } from "../../shared/roles.ts";
import type { ClipDesk } from "../clips/clip-desk.ts";

/** Whoever accepted the stand has seen its film. */
const machine: Actor = { id: "exhibition", role: "system", name: "Efir" };

interface Parts {
  readonly clips: {
    readonly desk: Pick<ClipDesk, "acceptFilm" | "clip">;
    onChanged(listener: (meeting: string) => void): void;
  };
  readonly exhibition: {
    readonly stands: { of(meeting: string): readonly Stand[] };
    onChanged(listener: (meeting: string) => void): void;
  };
}

/** A stand's film is for everybody with its stand, whichever of the two is ready last (BZ19). */
export function approveStandFilms({ clips, exhibition }: Parts): void {
  const look = (meeting: string) => {
    for (const { published } of exhibition.stands.of(meeting)) {
      const id = published?.film?.clipId;
      if (id !== undefined && clips.desk.clip(id)?.state === "review") clips.desk.acceptFilm(meeting, id, machine);
    }
  };
  exhibition.onChanged(look);
  clips.onChanged(look);
}
