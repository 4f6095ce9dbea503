import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readinessDesk } from "../../../../server/wiring/readiness.ts";
import type { LibraryItem } from "../../../../shared/library.ts";
import { programTime } from "../../../../shared/time.ts";
import { aCue, anActor, aSlide } from "../../../support/ledger-builders.ts";
import { ledgersAtHand, rundown } from "../../../support/ledgers-at-hand.ts";
import { aHealth } from "../../../support/told-health.ts";

const pictureOf = (letter: string) => ({ file: `${letter.repeat(32)}.webp`, widthPx: 1280, heightPx: 720 });

/** A shelf that believes to have three pictures, of which one is there, one is empty and one is gone. */
async function aShelf() {
  const folder = await mkdtemp(join(tmpdir(), "efir-shelf-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, pictureOf("a").file), "a picture");
  await writeFile(join(folder, pictureOf("b").file), "");
  return { pathOf: (file: string) => (/^[abc]/.test(file) ? join(folder, file) : null) };
}

const deck: LibraryItem<"deck"> = {
  id: "deck-0001",
  sort: "deck",
  version: 1,
  updatedAt: programTime(0),
  content: {
    title: "Доклад",
    isDownloadable: false,
    pages: [
      { number: 1, image: pictureOf("a"), small: pictureOf("a"), title: "Итоги", text: "", letterShare: 0.01 },
      { number: 2, image: pictureOf("b"), small: pictureOf("a"), title: "План", text: "" },
    ],
  },
};

test("[SH20] [SH21] the report looks at the disk itself and at what the library knows of each page", async () => {
  const { ledgers, clock, send } = ledgersAtHand();
  await ledgers.createMeeting({ slug: "meeting", title: "Итоги", programme: [] }, anActor("system"), "plan-of-it");
  const slides = ["a", "b", "c", "d"].map((letter) => ({
    ...aSlide({ id: `slide-00${letter}`, title: letter, image: pictureOf(letter) }),
    ...(letter < "c" ? { deckId: deck.id } : {}),
  }));
  for (const slide of slides) await send(rundown, { type: "add", cue: aCue(slide) });
  const look = readinessDesk({
    ledgers,
    shelves: [await aShelf()],
    library: { find: (id) => (id === deck.id ? deck : null) },
    healthOf: () => aHealth(),
    backups: { last: { file: "backup.db", bytes: 1, atMs: clock.now() }, failures: 0 },
    clock,
  });
  const report = await look("meeting");
  const told = report?.lines.filter(({ cueId }) => cueId !== undefined).map(({ code, about }) => [code, about]);
  expect(told).toEqual([
    ["FILE_MISSING", "b"],
    ["FILE_MISSING", "c"],
    ["FILE_MISSING", "d"],
    ["SMALL_LETTERS", "a"],
  ]);
  expect(report?.lines.find(({ code }) => code === "LETTERS_UNCHECKED")?.figures).toEqual({ count: 3 });
  expect(await look("nothing")).toBeNull();
});
