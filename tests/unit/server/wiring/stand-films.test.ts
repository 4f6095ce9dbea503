import { expect, test } from "vitest";
import { approveStandFilms } from "../../../../server/wiring/stand-films.ts";
import type { Stand } from "../../../../shared/exhibition.ts";
import { aClipHouse } from "../../../support/clip-house.ts";
import { anActor } from "../../../support/ledger-builders.ts";

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

test("[BZ19] a stand's film that a reviewer returned waits for a reviewer when another file is sent for it", async () => {
  const heard: ((meeting: string) => void)[] = [];
  const tellAll = (meeting: string) => {
    for (const tell of heard) tell(meeting);
  };
  const { desk, arrived, now } = await aClipHouse({ onChanged: tellAll });
  const onChanged = (listener: (meeting: string) => void) => void heard.push(listener);
  approveStandFilms({ clips: { desk, onChanged }, exhibition: { stands: { of: () => [withFilm] }, onChanged } });
  await arrived(film, museum);
  desk.return("meeting", "film-0001", now("film-0001").version, "Не тот фильм");
  // A file that is none, and then another: neither makes it forgotten.
  await arrived({ ...film, isAnew: true }, museum, Buffer.alloc(1_000));
  await arrived({ ...film, isAnew: true }, museum);
  expect(now("film-0001")).toMatchObject({ state: "review", note: "Не тот фильм" });
  const opened = desk.approve("meeting", "film-0001", now("film-0001").version, anActor("moderator"));
  expect(opened).toMatchObject({ ok: true, value: { state: "approved", note: null } });
});
