import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RecordingShelf } from "../../../../client/pages/reporter/recording-shelf.ts";
import { aTake } from "../../../support/takes.ts";

const NAME = "efir-reporter-test";
let shelf: RecordingShelf;

beforeEach(async () => {
  await deleteDB(NAME);
  shelf = await RecordingShelf.open(NAME);
});
afterEach(() => {
  vi.restoreAllMocks();
  shelf.close();
});

const piece = (...bytes: readonly number[]) => Uint8Array.from(bytes).buffer;
const inside = async (film: Blob) => [...new Uint8Array(await film.arrayBuffer())];
const reopened = async () => {
  shelf.close();
  shelf = await RecordingShelf.open(NAME);
  const [take] = await shelf.of("kollegiya");
  if (take === undefined) throw new Error("no take is kept");
  return take;
};

async function withPieces(...pieces: readonly ArrayBuffer[]) {
  let take = aTake({ state: "recording", type: "video/mp4" });
  await shelf.save(take);
  for (const bytes of pieces) take = (await shelf.append(take, bytes)).recording;
  return take;
}

test("[BZ108] what was appended is there after the page was closed, in its order", async () => {
  await withPieces(piece(1, 2), piece(3), piece(4, 5, 6));
  const take = await reopened();
  expect(take.pieceBytes).toEqual([2, 1, 3]);
  expect(await inside(await shelf.film(take))).toEqual([1, 2, 3, 4, 5, 6]);
});

test("[BZ108] a take counts no piece behind one that is missing", async () => {
  await withPieces(piece(1, 2), piece(3), piece(4, 5, 6));
  const database = await openDB(NAME);
  await database.delete("pieces", ["take-0001", 1]);
  database.close();
  expect((await reopened()).pieceBytes).toEqual([2]);
});

test("[BZ112] without room a piece is held in memory, and the take is whole while the page lives", async () => {
  const take = await withPieces(piece(1, 2));
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("", "QuotaExceededError");
  });
  const { recording, isKept } = await shelf.append(take, piece(3, 4));
  expect(isKept).toBe(false);
  expect(await inside(await shelf.film(recording))).toEqual([1, 2, 3, 4]);
  vi.restoreAllMocks();
  // Its count may be written later; the page that comes then has only what the disk has.
  await shelf.save(recording);
  expect((await reopened()).pieceBytes).toEqual([2]);
});

test("[BZ112] any other fault of the disk is not taken for a lack of room", async () => {
  const take = await withPieces(piece(1));
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("", "DataError");
  });
  await expect(shelf.append(take, piece(2))).rejects.toThrow();
});

test("[BZ110] a retake drops the pieces of one take, and of no other", async () => {
  await withPieces(piece(1));
  const other = aTake({ id: "take-0002", clipId: "take-0002" });
  await shelf.save(other);
  const { recording } = await shelf.append(other, piece(9));
  await shelf.dropPieces("take-0001");
  expect(await inside(await shelf.film(recording))).toEqual([9]);
  expect((await shelf.of("kollegiya")).map(({ pieceBytes }) => pieceBytes)).toEqual([[], [1]]);
});

test("[BZ119] takes of another meeting are not this link's", async () => {
  await shelf.save(aTake({ meeting: "sovet" }));
  expect(await shelf.of("kollegiya")).toEqual([]);
});
