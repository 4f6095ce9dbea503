import { expect, test } from "vitest";
import { approveStandFilms } from "../../../../server/wiring/stand-films.ts";
import type { Stand } from "../../../../shared/exhibition.ts";
import { aClipHouse } from "../../../support/clip-house.ts";

const museum = { sort: "pass", id: "pass-stand", meeting: "meeting", name: "Музей" } as const;
const film = { sort: "film", id: "film-0001", title: "Год музея", bytes: 1_000, type: "video/mp4" } as const;

/** A stand as far as its film goes. */
const withFilm = { published: { film: { clipId: "film-0001", title: "Год музея" } } } as Stand;

test.each(["the stand", "the film"])(
  "[BZ19] a stand's film is for everybody once both are ready, %s last",
  async (last) => {
    const heard: ((meeting: string) => void)[] = [];
    let stands: readonly Stand[] = [];
    const tellAll = (meeting: string) => {
      for (const tell of heard) tell(meeting);
    };
    const { desk, arrived } = await aClipHouse({ onChanged: tellAll });
    const onChanged = (listener: (meeting: string) => void) => void heard.push(listener);
    approveStandFilms({ clips: { desk, onChanged }, exhibition: { stands: { of: () => stands }, onChanged } });
    if (last === "the film") stands = [withFilm];
    await arrived(film, museum);
    if (last === "the stand") {
      expect(desk.approvedClip("meeting", "film-0001")).toBe(null);
      stands = [withFilm];
      tellAll("meeting");
    }
    expect(desk.approvedClip("meeting", "film-0001")?.title).toBe("Год музея");
  },
);
